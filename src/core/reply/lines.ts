// Sorts the lines of a reply: thoughts, fences, lists of sources and talk fall away, JSON and text become claims.
import type { ReplyClaim, ReplyEvent, ReplyOptions } from '../reply.ts';
import { createJsonScanner, startsJson, type JsonScanner } from './json-claims.ts';
import { claimsIn } from './line-claims.ts';
import { startsWithMark } from './marks.ts';
import { undressed } from './markup.ts';
import { createThoughtFilter } from './thoughts.ts';

export interface LineReader {
  read(line: string): ReplyEvent[];
  end(): ReplyEvent[];
  readonly state: { readonly declined: boolean; readonly uncited: number };
}

interface State {
  declined: boolean;
  uncited: number;
  /** A line without marks: the next one may hold nothing but its marks. */
  held: string | undefined;
  /** Under a heading of sources, or in a repeated prompt: lines that begin with a mark are no claims. */
  listing: boolean;
  /** The model's turn is over, whatever follows. */
  over: boolean;
  json: JsonScanner | undefined;
}

/** A longer line is no sentence; what stands beyond is not read. */
const LONGEST_LINE = 8_000;

export function createLineReader({ sentences, fence }: ReplyOptions): LineReader {
  const state: State = {
    declined: false,
    uncited: 0,
    held: undefined,
    listing: false,
    over: false,
    json: undefined,
  };
  const visible = createThoughtFilter();
  const read = (line: string): ReplyEvent[] => {
    if (state.over) return [];
    const { text, restarts } = visible(line.slice(0, LONGEST_LINE));
    if (restarts) Object.assign(state, { declined: false, uncited: 0, held: undefined, json: undefined });
    const claims =
      fence !== undefined && text.includes(fence) ? echoed(state) : claimsOf(text, state, sentences);
    return [...(restarts ? [{ kind: 'forget' } as const] : []), ...claims.map(asEvent)];
  };
  return {
    state,
    read,
    end() {
      if (state.held !== undefined) state.uncited += 1;
      state.held = undefined;
      return [];
    },
  };
}

function asEvent(claim: ReplyClaim): ReplyEvent {
  return { kind: 'claim', claim };
}

function echoed(state: State): ReplyClaim[] {
  state.listing = true;
  return [];
}

const TURN_ENDS = /<\|(?:im_end|eot_id|end|endoftext|end_of_text|eom_id)\|>|<end_of_turn>|<\/s>|\[\/INST\]/u;

function claimsOf(given: string, state: State, sentences: number): readonly ReplyClaim[] {
  const end = TURN_ENDS.exec(given);
  if (end) state.over = true;
  const text = (end ? given.slice(0, end.index) : given).replaceAll(/<\|[^|<>]{1,40}\|>/gu, ' ').trim();
  if (text === '' || /^(?:```|~~~)/u.test(text)) return [];
  if (state.json === undefined && startsJson(text)) state.json = createJsonScanner();
  return state.json === undefined
    ? textClaims(text, state, sentences)
    : jsonClaims(text, state.json, state, sentences);
}

function jsonClaims(text: string, scanner: JsonScanner, state: State, sentences: number): ReplyClaim[] {
  const found = scanner.read(`${text}\n`);
  if (scanner.isOver()) state.json = undefined;
  return found.flatMap(({ text: said, numbers }) => {
    const { claims, rest } = claimsIn(undressed(said), sentences);
    if (numbers.length === 0) return claims;
    const own = new Set(numbers.filter((number) => isKnown(number, sentences)));
    const words = [...claims.map((claim) => claim.text), rest].filter((part) => part !== '').join(' ');
    return words === '' ? [] : [{ text: words, numbers: [...own] }];
  });
}

function isKnown(number: number, sentences: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= sentences;
}

const LIST_HEADING =
  /^[[<【(]?(?:출처|근거|참고(?:\s?문헌|\s?자료)?|인용|각주|문장|기사|자료|질문|이전 질문|sources?|references?|citations?|footnotes?|sentences?|articles?|question)[\]>】)]?\s*[:：]?$/iu;
const ANSWER_HEADING = /^[[<【]?(?:답|답변|정답|answer)[\]>】]?\s*[:：]?\s*(?=\S|$)/iu;
const DEFINITION = /^\[\^?\d{1,3}\]\s?[:：]/u;

function textClaims(line: string, state: State, sentences: number): readonly ReplyClaim[] {
  if (DEFINITION.test(line)) return [];
  const isHeading = /^#{1,6}\s/u.test(line);
  const bare = undressed(line);
  if (bare === '') return [];
  if (LIST_HEADING.test(bare)) return echoed(state);
  if (isWordFor(bare)) return declines(state);
  if (state.listing && startsWithMark(bare, sentences)) return [];
  state.listing = false;
  const { claims, rest, marksAlone } = claimsIn(bare.replace(ANSWER_HEADING, ''), sentences);
  if (marksAlone !== undefined) return withMarksBelow(marksAlone, state);
  settleHeld(state);
  if (claims.length === 0 && !isHeading) holdBack(rest, state);
  return claims;
}

function withMarksBelow(numbers: readonly number[], state: State): ReplyClaim[] {
  const { held } = state;
  state.held = undefined;
  return held === undefined ? [] : [{ text: held, numbers }];
}

function settleHeld(state: State): void {
  if (state.held !== undefined) state.uncited += 1;
  state.held = undefined;
}

function holdBack(text: string, state: State): void {
  if (text === '') return;
  if (SAYS_NOTHING_FOUND.test(text)) state.declined = true;
  else state.held = text;
}

/** The word that the prompt asks for where the article does not say it, and what models make of it. */
const NOTHING =
  /^["'“[(]?(?:없음|기사에 없음|해당 없음|정보 없음|none|n\/a|not in (?:the )?articles?|not found)["'”\])]?[.!]?$/iu;
const SAYS_NOTHING_FOUND =
  /(?:나와|나타나|언급되어?|언급돼|포함되어?|포함돼|적혀|명시되어?|명시돼|기재되어?|담겨|실려|들어)\s?있지\s?않|나오지\s?않|언급(?:은|이)?\s?없|(?:찾을|알|확인할|답할|답변할)\s?수\s?없|(?:정보|내용|언급|설명)[은는이가]?\s?(?:없|포함)|\bnot (?:mention|state|provid|found|in the|contain|specif|answer)|\b(?:do|does) ?n[o']t (?:mention|state|say|provide|contain|specify|include)|\b(?:cannot|can['’]t|unable to) (?:answer|find|verify|determine)|\bno (?:information|mention)/iu;

function isWordFor(text: string): boolean {
  return NOTHING.test(text);
}

function declines(state: State): ReplyClaim[] {
  state.declined = true;
  return [];
}
