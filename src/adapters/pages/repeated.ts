// Finds what a page shows twice: sentences of the text that are drawn large beside it.
import { elementsOf, lineOf, type PageElement, shortLineOf } from './dom.ts';
import { wordsOf } from './names.ts';
import { lettersOf } from './title.ts';

/** Quotations that are looked for, and letters of the shortest and longest. */
const QUOTE_LIMIT = 30;
const SHORTEST = 8;
const LONGEST = 250;

/** Quotations whose words stand once more in the running text of the page. */
export function repeatedQuotes(page: PageElement): ReadonlySet<PageElement> {
  const quotes: PageElement[] = [];
  for (const element of elementsOf(page)) {
    if (isQuotePlace(element) && shortLineOf(element, LONGEST) !== '') quotes.push(element);
    if (quotes.length >= QUOTE_LIMIT) break;
  }
  if (quotes.length === 0) return new Set();
  const all = lettersOf(lineOf(page));
  return new Set(quotes.filter((quote) => isTwice(lettersOf(lineOf(quote)), all)));
}

function isQuotePlace(element: PageElement): boolean {
  return (
    element.tag === 'blockquote' ||
    wordsOf(element).some((word) => /^(?:pull\w*|quotes?|quotation|blockquote|highlight)$/u.test(word))
  );
}

function isTwice(letters: string, all: string): boolean {
  if (letters.length < SHORTEST) return false;
  const first = all.indexOf(letters);
  return first >= 0 && all.includes(letters, first + letters.length);
}
