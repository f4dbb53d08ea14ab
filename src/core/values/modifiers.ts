// Marks values that the words around them make approximate (약, 가량, about) or a bound (이상, 미만, at least).
import type { DateValue, Value } from './value.ts';

const APPROXIMATELY =
  /(?:약|대략|거의|어림잡아|줄잡아|무려?\s?약|about|around|approximately|nearly|almost|roughly|some|[≈∼~])\s?$/iu;
const OR_SO =
  /^\s?(?:가량|안팎|정도|쯤|내외|남짓|어림|전후의|가까이|에 가까운|께(?![서])|경(?:에|$|\s)|or so)/u;
const AT_LEAST =
  /(?:최소|최소한|적어도|at least|more than|over|no fewer than|no less than|minimum of)\s?(?:약\s)?[$₩€£]?$/iu;
const AT_MOST =
  /(?:최대|많아야|길어야|at most|up to|less than|fewer than|under|below|no more than|maximum of)\s?(?:약\s)?[$₩€£]?$/iu;
const OR_MORE =
  /^(?:\s?이상|\s?초과|(?:이|가|을|를|은|는)?\s?(?:넘|초과|웃돌|웃도는|상회)|\s?보다(?:는)?\s(?:크|많|높|길)|\s?또는 그 이상|이?거나 그보다 [크많높])/u;
const OR_LESS =
  /^(?:\s?이하|\s?미만|\s?이내|\s?내(?=[로에\s]|$)|(?:이|가|을|를|은|는|에)?\s?(?:밑돌|못 미치|못미치|하회)|\s?보다(?:는)?\s(?:작|적|낮|짧)|\s?또는 그 (?:이하|미만)|이?거나 그보다 [작적낮])/u;
const SINCE = /^(?:\s?이후|\s?이래|부터(?!\s?까지))/u;
const UNTIL = /^(?:\s?이전|까지|\s?안에)/u;
const REACH = 16;

/** The same values, each with the marks that its neighbourhood gives it. */
export function withModifiers(text: string, values: readonly Value[]): Value[] {
  return values.map((value) => withMarks(text, value));
}

function withMarks(text: string, value: Value): Value {
  const before = text.slice(Math.max(0, value.span.start - REACH), value.span.start);
  const after = text.slice(value.span.end, value.span.end + REACH);
  const bound = value.kind === 'date' ? dateBound(value, after) : boundOf(before, after);
  const approximate = APPROXIMATELY.test(before) || OR_SO.test(after);
  if (bound === undefined && !approximate) return value;
  return {
    ...value,
    ...(approximate ? { approximate: true } : {}),
    ...(bound === undefined ? {} : { bound }),
  };
}

function dateBound(value: DateValue, after: string): 'min' | 'max' | undefined {
  if (value.upTo !== undefined) return undefined;
  if (SINCE.test(after)) return 'min';
  return UNTIL.test(after) ? 'max' : undefined;
}

function boundOf(before: string, after: string): 'min' | 'max' | undefined {
  if (OR_MORE.test(after) || AT_LEAST.test(before)) return 'min';
  return OR_LESS.test(after) || AT_MOST.test(before) ? 'max' : undefined;
}
