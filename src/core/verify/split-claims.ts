// A member's message cut into the statements in it: quotes, links, emoji, greetings and questions are left out.

/** Statements of `text` in order, each readable on its own. Linear in the text. */
export function splitClaims(text: string): string[] {
  return stripped(text)
    .split('\n')
    .flatMap(sentencesOf)
    .filter(isStatement)
    .flatMap(clausesOf)
    .map((claim) => claim.replaceAll(/\s+(?=[.,!?](?:\s|$))/gu, '').trim())
    .filter((claim) => claim !== '');
}

/** Discord's and people's dressing taken off: code, quotation marks of replies, links, mentions, emoji, mark-up. */
export function stripped(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/```[^`]*```|`[^`\n]*`/gu, ' ')
    .replaceAll(/<(?:a?:\w+:|[@#][!&]?|\/[^:>]*:)\d+>|<t:\d+(?::\w)?>/gu, ' ')
    .replaceAll(/@(?:everyone|here)/gu, ' ')
    .replaceAll(/<?https?:\/\/[^\s<>]+>?|www\.[^\s<>]+/giu, ' ')
    .replaceAll(/\[(?:출처|사진|영상|속보|단독)\]|\[\d+\]/gu, ' ')
    .replaceAll(/^[ \t]*(?:>{1,3}|-#|#{1,3}|[-*•·◆▶]|\d+[.)])\s+/gmu, '')
    .replaceAll(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, ' ')
    .replaceAll(/\*{1,3}|__|~~|\|\|/gu, '')
    .replaceAll(/(?:ㅋ{2,}|ㅎ{2,}|ㅠ+|ㅜ+|ㄷ{2,}|\^{2})[~!]*/gu, '. ')
    .replaceAll(/[^\S\n]+/gu, ' ');
}

function sentencesOf(line: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of line.matchAll(/[.?!…]+["'”’)]*(?=\s|$)/gu)) {
    const end = match.index + match[0].length;
    if (isInsideQuote(line, start, end)) continue;
    parts.push(line.slice(start, end));
    start = end;
  }
  return [...parts, line.slice(start)]
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** A full stop inside an open quotation ends no statement. */
function isInsideQuote(line: string, start: number, end: number): boolean {
  const part = line.slice(start, end);
  const straight = (part.match(/"/gu)?.length ?? 0) % 2 === 1;
  return straight || (part.match(/“/gu)?.length ?? 0) > (part.match(/”/gu)?.length ?? 0);
}

const GREETING =
  /^(?:안녕|하이|헬로|반가|고마|감사|수고|ㄱㅅ|ㅎㅇ|네|넵|응|오케이|ㅇㅋ|와우?|헐|대박|hi|hello|hey|thanks|thank you|ok|okay|wow|bye)[\p{L}\s~!.,]{0,14}$/iu;
const QUESTION =
  /\?|(?:나요|까요|인가요|은가요|습니까|ㅂ니까|니까|을까|일까|인가|는가|던가|는지|냐|맞지|맞음|려나|어때|뭐야|누구야|언제야|어디야|왜 그래|알려줘|알려 줘|해줘|해 줘|주세요|부탁해요?|부탁드립니다|궁금해요?|궁금합니다)[.!~…\s]*$/u;
const ENGLISH_QUESTION =
  /^(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should)\b/iu;

function isStatement(sentence: string): boolean {
  const text = sentence.trim();
  if (GREETING.test(text) || (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 3) return false;
  if (/\?["'”’)]*$/u.test(text)) return false;
  if (!/\p{Script=Hangul}/u.test(text)) return !ENGLISH_QUESTION.test(text) || text.endsWith('.');
  return !QUESTION.test(text.replaceAll(/(?:합|습|입)니다/gu, '다')) && /\s|다[.!~]*$|\d/u.test(text);
}

const JOINT =
  /(?<=[가-힣](?:고|며|지만|으나|는데|은데))(?<!라고|다고|자고|냐고|려고|하고 있|리고|다며|라며|보고|그리고|말고),?\s+/u;

/** Two statements joined by ~고, ~며, ~지만 are two where each brings a subject or a figure of its own. */
function clausesOf(sentence: string): string[] {
  const parts = sentence.split(JOINT);
  if (parts.length === 1 || /["“”]/u.test(sentence)) return [sentence];
  const clauses: string[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    if (last !== undefined && !(standsAlone(last) && standsAlone(part)))
      clauses[clauses.length - 1] = `${last} ${part}`;
    else clauses.push(part);
  }
  return clauses;
}

function standsAlone(part: string): boolean {
  if (/^(?:있|싶|보|나|않|못|말)/u.test(part) || part.length < 6) return false;
  return /[가-힣A-Za-z0-9)](?:은|는|이|가)\s/u.test(part) || (/\d/u.test(part) && /\s/u.test(part));
}
