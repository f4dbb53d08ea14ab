// A page beside what it truly says.
import type { Story } from './stories.ts';

export interface PageCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
  readonly truth: Truth | { readonly failure: string };
}

export interface Truth {
  readonly title: string;
  readonly publishedAt: string | undefined;
  readonly author: string | undefined;
  readonly publisher: string | undefined;
  readonly body: string;
}

export function truthOf(story: Story, body: string = story.paragraphs.join('\n\n')): Truth {
  return {
    title: story.title,
    publishedAt: story.date,
    author: story.author,
    publisher: story.publisher,
    body,
  };
}

export function htmlCase(
  name: string,
  html: string,
  truth: PageCase['truth'],
  url = `https://www.${name}.example/news/articleView.html?idxno=4021`,
): PageCase {
  return { name, bytes: Buffer.from(html), contentType: 'text/html; charset=utf-8', url, truth };
}
