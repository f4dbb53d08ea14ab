// Knows the Latin abbreviations whose full stop does not end a sentence.

/** A name, number or word always follows these. */
const BEFORE_NAMES = new Set(
  'dr mr mrs ms prof no nos vs st gen sen rep gov lt col sgt capt rev hon fig vol pp mt ft cf eg ie approx'.split(
    ' ',
  ),
);
/** These may also end a sentence. */
const ANYWHERE = new Set(
  'jr sr inc ltd co corp etc al dept est jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);
const STARTERS =
  /^["“‘']?(?:The|A|An|In|It|Its|He|She|They|We|I|You|But|And|This|That|These|Those|On|At|For|From|However|As|If|When|While|After|Before|With|There|Some|Many|Most|His|Her|Their|Our|By|To|So|Yet|Still|Also|Not|No|One|Two|Last|Meanwhile|According)\s/u;

/** `before` ends right before a full stop that white space and `after` follow. */
export function isAbbreviation(before: string, after: string): boolean {
  const word = /[A-Za-z][A-Za-z.]*$/u.exec(before)?.[0] ?? '';
  const plain = word.replaceAll('.', '').toLowerCase();
  if (BEFORE_NAMES.has(plain)) return true;
  const may = ANYWHERE.has(plain) || /^(?:[A-Za-z]\.)*[A-Za-z]$/u.test(word) || /^Ph\.?D$/u.test(word);
  return may && !startsSentence(after);
}

/** True for the words that English sentences open with and names do not. */
export function startsSentence(after: string): boolean {
  return STARTERS.test(after);
}
