// Words with what grammar says of them: role by particle, form and tense of predicates, clause, sentence, negation.
import type { Analyzer, Word } from '../analyze/analyzer.ts';
import { verbStems } from '../analyze/endings.ts';
import { finalOf, isHangul, partsAt, toLetters } from '../analyze/hangul.ts';
import { withoutParticle } from '../analyze/particles.ts';
import { isLight } from './light-words.ts';

export type Role =
  | 'topic'
  | 'subject'
  | 'object'
  | 'to'
  | 'from'
  | 'with'
  | 'by'
  | 'of'
  | 'than'
  | 'also'
  | 'none';

export type Form = 'noun' | 'final' | 'connective' | 'adnominal';

export interface Token {
  readonly word: Word;
  /** Position among the tokens. */
  readonly index: number;
  readonly text: string;
  /** Stems that count for matching, the likeliest first. */
  readonly stems: readonly string[];
  readonly groups: readonly number[];
  /** The likeliest stem spelled in letters, for near spellings. */
  readonly letters: string;
  readonly role: Role;
  readonly form: Form;
  readonly past: boolean;
  /** Ends in 만 or 뿐. */
  readonly exclusive: boolean;
  readonly clause: number;
  readonly sentence: number;
  /** 않, 못, 없, 아니, not: turns another token's meaning. */
  readonly negator: boolean;
  readonly negated: boolean;
  /** Stands between quotation marks. */
  readonly quoted: boolean;
  /** Carries content: no function word, no negator. */
  readonly content: boolean;
  /** Content that frames more than it states (결과, 이뤄지다). */
  readonly light: boolean;
}

type Draft = { -readonly [Key in keyof Token]: Token[Key] };

const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/보다(?:는|도)?$/u, 'than'],
  [/(?:으로|로|에게|에|한테)?부터(?:는|도|의)?$|에서$|에게서$|에서의$/u, 'from'],
  [/(?:에게|한테|께)(?:는|도|만)?$|에$|에도$|에만$|까지(?:는|도|의)?$/u, 'to'],
  [/(?:으로|로)(?:써|서)?$/u, 'by'],
  [/(?:와|과|이랑|하고)$/u, 'with'],
  [/의$/u, 'of'],
  [/(?:을|를)$/u, 'object'],
  [/(?:이|가|께서|만이)$/u, 'subject'],
  [/(?:은|는|엔|란)$/u, 'topic'],
  [/도$/u, 'also'],
];

const FINAL = /(?:다|요|죠|까|음|함|됨|임|군|네|냐|니)$/u;
const CONNECTIVE =
  /(?:고|며|면서|면서도|지만|는데|은데|인데|으나|면|아서|어서|해서|여서|아|어|해|돼|도록|려고|려|자|니|니까|라며|다며|라고|다고|자고|라면|다면|지|게|거나|든지|므로|느라|다가|던데)$/u;
const ADNOMINAL = /(?:는|은|던|을|다는|라는|한|된|할|될|난|인|일|진|질|킨|낸|운|온|간|본|준|친|긴)$/u;
/** 달하는 and 맺는 end like a topic and are none. */
const ADNOMINAL_VERB =
  /(?:.[하되]|[있없받않얻맡넘맺짓묻믿걷뽑씻입갖웃찾막먹읽닫]|시키|이루|따르|만드|오르|이끄|보이|..나|.지키|..오|.내|달하|속하)는$/u;
const OPEN_QUOTE = /[“‘"'「『]/u;

/** All words of `text` as tokens; clauses end at connective and final predicates, sentences at full stops. */
export function tokensOf(text: string, analyzer: Analyzer): Token[] {
  const words = analyzer.words(text);
  const sentenceAt = sentenceCounter(text);
  const quotedAt = quoteFinder(text);
  const drafts = words.map((word, index) => draft(word, index, analyzer));
  for (const token of drafts) {
    token.sentence = sentenceAt(token.word.span.start);
    token.quoted = quotedAt(token.word.span.start);
  }
  numberClauses(drafts, text);
  markNegation(drafts);
  return drafts;
}

function draft(word: Word, index: number, analyzer: Analyzer): Draft {
  const { text } = word;
  const form = formOf(text, word, analyzer);
  const stems = matchingStems(word, form);
  const negator = isNegator(text);
  return {
    word,
    index,
    text,
    stems,
    groups: [...new Set(stems.flatMap((stem) => analyzer.lexicon.groups.get(stem) ?? []))],
    letters: toLetters(stems[0] ?? text),
    role: form === 'noun' || form === 'adnominal' ? roleOf(text) : 'none',
    form,
    past: isPast(text),
    exclusive:
      /.(?:만|만을|만이|만의|만은|만으로|에만|뿐|뿐이다|뿐이었다|뿐이라고|뿐인)$|^하나뿐/u.test(text) &&
      !/^\p{N}|지만$|(?:하|되|이|다|않|없|있)지만$/u.test(text),
    clause: 0,
    sentence: 0,
    negator,
    negated: /지(?:는|도)?(?:않|못)/u.test(text),
    quoted: false,
    content: (!word.isFunction || isFullVerb(text, stems, form)) && !negator && !isAuxiliary(text, form),
    light: isLight(stems, form !== 'noun'),
  };
}

function formOf(text: string, word: Word, { lexicon }: Analyzer): Form {
  if (word.script !== 'hangul' || text.length < 2) return 'noun';
  if (FINAL.test(text) && (text.endsWith('다') || verbStems(text).length > 0)) return 'final';
  if (ADNOMINAL_VERB.test(text)) return 'adnominal';
  const known = withoutParticle(text).some((noun) => lexicon.groups.has(noun));
  if (CONNECTIVE.test(text) && verbStems(text).length > 0 && !known) return 'connective';
  return ADNOMINAL.test(text) && verbStems(text).length > 0 && withoutParticle(text).length === 0
    ? 'adnominal'
    : 'noun';
}

const AUXILIARY = new Set('있 없 하 되 않 못 같 싶 보이'.split(' '));

function isAuxiliary(text: string, form: Form): boolean {
  return (
    form !== 'noun' &&
    text.length > 1 &&
    [...verbStems(text), ...innerVerbs(text)].some((stem) => AUXILIARY.has(stem))
  );
}

/** 줄였다 and 내렸다 are verbs although 줄 and 내 are function words. */
function isFullVerb(text: string, stems: readonly string[], form: Form): boolean {
  if (form === 'noun' || text.length < 2) return false;
  return (
    !stems.some((stem) => AUXILIARY.has(stem)) &&
    verbStems(text).length > 0 &&
    /^(?:줄|내[리려린릴렸]|나[쁘빠쁠뉘뉜뉠])/u.test(text)
  );
}

/** One-syllable guesses count for predicates only, where 늘었다 and 늘어난 must meet. */
function matchingStems(word: Word, form: Form): string[] {
  if (word.script !== 'hangul') return [...word.stems];
  const stems = [...word.stems, ...innerStems(word.text)].filter(
    (stem) => stem.length > 1 || stem === word.stem || stem === word.text,
  );
  if (form === 'noun') return [...new Set(stems)];
  const short = [...verbStems(word.text), ...innerVerbs(word.text)].filter((stem) => stem.length === 1);
  return [...new Set([...stems, ...short])];
}

/** 나쁘다고 → 나쁘, 넓혀왔다 → 넓히, 기술만으로 → 기술. */
function innerStems(text: string): string[] {
  const noun = /^(.{2,})(?:만|까지|부터|마저|조차)(?:으로|로|이|은|는|을|의|도)$/u.exec(text)?.[1];
  return [...(noun === undefined ? [] : [noun]), ...innerVerbs(text)];
}

function innerVerbs(text: string): string[] {
  const quoted = /^(.+[다라])(?:고|며|는|던|면|고는|지만)$/u.exec(text)?.[1];
  const helped =
    /^(.*[아어여해혀려켜겨져와워돼])(?:왔|오고|온|나가|나갔|갔|졌|지고|진다|냈|낸|보인|있)[가-힣]{0,3}$/u.exec(
      text,
    )?.[1];
  return [quoted, helped].flatMap((part) => (part === undefined || part.length < 2 ? [] : verbStems(part)));
}

function roleOf(text: string): Role {
  if (/^\p{N}/u.test(text) || withoutParticle(text).length === 0) {
    if (!/^[a-z0-9]+[가-힣]{1,3}$/u.test(text)) return 'none';
  }
  for (const [pattern, role] of ROLES) if (pattern.test(text)) return role;
  return 'none';
}

/** 했다, 됐고, 늘었다, 밝혔다: a double ㅅ before the ending that is neither 있 nor 겠. */
function isPast(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const syllable = text.charAt(i);
    if (!isHangul(syllable) || finalOf(syllable) !== 20) continue;
    if (syllable === '있' || syllable === '겠') continue;
    if (partsAt(syllable, 0).vowel !== 20 || i > 0) return true;
  }
  return false;
}

function isNegator(text: string): boolean {
  return /^(?:않|못|안$|없|아니|아닌|아닐|아님|아닙|말고$|not$|no$|never$|without$|isn|wasn|don|doesn|didn|won['’]t)/u.test(
    text,
  );
}

function markNegation(tokens: readonly Draft[]): void {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    if (!token || !token.negator || token.negated) continue;
    const target = negationTarget(tokens, i);
    if (!target) continue;
    target.negated = !target.negated;
    const argument = tokens[target.index - 1];
    if (LIGHT_VERB.test(target.text) && argument && argument.form === 'noun' && argument.content)
      argument.negated = target.negated;
  }
}

/** 도움이 되지 않는다 denies 도움. */
const LIGHT_VERB = /^(?:하|되|돼|된|될|할|한|받|이뤄|있)/u;

function negationTarget(tokens: readonly Draft[], at: number): Draft | undefined {
  const text = tokens[at]?.text ?? '';
  if (text === '안' || text === '못' || /^[a-z]/u.test(text)) return tokens[at + 1];
  let back = at - 1;
  while (
    back >= 0 &&
    /^(?:수|수는|수도|수가|적|적이|적은|일|일이|바|바가|것|것은|것이|게|건|리)$/u.test(
      tokens[back]?.text ?? '',
    )
  )
    back--;
  return tokens[back];
}

function numberClauses(tokens: readonly Draft[], text: string): void {
  let clause = 0;
  for (const [i, token] of tokens.entries()) {
    token.clause = clause;
    const next = tokens[i + 1];
    const gap = text.slice(token.word.span.end, next?.word.span.start ?? text.length);
    const ends =
      token.form === 'connective' && !(next?.negator ?? false) && !/^(?:있|싶|보)/u.test(next?.text ?? '');
    if ((ends && token.text.length > 1) || /[.?!;]/u.test(gap) || (/,/u.test(gap) && token.form !== 'noun'))
      clause++;
  }
}

function sentenceCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/[다요까죠음됨함][.?!](?=\s|["”’']|$)|[.?!]\s+(?=\p{Lu})/gu)].map(
    (match) => match.index,
  );
  return (offset) => ends.filter((end) => end < offset).length;
}

function quoteFinder(text: string): (offset: number) => boolean {
  if (!OPEN_QUOTE.test(text)) return () => false;
  const spans = [...text.matchAll(/“[^”]*”|"[^"]*"|‘[^’]*’|'[^']*'/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
  return (offset) => spans.some(([start = 0, end = 0]) => offset > start && offset < end);
}
