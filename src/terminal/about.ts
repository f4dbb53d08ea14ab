// What the terminal says of the article itself, from its fields: no sentence of the text, so no footnote.
import type { Article, ArticleField, Language } from '../core/types.ts';
import { grouped } from './facts.ts';

export type AboutArticle = (field: ArticleField, article: Article) => string;

export function aboutFor(language: Language): AboutArticle {
  const sentences = language === 'ko' ? KOREAN : ENGLISH;
  return (field, article) => sentences[field](article);
}

type Sentences = Readonly<Record<ArticleField, (article: Article) => string>>;

const KOREAN: Sentences = {
  author: ({ author, publisher }) =>
    author === undefined ? unknown('누가 썼는지') : `글쓴이: ${author}${inBrackets(publisher)}`,
  publisher: ({ publisher }) =>
    publisher === undefined ? unknown('어느 매체인지') : `${publisher}의 기사예요.`,
  date: ({ publishedAt }) =>
    publishedAt === undefined ? unknown('언제 나왔는지') : `${publishedAt}에 나온 기사예요.`,
  title: ({ title }) => `제목: ${title}`,
  link: ({ url }) => url ?? unknown('주소가'),
  length: ({ text }) => `띄어쓰기까지 ${grouped(text.length)}자예요.`,
  quotes: () => 'quotes로 누가 무슨 말을 했는지 모두 볼 수 있어요.',
};

const ENGLISH: Sentences = {
  author: ({ author, publisher }) =>
    author === undefined ? notSaid('who wrote it') : `Written by ${author}${inBrackets(publisher)}`,
  publisher: ({ publisher }) =>
    publisher === undefined ? notSaid('who published it') : `Published by ${publisher}`,
  date: ({ publishedAt }) =>
    publishedAt === undefined ? notSaid('when it came out') : `Published on ${publishedAt}`,
  title: ({ title }) => `Title: ${title}`,
  link: ({ url }) => url ?? notSaid('its address'),
  length: ({ text }) => `${grouped(text.length)} characters long.`,
  quotes: () => 'Use quotes to see who said what.',
};

function inBrackets(text: string | undefined): string {
  return text === undefined ? '' : ` (${text})`;
}

function unknown(what: string): string {
  return `이 기사에는 ${what} 적혀 있지 않아요.`;
}

function notSaid(what: string): string {
  return `The article does not say ${what}.`;
}
