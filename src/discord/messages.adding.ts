// What people read while an article is added, looked at, kept or changed, in Korean and English. Texts from outside come in escaped.
import type { ReadingWarning } from '../core/article/outside.ts';
import type { Language } from '../core/types.ts';
import { grouped } from './messages.facts.ts';
import type { DraftAct } from './render/buttons.ts';

/** The fields of an article that a person may type. */
export type TypedField = 'title' | 'publisher' | 'date' | 'link' | 'text';

export interface AddingWords {
  readonly labels: Readonly<Record<DraftAct, string>>;
  readonly formTitle: Readonly<Record<'paste' | 'details', string>>;
  readonly fields: Readonly<Record<TypedField, { readonly label: string; readonly hint: string }>>;

  readonly reading: string;
  readonly size: (characters: number, sentences: number) => string;
  readonly firstSentence: string;
  readonly lastSentence: string;
  readonly notUnderstood: string;
  readonly noDate: string;
  readonly noPublisher: string;
  readonly noLink: string;
  readonly warnings: Readonly<Record<ReadingWarning, string>>;
  readonly keepIt: string;
  /** The same page is here with another text. */
  readonly keepChanged: string;

  readonly kept: (title: string, sentences: number) => string;
  readonly keptChanged: (title: string) => string;
  readonly discarded: string;
  readonly expired: string;
  /** `since` is when it was added, as Discord shows dates; undefined where that is not known. */
  readonly alreadyHere: (title: string, since: string | undefined) => string;
  readonly libraryFull: (most: number) => string;
  readonly tooManyNow: (most: number) => string;

  /** Below the sentence behind a footnote. */
  readonly newerText: string;
  readonly textNotKept: string;
  /** Added to an answer whose sentences are no longer in the article; `short` where there is little room. */
  readonly changedSince: (on: string, numbers: readonly number[], short: boolean) => string;
}

const korean: AddingWords = {
  labels: { keep: '넣기', discard: '버리기', edit: '정보 고치기' },
  formTitle: { paste: '기사 넣기', details: '기사 정보 고치기' },
  fields: {
    title: { label: '제목', hint: '비워 두면 글의 첫 줄로 정해요.' },
    publisher: { label: '매체', hint: '비워 둬도 돼요.' },
    date: { label: '날짜', hint: '나온 날이에요. 예: 2025-03-04' },
    link: { label: '링크', hint: '기사 주소예요. 비워 둬도 돼요.' },
    text: {
      label: '본문',
      hint: '디스코드에서는 4,000자까지 붙여 넣을 수 있어요. 더 길면 파일로 올려 주세요.',
    },
  },

  reading: '기사를 읽고 있어요…',
  size: (characters, sentences) => `${grouped(characters)}자, ${grouped(sentences)}문장`,
  firstSentence: '첫 문장',
  lastSentence: '끝 문장',
  notUnderstood: '알아 두세요',
  noDate: '날짜를 찾지 못했어요. 이대로 넣으면 답에 날짜가 나오지 않아요.',
  noPublisher: '매체를 찾지 못했어요.',
  noLink: '링크가 없어서 답에 ‘기사에서 보기’가 나오지 않아요.',
  warnings: {
    'several-articles': '페이지에 글이 여러 개 있어서 제목에 맞는 것만 읽었어요.',
    'rest-behind-paywall': '구독해야 다 보이는 기사라 보이는 데까지만 읽었어요.',
    'not-shown-on-page': '화면이 아니라 페이지에 숨은 자료에서 본문을 읽었어요.',
    'characters-broken': '몇 글자는 깨져서 읽지 못했어요.',
  },
  keepIt: '맞게 읽었으면 넣어 주세요. 아직 저장하지 않았고, 15분이 지나면 버려요.',
  keepChanged:
    '이미 있는 기사인데 글이 바뀌었어요. 넣으면 앞으로는 새 글로 답해요. 아직 저장하지 않았고, 15분이 지나면 버려요.',

  kept: (title, sentences) => `‘${title}’ 기사를 넣었어요(${grouped(sentences)}문장). 이제 물어보세요.`,
  keptChanged: (title) => `‘${title}’ 기사를 새 글로 바꿨어요. 예전 답의 원문 버튼은 예전 글을 보여 줘요.`,
  discarded: '버렸어요. 아무것도 저장하지 않았어요.',
  expired: '이 미리보기는 시간이 지나 사라졌어요. `/article add`로 다시 넣어 주세요.',
  alreadyHere: (title, since) =>
    since === undefined
      ? `‘${title}’ 기사는 이미 있어요.`
      : `‘${title}’ 기사는 이미 있어요. (${since}에 넣음)`,
  libraryFull: (most) =>
    `기사는 ${grouped(most)}개까지 넣을 수 있어요. \`/article remove\`로 안 쓰는 기사를 지워 주세요.`,
  tooManyNow: (most) => `한 시간에 기사 ${grouped(most)}개까지 넣을 수 있어요. 조금 뒤에 다시 해 주세요.`,

  newerText: '이 기사는 그 뒤에 글이 바뀌었어요. 위는 답할 때의 글이에요.',
  textNotKept: '오래전 글이라 이제는 보여 드릴 수 없어요. 다시 물어보시면 지금 글로 답해 드릴게요.',
  changedSince: (on, numbers, short) =>
    short
      ? `${on} 기사가 바뀌어 ${marks(numbers)} 문장은 이제 없어요.`
      : `이 기사는 ${on}에 바뀌었어요. ${marks(numbers)} 문장은 이제 기사에 없어요.`,
};

const english: AddingWords = {
  labels: { keep: 'Keep', discard: 'Throw away', edit: 'Edit details' },
  formTitle: { paste: 'Add an article', details: 'Edit details' },
  fields: {
    title: { label: 'Title', hint: 'Leave it empty to take the first line of the text.' },
    publisher: { label: 'Publisher', hint: 'May be left empty.' },
    date: { label: 'Date', hint: 'When it came out, such as 2025-03-04' },
    link: { label: 'Link', hint: 'The address of the article; may be left empty.' },
    text: {
      label: 'Text',
      hint: 'Discord takes up to 4,000 characters here. Attach a longer article as a file.',
    },
  },

  reading: 'Reading the article…',
  size: (characters, sentences) => `${counted(characters, 'character')}, ${counted(sentences, 'sentence')}`,
  firstSentence: 'First sentence',
  lastSentence: 'Last sentence',
  notUnderstood: 'Please note',
  noDate: 'I found no date. As it is, answers will carry no date.',
  noPublisher: 'I found no publisher.',
  noLink: 'It has no link, so answers cannot open the article.',
  warnings: {
    'several-articles': 'The page holds several texts; I took the one that its title names.',
    'rest-behind-paywall': 'The rest is for subscribers; I read what the page shows.',
    'not-shown-on-page': "I read the text from the page's data, not from what it shows.",
    'characters-broken': 'A few characters are broken and could not be read.',
  },
  keepIt: 'Keep it if I read it right. Nothing is stored yet; after 15 minutes it is gone.',
  keepChanged:
    'This article is here already, and its text has changed. If you keep it, I will answer from the new text. Nothing is stored yet; after 15 minutes it is gone.',

  kept: (title, sentences) => `Added “${title}” (${counted(sentences, 'sentence')}). Ask away.`,
  keptChanged: (title) =>
    `“${title}” now has its new text. The source buttons of earlier answers still show the earlier text.`,
  discarded: 'Thrown away. Nothing was stored.',
  expired: 'This preview has expired. Add the article again with `/article add`.',
  alreadyHere: (title, since) =>
    since === undefined ? `“${title}” is here already.` : `“${title}” is here already, since ${since}.`,
  libraryFull: (most) =>
    `There is room for ${grouped(most)} articles. Remove one that nobody needs with \`/article remove\`.`,
  tooManyNow: (most) => `Up to ${grouped(most)} articles an hour can be added. Try again a little later.`,

  newerText: 'The article has a newer text since. Above is the text that was answered from.',
  textNotKept: 'That text is too old and no longer kept. Ask again, and I will answer from the present text.',
  changedSince: (on, numbers, short) =>
    short
      ? `Changed on ${on}: ${marks(numbers)} no longer in the article.`
      : `This article was changed on ${on}; ${numbers.length === 1 ? 'sentence' : 'sentences'} ${marks(numbers)} ${numbers.length === 1 ? 'is' : 'are'} no longer in it.`,
};

const ADDING_WORDS: Readonly<Record<Language, AddingWords>> = { ko: korean, en: english };

export function addingWords({ language }: { readonly language: Language }): AddingWords {
  return ADDING_WORDS[language];
}

function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** `[1][3]`, each once, in their order. */
function marks(numbers: readonly number[]): string {
  return [...new Set(numbers)]
    .sort((one, other) => one - other)
    .map((number) => `[${number}]`)
    .join('');
}
