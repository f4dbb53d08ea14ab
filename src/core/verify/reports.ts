// Who is said to say it: the sources that a text names for its statements.
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';

export interface Report {
  /** The words of the source: name, title, affiliation. */
  readonly source: readonly Token[];
  readonly sentence: number;
  /** An opinion or forecast (주장, 우려, 내다보다), not a finding (밝히다, 집계). */
  readonly opinion: boolean;
}

const NEUTRAL =
  '밝히 밝혔 전하 전했 발표 설명 공개 집계 보도 말하 말했 소개 확인 said says reported announced according';
const OPINION =
  '주장 강조 지적 우려 비판 반박 경고 내다 전망 예상 예측 분석 평가 역설 촉구 약속 호소 당부 제안 요구 판단 보고 봤 토로 argued claimed warned predicted';
const neutral = NEUTRAL.split(' ');
const opinion = OPINION.split(' ');
const QUOTATIVE = /(?:다고|라고|자고|냐고|다며|라며|이라며|다는|라는|고)$/u;

export function reportsOf(reading: Reading): Report[] {
  const reports: Report[] = [];
  for (const token of reading.tokens) {
    const source = sourceBefore(token, reading);
    if (source.length === 0) continue;
    reports.push({ source, sentence: token.sentence, opinion: startsWithAny(token.text, opinion) });
  }
  return reports;
}

function sourceBefore(token: Token, reading: Reading): Token[] {
  if (token.text === '따르면' || token.text === '따라면')
    return phraseEnding(reading.tokens[token.index - 1], reading);
  if (token.form !== 'final' && token.form !== 'connective') return [];
  if (!startsWithAny(token.text, neutral) && !startsWithAny(token.text, opinion)) return [];
  const earlier = reading.tokens.filter(
    (other) => other.sentence === token.sentence && other.index < token.index,
  );
  const quoting = earlier.findLast((other) => QUOTATIVE.test(other.text) || other.quoted);
  if (!quoting) return [];
  const heads = earlier.filter(
    (other) => !other.quoted && (other.role === 'topic' || other.role === 'subject' || other.role === 'also'),
  );
  const close = heads.findLast((other) => other.index > quoting.index);
  return phraseEnding(close ?? heads[0], reading);
}

/** The noun phrase that ends at `head`: back to the previous role, predicate, value or mark. */
function phraseEnding(head: Token | undefined, reading: Reading): Token[] {
  if (!head) return [];
  const phrase = [head];
  for (let i = head.index - 1; i >= 0; i--) {
    const before = reading.tokens[i];
    const next = phrase[0];
    if (!before || !next || before.sentence !== head.sentence || before.form !== 'noun') break;
    if (before.role !== 'none' && before.role !== 'of') break;
    if (/[,.\])]/u.test(reading.text.slice(before.word.span.end, next.word.span.start))) break;
    phrase.unshift(before);
  }
  return phrase.filter((token) => token.content);
}

function startsWithAny(text: string, starts: readonly string[]): boolean {
  return starts.some((start) => text.startsWith(start));
}
