// Remembers which messages cite which sentences of which text, and tells those whose sentences are gone when an article gets a new text: once, slowly.
import type { Services } from '../core/services.ts';
import type { Language, Span } from '../core/types.ts';
import { dateMark } from './adding/keeping.ts';
import { amendSent } from './deliver/amend.ts';
import type { DeliveryTools } from './deliver/tools.ts';
import type { Log } from './log.ts';
import { messagesFor } from './messages.ts';
import { addingWords, type AddingWords } from './messages.adding.ts';
import { ownerOf, type Owned } from './owner.ts';
import { parsedObject } from './parsed.ts';
import type { Place } from './place.ts';
import { articleKey, type ProofPress, readPress } from './render/buttons.ts';
import { EPHEMERAL, type MessagePayload } from './render/payload.ts';
import { CONTENT_LIMIT } from './render/split.ts';

/** A message with an answer, as it was sent. */
export interface SentAnswer {
  readonly channelId: string;
  readonly id: string;
  readonly payload: MessagePayload;
  /** As its buttons tell where nothing is said. */
  readonly language?: Language;
}

export interface ChangedAnswers {
  /** Remembers what messages cite that a whole channel sees: no question, no person. Never rejects. */
  note(place: Place, sent: readonly SentAnswer[]): Promise<void>;
  /** An article of this library has a new text: the work is done when `idle` resolves. */
  tell(library: string, articleId: string): void;
  idle(): Promise<void>;
}

export interface ChangedAnswersParts {
  readonly services: Pick<Services, 'list' | 'show' | 'sameAs' | 'records' | 'scopes'>;
  readonly tools: DeliveryTools;
  readonly log: Log;
  readonly now: () => Date;
  /** False once the bot has begun to stop: then no message is changed any more. */
  readonly accepting: () => boolean;
}

const KIND = 'answer';
/** Of one library. */
const MOST = 500;
/** Milliseconds between two changed messages: five a second. */
const GAP_MS = 200;

/** What is kept of one message and one article. */
interface Cited {
  /** The library that holds the article, and its id there. */
  readonly library: string;
  readonly article: string;
  readonly version: number;
  readonly language: Language;
  readonly cites: readonly Cite[];
}

interface Cite {
  /** The footnote's number. */
  readonly number: number;
  readonly span: Span;
}

export function createChangedAnswers(parts: ChangedAnswersParts): ChangedAnswers {
  const { log } = parts;
  /** One article after the other, so that the pace holds for all of them together. */
  let telling = Promise.resolve();
  return {
    async note(place, sent) {
      try {
        for (const one of sent) await noteOne(parts, place, one);
      } catch (error) {
        log.warn({ err: error }, 'what an answer cites could not be noted');
      }
    },
    tell(library, articleId) {
      telling = telling
        .then(() => tellAll(parts, library, articleId))
        .catch((error: unknown) => log.warn({ err: error }, 'earlier answers could not be told of a change'));
    },
    idle: () => telling,
  };
}

/** Articles that are the same in all servers change only while the bot is off, so that nothing is noted of them. */
async function noteOne(
  { services, now }: ChangedAnswersParts,
  place: Place,
  { channelId, id, payload, language = languageOf(payload) }: SentAnswer,
): Promise<void> {
  if (place.guildId === undefined || (payload.flags & EPHEMERAL) !== 0) return;
  const proofs = proofsIn(payload);
  if (proofs.length === 0) return;
  const listed = await services.list(place.library);
  const records = services.records(place.library, KIND);
  for (const [at, key] of [...new Set(proofs.map(({ article }) => article))].entries()) {
    const article = listed.find((one) => articleKey(one.id) === key);
    const owner = article && (await ownerOf(services, place, article));
    if (!owner) continue;
    const cited = proofs.filter((proof) => proof.article === key);
    await records.put({
      id: `${channelId}/${id}${at === 0 ? '' : `/${at + 1}`}`,
      value: written(owner, cited, language),
      at: now().toISOString(),
      ...(owner.scope === place.library && { article: owner.id }),
    });
  }
  await records.trim(MOST);
}

async function tellAll(parts: ChangedAnswersParts, library: string, articleId: string): Promise<void> {
  const { services, tools, now, accepting } = parts;
  const textOf = createTexts(services, library, articleId);
  const current = await textOf();
  if (current === undefined) return;
  const on = dateMark(now().toISOString());
  for (const scope of await librariesBelow(services, library)) {
    const records = services.records(scope, KIND);
    for (const { id, value } of await records.all()) {
      if (!accepting()) return;
      const cited = read(value);
      if (cited?.library !== library || cited.article !== articleId) continue;
      const gone = await goneOf(cited, current, textOf);
      if (gone.length === 0) continue;
      await records.remove(id);
      await amendSent(messageOf(id), (content) => amended(content, on, gone, addingWords(cited)), tools);
      await tools.time.wait(GAP_MS);
    }
  }
}

function proofsIn({ components }: MessagePayload): ProofPress[] {
  return components.flatMap((row) =>
    row.components.flatMap(({ custom_id: id }) => {
      const press = readPress(id);
      return press?.kind === 'proof' ? [press] : [];
    }),
  );
}

/** Of the words on its buttons. */
function languageOf({ components }: MessagePayload): Language {
  const korean = messagesFor('ko');
  const isKorean = components.some((row) =>
    row.components.some(({ custom_id: id, label }) => {
      const press = readPress(id);
      return press?.kind === 'proof' && label === korean.proofLabel(press.number);
    }),
  );
  return isKorean ? 'ko' : 'en';
}

/** Its own and those of its closed channels, to which its articles are offered. */
async function librariesBelow(services: Pick<Services, 'scopes'>, library: string): Promise<string[]> {
  return [library, ...(await services.scopes()).filter((scope) => scope.startsWith(`${library}/`))];
}

type Texts = (version?: number) => Promise<string | undefined>;

/** The texts of one article by version, each read once; undefined where it is no longer kept. */
function createTexts(services: Pick<Services, 'show'>, scope: string, within: string): Texts {
  const texts = new Map<number | undefined, Promise<string | undefined>>();
  const show = async (version?: number): Promise<string | undefined> => {
    const request = { scope, within, ...(version !== undefined && { version }) };
    return (await services.show(request).catch(() => undefined))?.text;
  };
  return (version) => {
    const text = texts.get(version) ?? show(version);
    texts.set(version, text);
    return text;
  };
}

/** The numbers of the footnotes whose words the current text no longer has; none where the earlier text is not kept. */
async function goneOf({ version, cites }: Cited, current: string, textOf: Texts): Promise<number[]> {
  const before = await textOf(version);
  if (before === undefined) return [];
  return cites
    .filter(({ span }) => !current.includes(before.slice(span.start, span.end).trim()))
    .map(({ number }) => number);
}

/** Undefined where there is no room. */
function amended(
  content: string,
  on: string,
  numbers: readonly number[],
  words: AddingWords,
): string | undefined {
  return [false, true]
    .map((short) => `${content}\n-# ${words.changedSince(on, numbers, short)}`)
    .find(({ length }) => length <= CONTENT_LIMIT);
}

function messageOf(recordId: string): { readonly channelId: string; readonly id: string } {
  const [channelId = '', id = ''] = recordId.split('/');
  return { channelId, id };
}

function written(
  { scope: library, id: article }: Owned,
  proofs: readonly ProofPress[],
  language: Language,
): string {
  const version = Math.min(...proofs.map((proof) => proof.version));
  const cites = proofs.map(({ number, span }) => [number, span.start, span.end]);
  return JSON.stringify({ library, article, version, language, cites });
}

/** Undefined for what is no record of ours. */
function read(value: string): Cited | undefined {
  const { library, article, version, language, cites } = parsedObject(value);
  if (typeof library !== 'string' || typeof article !== 'string' || typeof version !== 'number')
    return undefined;
  const known = (Array.isArray(cites) ? cites : []).flatMap(citeOf);
  return { library, article, version, language: language === 'en' ? 'en' : 'ko', cites: known };
}

function citeOf(given: unknown): Cite[] {
  const [number, start, end]: readonly unknown[] = Array.isArray(given) ? given : [];
  if (typeof number !== 'number' || typeof start !== 'number' || typeof end !== 'number') return [];
  return [{ number, span: { start, end } }];
}
