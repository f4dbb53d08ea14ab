// Cuts a Korean sentence into its noun phrases by form alone: runs of words up to one with a particle, a comma or a bracket.
import { isSurelyVerb } from '../analyze/endings.ts';
import { finalOf } from '../analyze/hangul.ts';
import type { Span } from '../types.ts';

export interface NounPhrase {
  /** Without the particle and outer marks. */
  readonly span: Span;
  readonly text: string;
  /** The last word, without the particle. */
  readonly head: string;
  /** What follows the head: a particle, 이다 for the copula, or the empty string. */
  readonly particle: string;
  /** Within round brackets. */
  readonly bracketed: boolean;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly bracketed: boolean;
  /** A comma, bracket or the sentence's end follows. */
  readonly closes: boolean;
}

const WORD = /[^\s,;:()[\]（）“”"…?!]+/gu;
const LONGEST = 5;

export function nounPhrasesOf(sentence: string): NounPhrase[] {
  const tokens = tokensOf(sentence);
  const phrases: NounPhrase[] = [];
  let first = 0;
  for (const [at, token] of tokens.entries()) {
    if (endsPhrase(token)) {
      const phrase = phraseOf(sentence, tokens.slice(Math.max(first, at - LONGEST), at + 1));
      if (phrase) phrases.push(phrase);
      first = at + 1;
    } else if (isModifier(token.text)) first = at + 1;
  }
  return phrases;
}

function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(WORD)].map((match) => {
    const text = match[0].replace(/\.$/u, '');
    const after = sentence.slice(match.index + match[0].length).trimStart();
    const before = sentence.slice(0, match.index);
    return {
      text,
      start: match.index,
      bracketed: before.lastIndexOf('(') > before.lastIndexOf(')'),
      closes: text !== match[0] || after === '' || /^[,;:()[\]（）“”"…?!.]/u.test(after),
    };
  });
}

const PARTICLE =
  /(?<=[\p{L}\p{N}%’'”»》〉>])(에게서|에서는|에서도|에서의|에서|에게는|에게|에는|에도|으로부터|으로서|으로써|으로는|으로도|으로|로부터|로서|로써|로는|로|까지|부터|에|의|은|는|이|가|을|를|와|과|도|만|이라는|라는|이라고|라고|이라며|이며|이자|이고|이었으며|였으며|이었고|였고|이었다|였다|이다|입니다|다|이란|이라|처럼|보다|마다|께서|한테|하고|인)$/u;
const COPULA = /^(?:이며|이자|이고|이었으며|였으며|이었고|였고|이었다|였다|이다|입니다|다|인)$/u;
const CLOSED_ONLY = new Set([
  '은',
  '이',
  '을',
  '과',
  '으로',
  '이라는',
  '이라고',
  '이며',
  '이자',
  '이고',
  '이다',
  '이었다',
  '인',
]);
const OPEN_ONLY = new Set(['는', '가', '를', '와', '라는', '라고', '였다', '다']);
const RIEUL = 8;

/** A noun apart from its particle; no particle where none fits. */
export function splitParticle(word: string): { noun: string; particle: string } {
  const particle = PARTICLE.exec(word)?.[1] ?? '';
  const noun = word.slice(0, word.length - particle.length);
  const bare = noun.replace(/[’'”»》〉>]+$/u, '');
  const final = finalOf(bare);
  const fits =
    final < 0 ||
    !((CLOSED_ONLY.has(particle) && final === 0) || (OPEN_ONLY.has(particle) && final > 0)) ||
    (particle === '로' && final === RIEUL);
  if (particle === '' || !fits || bare.length === 0) return { noun: word, particle: '' };
  return { noun, particle: COPULA.test(particle) ? '이다' : particle };
}

/** Verb forms that stand before a noun or join clauses: no part of a noun phrase. */
const MODIFIER =
  /(?:[가-힣](?:하는|되는|있는|없는|않는|시키는|받는|어지는|만드는|따르는)|하고|지고|이고|리고|내고|나고|오고|가고|하며|하여|하면서|되고|되며|되어|해서|했던|됐던|하던|되던|한다는|된다는|다는|려는|으며|면서|지만|는데|[가-힣](?:한|된|할|될|했|됐)|[았었였]던|[았었였]고|[았었였]으며|어서|아서|[통위대관의인]해|따라|따른|대한|관한|위한|통한|의한|인한|[가-힣]적인|같은|다른|새로운|많은|높은|낮은|작은|좋은|있던|없던|다고|자고|냐고|해야|어야|아야|따르면|하면|되면|으면|다면|라면|보니|하니|으니|하려고|하도록|되도록|하지|되지|하게|되게|[가-힣](?:져|쳐|춰|켜|겨|혀|려|여|워|꿔)|위해서|[가-힣]려|만든|나온|가진|맡은|받은|남은|얻은|찾은|지은|낸|본|쓴|온|간|산|준)$/u;
const NOUN_LIKE =
  /(?:배려|염려|고려|부여|참여|기여|증여|투여|대한민국|기한|시한|무한|권한|북한|남한|제한|최대한|역할|관할|분할|하한|상한|시간|기간|구간|공간|인간|년간|방안|시온)$/u;

/** True for a verb form: one that stands before a noun, joins clauses or ends the sentence. */
export function isModifier(word: string): boolean {
  if (NOUN_LIKE.test(word)) return false;
  return MODIFIER.test(word) || isSurelyVerb(word) || (word.endsWith('는') && finalOf(word.slice(0, -1)) > 0);
}

function endsPhrase({ text, closes }: Token): boolean {
  if (isModifier(text)) return false;
  return closes || splitParticle(text).particle !== '';
}

function phraseOf(sentence: string, tokens: readonly Token[]): NounPhrase | undefined {
  const last = tokens.at(-1);
  if (!last) return undefined;
  const same = tokens.slice(tokens.findLastIndex((token, at) => at < tokens.length - 1 && token.closes) + 1);
  const kept = same.slice(same.findIndex(({ text }) => !LEADING.test(text)));
  const first = kept[0] ?? last;
  const { noun, particle } = splitParticle(last.text);
  if (isParticle(last, sentence)) return undefined;
  if (NO_PHRASE.test(noun) || (kept.length === 1 && noun.length === 1 && !/\p{N}/u.test(noun)))
    return undefined;
  const span = trimmed(sentence, { start: first.start, end: last.start + noun.length });
  const text = sentence.slice(span.start, span.end);
  if (text === '' || (text.match(/['‘’]/gu)?.length ?? 0) % 2 === 1) return undefined;
  return {
    span,
    text,
    head: noun,
    particle: particle || particleBehindBracket(sentence, span.end),
    bracketed: last.bracketed,
  };
}

/** Nothing but the particle that follows a closing bracket. */
function isParticle({ text, start }: Token, sentence: string): boolean {
  return /[)）”"]/u.test(sentence[start - 1] ?? '') && splitParticle(`것${text}`).noun === '것';
}

/** LLM(거대 언어 모델)을: the particle of what stands before the bracket. */
function particleBehindBracket(sentence: string, end: number): string {
  const behind = /^[’'”"]?\s?\([^()]*\)([가-힣]{1,3})(?=[\s,.]|$)/u.exec(sentence.slice(end))?.[1];
  if (behind === undefined) return '';
  return splitParticle(`것${behind}`).particle || splitParticle(`거${behind}`).particle;
}

const LEADING =
  /^(?:이|그|저|또|및|한|각|대신|더|약|매우|가장|이후|당시|그리고|또한|하지만|그러나|이어|다시|함께|모두|특히)$/u;
const NO_PHRASE =
  /^(?:것|수|때문|이후|그|이|등|때|중|뒤|후|전|바|점|가운데|경우|동안|대해|위해|통해|따르면|의해|하나|있|없|하지|되지|않|못|아니|그것|이것|이는|그는)$/u;

/** Without marks that open or close at its edges and do not pair. */
function trimmed(sentence: string, { start, end }: Span): Span {
  const text = sentence.slice(start, end);
  const lead = /^[‘'’`<《〈「『\-–·~]+/u.exec(text)?.[0].length ?? 0;
  const tail = /[‘'’`>》〉」』\-–·~.]+$/u.exec(text)?.[0].length ?? 0;
  return { start: start + lead, end: Math.max(start + lead, end - tail) };
}
