// Finds the noun phrases that may be who speaks in a Korean sentence: subjects by their particle, sources by 에 따르면, owners of a statement by 의 설명이다.
import type { Span } from '../types.ts';
import { isFullName } from './person.ts';

export interface Subject extends Span {
  /** How the sentence marks it. */
  readonly mark: 'topic' | 'subject' | 'source' | 'owner';
  /** Where the marked word ends, particle included. */
  readonly after: number;
}

interface Token {
  readonly text: string;
  readonly start: number;
}

const LONGEST = 7;

/** `text` has its quotations masked, so that nobody inside them is found. In order of appearance. */
export function findSubjects(text: string): Subject[] {
  const tokens = [...text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], start: match.index }));
  return tokens.flatMap((token, at) => {
    const marked = readMark(
      token,
      tokens
        .slice(at + 1, at + 3)
        .map((next) => next.text)
        .join(' '),
    );
    if (!marked) return [];
    const start = phraseStart(tokens, at, marked.mark === 'source' || marked.stem.endsWith('%'));
    return [
      {
        start,
        end: token.start + marked.stem.length,
        mark: marked.mark,
        after: token.start + token.text.length,
      },
    ];
  });
}

const SOURCE = /^(.+?)(?:에|측에)$/u;
const TOPIC = /^(.{1,40}?)(?:께서는|에서는|에선|에서도|은|는|도)[,]?$/u;
const SUBJECT = /^(.{1,40}?)(?:께서|이|가)[,]?$/u;
const OWNER = /^(.{1,40}?)(?:의|측)?$/u;
const STATEMENT =
  /^(?:설명|분석|주장|지적|전망|평가|입장|판단|생각|견해|의견|중론|관측|예상|말|전언|진단|조언|해석|시각|반응)(?:이다|이었다|입니다|이었습니다|이라고|이란|이며|이고)/u;
/** Adverbs and verb forms that look like topics. */
const NO_NOUN =
  /(?:에는|에게는|으로는|하는|되는|있는|없는|않는|같은|많은|높은|낮은|좋은|이라는|하라는|[했한된하있없였왔됐린진난겠]다는|려는|까지는|부터는|에도|으로도|해도|에서도|라도|더라도|면서도|했고도|[가-힣]기는)$|^(?:보는|오는|가는|주는|받는|이는|지는|자는|나쁜|작은|젊은|듯이|없이|같이|많이|높이|깊이|바로는|그동안은|때로는|이제는|아직도|지금은|앞으로도|적어도|또는|이도)$/u;
function readMark(token: Token, next: string): { stem: string; mark: Subject['mark'] } | undefined {
  const word = token.text;
  if (/^(?:따르면|의하면)/u.test(next)) return marked(SOURCE, word, 'source');
  if (/^(?:역시|또한)(?:\s|$)/u.test(next) && !STOP.test(word)) return { stem: word, mark: 'topic' };
  if (STATEMENT.test(next) && !/[은는을를]$/u.test(word)) return marked(OWNER, word, 'owner');
  if (word.includes('□') || NO_NOUN.test(word)) return undefined;
  return marked(TOPIC, word, 'topic') ?? marked(SUBJECT, word, 'subject');
}

function marked(pattern: RegExp, word: string, mark: Subject['mark']) {
  const stem = pattern.exec(word)?.[1];
  return stem === undefined || !/[\p{L}\p{N}]/u.test(stem) ? undefined : { stem, mark };
}

/** Walks left over the words that belong to the phrase, from its last word; of a source also over `의`, as in `대학의 연구`. */
function phraseStart(tokens: readonly Token[], at: number, owned: boolean): number {
  let first = at;
  while (first > 0 && at - first < LONGEST && belongs(tokens, first - 1, owned)) first -= 1;
  while (first < at && LEADING.test(tokens[first]?.text ?? '')) first += 1;
  const word = tokens[first];
  return word ? word.start + openingMarks(word.text) : 0;
}

/** A mark that opens before a name and closes elsewhere is no part of it. */
function openingMarks(word: string): number {
  const marks = /^["'“‘`([<]+/u.exec(word)?.[0].length ?? 0;
  return /["'”’`)\]>]/u.test(word.slice(marks)) ? 0 : marks;
}

/** Words that end what stands before a name: particles, verb endings, connectives. */
const STOP =
  /(?:[을를]|에서|에게|으로|로|에|며|고|면|지만|는데|아서|어서|해서|면서|[은는]|[가-힣]이|(?<!문|작|국|론|음악|예술|건축|안무|분석)가|도|(?<!내|외|학|안|치|소아|정신|신경|피부|비뇨기|산부인)과|와|랑|[가-힣]의|한|된|던|될|할|인|았|었|[위통대관비향더인련]해|따라|또는|및|등|때|뒤|후|간|만|중|이자|나선|이끈|펴낸|만든|세운|다룬|지낸|나온|떠난|가진|벌인|알려진|거친|마친|밝힌|전한|그린|꾸린)$|^(?:온|본|써|해)$|[,;:.…?!]$|^□+|□$/u;
const LEADING =
  /^(?:\d[\d.,~-]*[년월일시분차개명]?(?:\([^()]*\))?|지난|이날|최근|오늘|어제|올해|지난해|내년|오전|오후|또|또한|이어|다만|그러나|하지만|반면|한편|특히|우선|이에|결국|실제|그리고|그래서|따라서|이런|이러한|그런|한|모든|약|당시|다른)$/u;

function belongs(tokens: readonly Token[], at: number, owned: boolean): boolean {
  const word = tokens[at]?.text ?? '';
  return (
    isName(word, tokens[at + 1]?.text ?? '') || !STOP.test(word) || (owned && /[가-힣]의$|^중$/u.test(word))
  );
}

/** A full name may end like a word with a particle; a noun before a name (`주민인 김…`) may look like one. */
function isName(word: string, next: string): boolean {
  return /[도인의로은]$/u.test(word) && isFullName(word) && !isFullName(next.replace(/\(.*$/u, ''));
}
