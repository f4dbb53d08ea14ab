// What whoever runs the bot reads in the terminal where they started it.
import type { Language } from '../core/types.ts';

export interface KeeperWords {
  readonly ready: (name: string, servers: number) => string;
  readonly invite: (link: string) => string;
  readonly notRegistered: string;
  readonly stopping: string;
  readonly stopped: string;
}

export const KEEPER_WORDS: Readonly<Record<Language, KeeperWords>> = {
  ko: {
    ready: (name, servers) =>
      servers === 0
        ? `${name} 봇이 디스코드에 들어왔어요. 아직 어느 서버에도 없으니 아래 링크로 초대해 주세요.`
        : `${name} 봇이 디스코드에 들어왔어요. 서버 ${servers}곳에서 묻기를 기다려요. 끝내려면 Ctrl+C를 누르세요.`,
    invite: (link) => `서버에 초대하는 링크: ${link}`,
    notRegistered:
      '슬래시 명령이 아직 올라가 있지 않거나 예전 것이에요. 한 번 이렇게 해 주세요: npm run -s gakju -- register',
    stopping: '하던 답을 마치고 끝낼게요. (바로 끝내려면 Ctrl+C를 한 번 더)',
    stopped: '봇을 껐어요.',
  },
  en: {
    ready: (name, servers) =>
      servers === 0
        ? `${name} is on Discord, but in no server yet: invite it with the link below.`
        : `${name} is on Discord, in ${servers} ${servers === 1 ? 'server' : 'servers'}, waiting for questions. Press Ctrl+C to stop.`,
    invite: (link) => `Invite it to a server: ${link}`,
    notRegistered:
      'The slash commands are not registered yet, or are old. Do this once: npm run -s gakju -- register',
    stopping: 'Finishing the answers under way. (Press Ctrl+C again to stop at once.)',
    stopped: 'The bot has stopped.',
  },
};
