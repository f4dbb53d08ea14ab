// Who said what: an article's quoting and reporting sentences by speaker, where the several names of one speaker count as one.
import { editDistance } from './analyze/edit-distance.ts';
import { toLetters } from './analyze/hangul.ts';
import { withoutParticle } from './analyze/particles.ts';
import { Failure } from './errors.ts';
import type { SpeakerQuotes } from './services.ts';
import type { SegmentedArticle, Sentence, Speaker } from './types.ts';

/**
 * Speakers by first appearance, each under the fullest name and role that the article gives, with the sentences in order.
 * `wanted` keeps those that it means: a name or part of one, with or without title and particle, small typos forgiven.
 * Fails with `unknown-speaker` and the names that there are when it means none.
 */
export function quotesOf({ sentences }: SegmentedArticle, wanted?: string): SpeakerQuotes[] {
  const speakers = groupBySpeaker(sentences);
  if (wanted === undefined || wanted.trim() === '') return speakers;
  const levels = speakers.map(({ speaker }) => likeness(wanted, speaker));
  const best = Math.max(0, ...levels);
  if (best > 0) return speakers.filter((_, i) => levels[i] === best);
  throw new Failure('unknown-speaker', {
    speaker: wanted.trim(),
    known: speakers.map(({ speaker }) => speaker.name).join(', '),
  });
}

interface Group {
  readonly speakers: Speaker[];
  readonly sentences: Sentence[];
}

function groupBySpeaker(sentences: readonly Sentence[]): SpeakerQuotes[] {
  const all = sentences.flatMap(({ speaker }) => (speaker && isSomeone(speaker) ? [speaker] : []));
  const groups = new Map<string, Group>();
  for (const sentence of sentences) {
    const { speaker } = sentence;
    if (!speaker || !isSomeone(speaker)) continue;
    const name = fullName(speaker, all);
    const group = groups.get(name) ?? { speakers: [], sentences: [] };
    groups.set(name, group);
    group.speakers.push(speaker);
    group.sentences.push(sentence);
  }
  return [...groups].map(([name, group]) => ({
    speaker: fullest(name, group.speakers),
    sentences: group.sentences,
  }));
}

/** A share of answers is nobody. */
function isSomeone({ name }: Speaker): boolean {
  return name.trim() !== '' && !/[%％]$/u.test(name);
}

/** The name in full with the longest role that goes with it, at its first place. */
function fullest(name: string, speakers: readonly Speaker[]): Speaker {
  const named = speakers.filter((speaker) => speaker.name === name);
  const [first] = named.length > 0 ? named : speakers;
  if (!first) throw new Error(`expected a speaker in the group of ${name}, got none`);
  const role = named.reduce(
    (longest, speaker) => (speaker.role.length > longest.length ? speaker.role : longest),
    '',
  );
  return { ...first, name, role };
}

/** The one longer name in the article that this name shortens; the name itself when there is none or more than one. */
function fullName(speaker: Speaker, all: readonly Speaker[]): string {
  const longer = new Set(all.filter((other) => shortens(speaker, other)).map(({ name }) => name));
  const [only] = longer;
  return longer.size === 1 && only !== undefined ? only : speaker.name;
}

const NOT_ONE_BODY =
  /(?:업계|학계|일각|전문가들?|관계자들?|소비자들?|주민들?|시민들?|상인들?|농민들?|직원|학생|위원|교수|대표|연구원)$/u;

function shortens(short: Speaker, full: Speaker): boolean {
  if (short.name === full.name || isPerson(short)) return false;
  const called = /^([가-힣]{1,2})(?: (\S+))?$/u.exec(short.name);
  const title = called?.[2] ?? short.role;
  if (called?.[1] !== undefined && title !== '' && isPerson(full)) {
    return full.name.startsWith(called[1]) && lastWord(full.role).endsWith(lastWord(title));
  }
  if (short.role !== '' || full.role !== '') return false;
  const [bare, whole] = [bodyName(short.name), bodyName(full.name)];
  if (bare === whole) return short.name.length < full.name.length;
  return bare.length >= 2 && !NOT_ONE_BODY.test(bare) && whole.length > bare.length && whole.endsWith(bare);
}

/** `회사 측` is 회사. */
function bodyName(name: string): string {
  return name.replace(/\s?측$/u, '');
}

/** A full name with a role; a family name alone is not yet a person. */
function isPerson({ name, role }: Speaker): boolean {
  return role !== '' && (name.length >= 3 || /[A-Za-z ]/u.test(name));
}

function lastWord(text: string): string {
  return text.split(' ').at(-1) ?? '';
}

const SAME = 5;
const NAMED = 4;
const CALLED = 3;
const ROLE = 2;
const TYPO = 1;

/** How surely `wanted` means the speaker; 0 for not at all. */
function likeness(wanted: string, speaker: Speaker): number {
  return Math.max(...formsOf(wanted).map((form) => likenessOfForm(form, speaker)));
}

/** What was typed, and the same with a particle taken off. */
function formsOf(wanted: string): string[] {
  const typed = wanted
    .normalize('NFC')
    .replace(/[?!.,"'“”‘’]/gu, '')
    .trim()
    .toLowerCase();
  return [typed, ...withoutParticle(typed), ...withoutParticle(typed.replace(/님.*$/u, ''))].filter(
    (form) => form !== '',
  );
}

function likenessOfForm(form: string, speaker: Speaker): number {
  const name = speaker.name.toLowerCase();
  const role = speaker.role.toLowerCase();
  const [asked, known] = [squeeze(form), squeeze(name)];
  const everything = squeeze(`${role}${name}${role}`);
  if (asked === known) return SAME;
  if (known.length >= 2 && asked.includes(known)) return NAMED;
  if (isCalled(form, speaker)) return CALLED;
  if (asked.length >= 2 && known.includes(asked)) return CALLED;
  if (asked.length >= 2 && everything.includes(asked)) return ROLE;
  if (
    form.split(/\s+/u).length > 1 &&
    form.split(/\s+/u).every((word) => word.length >= 2 && everything.includes(word))
  )
    return ROLE;
  return form.split(/\s+/u).some((word) => isTypoOf(word, known)) || isTypoOf(asked, known) ? TYPO : 0;
}

/** `김 교수`, `김교수`: the family name and the title. */
function isCalled(form: string, { name, role }: Speaker): boolean {
  const title = lastWord(role);
  const match = /^(\p{L}{1,2}?)\s?(\p{L}{2,})$/u.exec(form);
  return match !== null && title !== '' && name.startsWith(match[1] ?? '') && title.endsWith(match[2] ?? '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** One letter in four, three at most, may be wrong, counted in the letters of Hangul syllables. */
function isTypoOf(typed: string, name: string): boolean {
  const [left, right] = [toLetters(typed), toLetters(name)];
  const allowed = Math.min(3, Math.floor(Math.max(left.length, right.length) / 4));
  return Math.abs(left.length - right.length) <= allowed && editDistance(left, right) <= allowed;
}
