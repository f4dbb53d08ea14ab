// What whoever registers the commands reads in the terminal: what is new, changed and gone, and what came of it.
import type { Language } from '../core/types.ts';

export interface RegisterWords {
  readonly added: (names: string) => string;
  readonly changed: (names: string) => string;
  readonly removed: (names: string) => string;
  readonly same: (count: number) => string;
  /** How many commands there are now, and where: in one server, or everywhere. */
  readonly registered: (count: number, guild: string | undefined) => string;
  readonly nothingToDo: (count: number) => string;
  /** Only shown, not done. */
  readonly dryRun: string;
}

export const REGISTER_WORDS: Readonly<Record<Language, RegisterWords>> = {
  ko: {
    added: (names) => `새로 올림: ${names}`,
    changed: (names) => `고침: ${names}`,
    removed: (names) => `내림: ${names}`,
    same: (count) => `그대로: ${count}개`,
    registered: (count, guild) =>
      `명령 ${count}개를 ${guild === undefined ? '모든 서버에' : `서버 ${guild}에`} 올렸어요.`,
    nothingToDo: (count) => `바뀐 것이 없어요. 명령 ${count}개가 이미 올라가 있어요.`,
    dryRun: '보여 드리기만 하고 올리지는 않았어요.',
  },
  en: {
    added: (names) => `new: ${names}`,
    changed: (names) => `changed: ${names}`,
    removed: (names) => `gone: ${names}`,
    same: (count) => `as before: ${count}`,
    registered: (count, guild) =>
      `${count} commands are registered ${guild === undefined ? 'in all servers' : `in server ${guild}`}.`,
    nothingToDo: (count) => `Nothing has changed. All ${count} commands are registered already.`,
    dryRun: 'This was only shown; nothing was registered.',
  },
};
