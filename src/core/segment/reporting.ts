// Says whether a Korean sentence reports what someone said, and where its verb of saying and its utterances stand.
import type { Span } from '../types.ts';
import { findPairs } from './pairs.ts';

export interface Report {
  /** Quotations that are somebody's words, not names of things. */
  readonly utterances: readonly Span[];
  /** The text with every quotation blanked out, of the same length. */
  readonly masked: string;
  /** Where the closing verb of saying begins (with its `다고`), or -1. */
  readonly verb: number;
  /** Hearsay (`…다고 한다`) and `…다는 지적이다`: the subject of the clause need not be who says it. */
  readonly loose: boolean;
}

const SAY =
  '(?:(?:말|설명|강조|주장|지적|평가|전망|비판|반박|토로|당부|언급|발표|호소|조언|분석|예상|예측|관측|요구|촉구|역설|진단|우려|경고|제안|보도|소개|회상|부연|단언|확신|약속|선언|반문|답변|대답|고백|해명|항변|자평|주문|권고|질타|피력|시사|인정|부인|추정|판단|공언|귀띔|기대|호평|혹평|응답|일갈|환영|반발|제언|증언|진술|표현|묘사|서술|공지|공시|계산|해석|생각|이야기|얘기)(?:을|를)?\\s?(?:했|한|하|해)|밝[혔히힌]|전[했한해하]|내다[봤본보]|덧붙[였인이]|꼬집|답[했한하]|[물되]물|묻|썼|적었|[봤본]다|보고\\s있|보[았인]|[여믿]|외[쳤치]|털어놓|털어놨|알[렸린리]|내놨|[했한]다|하였|[했합]니다|했[고지으]|목소리를|입을\\s모|입장을|의견을|뜻을|일축|자신했|못\\s?박|선을\\s그|점쳤|꼽|맞[선섰서]|공감)';
const CLOSING = new RegExp(
  `(?:[다라자냐려까]고(?:도|는)?|것으로)\\s(?:[^\\s]{1,12}\\s){0,2}?(?=${SAY})[^\\s]+(?:\\s[^\\s]+){0,2}$`,
  'u',
);
const THUS = new RegExp(`(?:이렇게|이같이|이 같이|다음과 같이|이처럼)\\s(?=${SAY})\\S+$`, 'u');
const PASSIVE =
  /(?:알려졌|알려져|전해졌|전해진|보인다|보였|전망된|예상된|관측된|평가된|나타났|나타난|드러났|조사됐|집계됐|불[린렸]|해석된|추정된|기대된|분석된)[^\s]*$/u;
/** Follows the closing mark of an utterance. */
const REPORTED =
  /^\s?(?:이?라고(?!\s(?:불|부르|이름|명명|칭|적힌|쓰인|하는|하면))(?!\s\S{1,4}면\s)|이?라며|이?라면서|이?라던|고\s|며|면서|(?:이?라)?는\s(?:\S+\s)?(?:의견|주장|지적|우려|분석|설명|평가|입장|비판|취지|답변|반응|말|질문|이야기|얘기|조언|견해))/u;
/** What a quotation ends in that is a sentence of its own. */
const STATEMENT_END = /(?:[다요죠까네군]|니다|세요)[.?!…]*["'”’」』]$/u;

/** Undefined when nothing in the sentence is reported. */
export function findReport(sentence: string): Report | undefined {
  const quotes = findPairs(sentence).filter((pair) => pair.kind === 'quote');
  const masked = mask(sentence, quotes);
  const utterances = quotes.filter((quote) => isUtterance(sentence, quote));
  const body = masked.replace(/[.?!…\s□]+$/u, '');
  const verb = PASSIVE.test(body) ? -1 : Math.max(body.search(CLOSING), body.search(THUS));
  const sourced = /(?:에 따르면|에 의하면)/u.test(masked) || OWNED.test(body);
  const loose = utterances.length === 0 && (verb < 0 || /고\s(?:한다|합니다)$/u.test(body));
  return utterances.length > 0 || verb >= 0 || sourced ? { utterances, masked, verb, loose } : undefined;
}

const OWNED =
  /(?:다는|라는|다는 것이|라는 것이|란|것이|게)\s(?:\S+\s){0,5}?(?:설명|분석|주장|지적|전망|평가|입장|판단|생각|견해|의견|중론|관측|예상|말|전언|진단|조언|해석|시각|반응)(?:이다|이었다|입니다|이었습니다)$/u;

function isUtterance(sentence: string, quote: Span): boolean {
  if (quote.end - quote.start <= 2) return false;
  if (REPORTED.test(sentence.slice(quote.end, quote.end + 24))) return true;
  return (
    /^[.\s]*$/u.test(sentence.slice(quote.end)) && STATEMENT_END.test(sentence.slice(quote.start, quote.end))
  );
}

/** Names in short quotation marks stay readable, as part of `‘가나’ 대표`. */
function mask(sentence: string, quotes: readonly Span[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of quotes) {
    if (start < from) continue;
    const keep = end - start <= 12 && !REPORTED.test(sentence.slice(end, end + 24));
    masked += sentence.slice(from, start) + (keep ? sentence.slice(start, end) : '□'.repeat(end - start));
    from = end;
  }
  return masked + sentence.slice(from);
}
