// What is said while a model elsewhere makes vectors, in both languages.
import type { Language } from '../core/types.ts';
import { grouped } from './facts.ts';

export interface RebuildingWords {
  /** What it will take, told before it is begun. */
  readonly estimate: (passages: number, tokens: number) => string;
  /** A question that is answered with y or n. */
  readonly goOn: string;
  /** One line that is written over; `seconds` are those left, absent where nobody knows yet. */
  readonly progress: (done: number, total: number, seconds: number | undefined) => string;
  /** Follows what was rebuilt, where passages have no vectors. */
  readonly missing: (passages: number) => string;
}

export const REBUILDING_WORDS: Readonly<Record<Language, RebuildingWords>> = {
  ko: {
    estimate: (passages, tokens) =>
      `임베딩 모델에 문단 ${grouped(passages)}개를 보내요. 넉넉히 잡아 ${grouped(tokens)}토큰이에요.`,
    goOn: '계속할까요? [y/N] ',
    progress: (done, total, seconds) =>
      `문단 ${grouped(done)}/${grouped(total)}${seconds === undefined ? '' : ` · ${koreanTime(seconds)} 남음`}`,
    missing: (passages) =>
      `문단 ${grouped(passages)}개는 아직 벡터가 없어요. 다 만들 때까지는 낱말로만 찾아요. 모델이 응답하지 않으면 GAKJU_EMBEDDING_MODEL, 주소, 키를 확인하고 rebuild를 다시 해 주세요.`,
  },
  en: {
    estimate: (passages, tokens) =>
      `This sends ${grouped(passages)} passages to the embedding model: ${grouped(tokens)} tokens at most.`,
    goOn: 'Go on? [y/N] ',
    progress: (done, total, seconds) =>
      `${grouped(done)}/${grouped(total)} passages${seconds === undefined ? '' : ` · ${englishTime(seconds)} left`}`,
    missing: (passages) =>
      `${grouped(passages)} passages have no vectors yet. Until all have, they are found by words alone. If the model does not answer, check GAKJU_EMBEDDING_MODEL, its address and key, and run rebuild again.`,
  },
};

function koreanTime(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)}초` : `${Math.ceil(seconds / 60)}분`;
}

function englishTime(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
