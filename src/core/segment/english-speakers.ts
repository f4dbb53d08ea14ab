// Names who speaks in an English sentence, by the verbs of saying next to a capitalised name.
import type { Speaker } from '../types.ts';
import type { People } from './people.ts';

const WORD = "(?<![\\p{L}\\p{M}'’.-])[A-Z][\\p{L}\\p{M}'’.-]{0,40}";
const NAME = `(?:the\\s)?${WORD}(?:\\s(?:of|de|van|von|the|for|and|${WORD})){0,6}`;
const SAY =
  '(?:said|says|told|added|adds|noted|explained|argued|warned|stated|announced|claimed|reported|wrote|predicted|insisted|stressed|acknowledged)';
const FORMS: readonly RegExp[] = [
  new RegExp(`(?:[Aa]ccording to)\\s(?<name>${NAME})`, 'u'),
  new RegExp(`[,”"’]\\s?(?:${SAY})\\s(?<name>${NAME})(?:,\\s(?<role>[^,.“”"]{3,80}))?`, 'u'),
  new RegExp(`(?<name>${NAME}),\\s(?<role>[^,.“”"]{3,80}),\\s${SAY}\\b`, 'u'),
  new RegExp(`(?<name>${NAME}|[Hh]e|[Ss]he)\\s${SAY}\\b`, 'u'),
];

/** `base` is where the sentence stands in the article. */
export function findEnglishSpeaker(words: string, base: number, people: People): Speaker | undefined {
  for (const form of FORMS) {
    const match = form.exec(words.slice(0, 1000));
    const name = match?.groups?.['name']?.replace(/[.’']s?$/u, '');
    if (!match || !name) continue;
    if (/^(?:he|she)$/iu.test(name)) return people.last();
    return note(name, match.groups?.['role'] ?? '', base + match.index + match[0].indexOf(name), people);
  }
  return undefined;
}

function note(name: string, role: string, start: number, people: People): Speaker {
  const span = { start, end: start + name.length };
  const known = people.find(name, role);
  const speaker = known ? { name: known.name, role: known.role || role, span } : { name, role, span };
  people.add(speaker);
  return speaker;
}
