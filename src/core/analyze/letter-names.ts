// Latin letters as Korean says them (AI = 에이아이), so that both spellings of an abbreviation meet.

const NAMES: Readonly<Record<string, readonly string[]>> = {
  a: ['에이'],
  b: ['비'],
  c: ['씨', '시'],
  d: ['디'],
  e: ['이'],
  f: ['에프'],
  g: ['지', '쥐'],
  h: ['에이치', '에치'],
  i: ['아이'],
  j: ['제이'],
  k: ['케이'],
  l: ['엘'],
  m: ['엠'],
  n: ['엔'],
  o: ['오'],
  p: ['피'],
  q: ['큐'],
  r: ['알', '아르'],
  s: ['에스'],
  t: ['티'],
  u: ['유'],
  v: ['브이'],
  w: ['더블유', '더블류'],
  x: ['엑스'],
  y: ['와이'],
  z: ['제트', '지'],
  '+': ['플러스'],
  '&': ['앤', '앤드'],
};

const MAXIMUM_LETTERS = 6;

/** An abbreviation (TV, B+, KB은행) as it is spoken (티브이, 비플러스, 케이비은행); undefined for other words. */
export function spokenForm(surface: string): string | undefined {
  const letters = /^[A-Z][A-Z+&]*|(?<=[가-힣])[A-Z]+$/u.exec(surface);
  if (!letters || letters[0].length > MAXIMUM_LETTERS || /[a-z]/.test(surface)) return undefined;
  let spoken = '';
  for (const letter of surface) spoken += NAMES[letter.toLowerCase()]?.[0] ?? letter;
  return /^[가-힣]+$/u.test(spoken) ? spoken : undefined;
}

/** Spoken forms made one: 씨/시, 에이치/에치 and the like come back as the first name of their letter. */
export function canonicalSpoken(word: string): string {
  return word.replace(/에치/gu, '에이치').replace(/더블류/gu, '더블유');
}
