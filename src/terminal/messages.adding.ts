// What the terminal says beside that an article was added: that it was there, and what could not be read for sure.
import type { ReadingWarning } from '../core/article/outside.ts';
import type { Language } from '../core/types.ts';

export interface AddingWords {
  readonly unchanged: (title: string, id: string) => string;
  readonly warnings: Readonly<Record<ReadingWarning, string>>;
}

export const ADDING_WORDS: Readonly<Record<Language, AddingWords>> = {
  ko: {
    unchanged: (title, id) => `‘${title}’ 기사는 이미 그대로 있어요. (아이디: ${id})`,
    warnings: {
      'several-articles': '그 페이지에 글이 여러 개 있어서 제목에 맞는 것만 넣었어요.',
      'rest-behind-paywall': '구독해야 다 보이는 기사라 보이는 데까지만 넣었어요.',
      'not-shown-on-page': '본문은 화면이 아니라 페이지에 숨은 자료에서 읽었어요.',
      'characters-broken': '몇 글자는 깨져서 읽지 못했어요.',
    },
  },
  en: {
    unchanged: (title, id) => `“${title}” is here already and has not changed. (id: ${id})`,
    warnings: {
      'several-articles': 'That page holds several texts; I took the one that its title names.',
      'rest-behind-paywall': 'The rest is for subscribers; I added what the page shows.',
      'not-shown-on-page': "I read the text from the page's data, not from what it shows.",
      'characters-broken': 'A few characters are broken and could not be read.',
    },
  },
};
