// What a person reads about their own choices, about what is kept of them, and about what was left out of an answer; both languages.
import type { Manner } from '../core/types.ts';
import type { Messages } from './messages.ts';

type Named<Name extends string> = Readonly<Record<Name, string>>;

export interface PreferenceWords {
  readonly length: string;
  readonly lengths: Named<NonNullable<Manner['length']>>;
  readonly speech: string;
  readonly speeches: Named<NonNullable<Manner['register']>>;
  readonly dropped: string;
  readonly droppedShown: Named<'on' | 'off'>;
  /** Behind what a person chose for themselves. */
  readonly mine: string;
  /** What length and level of speech hold for. */
  readonly forModels: string;
  readonly notMine: string;

  readonly keptOfYou: string;
  readonly nothingKept: string;
  readonly chosen: (choices: readonly string[]) => string;
  readonly acts: (count: number) => string;
  readonly articles: (count: number) => string;
  readonly eraseLabel: string;
  readonly erased: (acts: number) => string;

  readonly leftOutLabel: (count: number) => string;
  readonly leftOut: string;
  /** What of a claim is not the article's. */
  readonly because: (reason: string) => string;
  readonly leftOutGone: string;
  readonly leftOutForManagers: string;
}

const korean: PreferenceWords = {
  length: '답의 길이',
  lengths: { short: '짧게', normal: '보통', long: '길게' },
  speech: '말투',
  speeches: { haeyo: '해요체', hapsyo: '합쇼체', plain: '해라체' },
  dropped: '빠진 내용',
  droppedShown: { on: '관리자에게 보여 주기', off: '보여 주지 않기' },
  mine: '내 설정',
  forModels: 'AI 모델 없이 답할 때는 ‘짧게’만 따르고, 말투는 기사 문장을 따라요.',
  notMine: '공개와 관리는 서버나 채널에만 정할 수 있어요. ‘어디에’를 비우고 다시 해 주세요.',

  keptOfYou: '**지금 저장된 내 정보**',
  nothingKept: '저장된 것이 없어요.',
  chosen: (choices) => `내 설정 — ${choices.join(', ')}`,
  acts: (count) => `기사나 구독을 넣고 바꾸고 지운 기록 ${count}개`,
  articles: (count) => `디스코드 DM에 넣은 기사 ${count}개 (DM에서 \`/article remove\`로 지워요)`,
  eraseLabel: '내 정보 지우기',
  erased: (acts) =>
    acts === 0 ? '내 설정을 지웠어요.' : `내 설정을 지우고, 기록 ${acts}개에서 누가 했는지도 지웠어요.`,

  leftOutLabel: (count) => `빠진 내용 (${count})`,
  leftOut:
    '**확인되지 않은 내용이에요. 사실로 옮기지 마세요.** AI 모델이 썼지만 기사가 뒷받침하지 않아 답에서 뺐어요.',
  because: (reason) => `기사와 다르거나 기사에 없는 것: ${reason}`,
  leftOutGone: '빠진 내용은 한 시간만 기억해요. 다시 물어보시면 볼 수 있어요.',
  leftOutForManagers: '빠진 내용은 서버를 관리하는 분만 볼 수 있어요.',
};

const english: PreferenceWords = {
  length: 'Length of answers',
  lengths: { short: 'short', normal: 'normal', long: 'long' },
  speech: 'Level of Korean speech',
  speeches: { haeyo: 'haeyo (polite)', hapsyo: 'hapsyo (formal)', plain: 'plain' },
  dropped: 'What was left out',
  droppedShown: { on: 'shown to managers', off: 'not shown' },
  mine: 'for you',
  forModels:
    'Without an AI model only “short” is followed, and the level of speech is that of the article’s sentences.',
  notMine:
    'Visibility and keepers are chosen for the server or a channel. Leave “where” empty and try again.',

  keptOfYou: '**What is stored of you now**',
  nothingKept: 'Nothing.',
  chosen: (choices) => `Your choices — ${choices.join(', ')}`,
  acts: (count) => `Notes of articles or feeds that you added, changed or removed: ${count}`,
  articles: (count) =>
    `Articles that you added in direct messages: ${count} (delete them there with \`/article remove\`)`,
  eraseLabel: 'Erase what is stored of me',
  erased: (acts) =>
    acts === 0
      ? 'Your choices are erased.'
      : `Your choices are erased. Notes that no longer say who did it: ${acts}.`,

  leftOutLabel: (count) => `Left out (${count})`,
  leftOut:
    '**This is not verified. Do not pass it on as fact.** The AI model wrote it, the article does not carry it, and it was left out of the answer.',
  because: (reason) => `Not as in the article, or not in it: ${reason}`,
  leftOutGone: 'What was left out is remembered for an hour. Ask again to see it.',
  leftOutForManagers: 'Only who manages the server can see what was left out.',
};

export function preferenceWords({ language }: Pick<Messages, 'language'>): PreferenceWords {
  return language === 'ko' ? korean : english;
}
