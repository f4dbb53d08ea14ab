// What the terminal says of the article itself, from its fields: no sentence of the text, so no footnote.
import type { Article, ArticleField, Language } from '../core/types.ts';
import { grouped } from './facts.ts';
import { particle } from './particle.ts';

export type AboutArticle = (field: ArticleField, article: Article) => string;

export function aboutFor(language: Language): AboutArticle {
  return language === 'ko' ? aboutInKorean : aboutInEnglish;
}

const UNKNOWN = {
  ko: { author: '누가 썼는지', publisher: '어느 매체인지', date: '언제 나왔는지', link: '주소가' },
  en: {
    author: 'who wrote it',
    publisher: 'who published it',
    date: 'when it came out',
    link: 'its address',
  },
} as const;

function aboutInKorean(
  field: ArticleField,
  { title, publisher, author, publishedAt, url, text }: Article,
): string {
  switch (field) {
    case 'author':
      return author === undefined
        ? unknownInKorean(field)
        : `글쓴이: ${author}${publisher === undefined ? '' : ` (${publisher})`}`;
    case 'publisher':
      return publisher === undefined ? unknownInKorean(field) : `${publisher}의 기사예요.`;
    case 'date':
      return publishedAt === undefined ? unknownInKorean(field) : `${publishedAt}에 나온 기사예요.`;
    case 'title':
      return `제목: ${title}`;
    case 'link':
      return url ?? unknownInKorean(field);
    case 'length':
      return `띄어쓰기까지 ${grouped(text.length)}자예요.`;
    case 'quotes':
      return `quotes${particle('quotes', '으로/로')} 누가 무슨 말을 했는지 모두 볼 수 있어요.`;
  }
}

function unknownInKorean(field: keyof typeof UNKNOWN.ko): string {
  return `이 기사에는 ${UNKNOWN.ko[field]} 적혀 있지 않아요.`;
}

function aboutInEnglish(
  field: ArticleField,
  { title, publisher, author, publishedAt, url, text }: Article,
): string {
  switch (field) {
    case 'author':
      return author === undefined
        ? unknownInEnglish(field)
        : `Written by ${author}${publisher === undefined ? '' : ` (${publisher})`}`;
    case 'publisher':
      return publisher === undefined ? unknownInEnglish(field) : `Published by ${publisher}`;
    case 'date':
      return publishedAt === undefined ? unknownInEnglish(field) : `Published on ${publishedAt}`;
    case 'title':
      return `Title: ${title}`;
    case 'link':
      return url ?? unknownInEnglish(field);
    case 'length':
      return `${grouped(text.length)} characters long.`;
    case 'quotes':
      return 'Use quotes to see who said what.';
  }
}

function unknownInEnglish(field: keyof typeof UNKNOWN.en): string {
  return `The article does not say ${UNKNOWN.en[field]}.`;
}
