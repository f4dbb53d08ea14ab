// Tells a page's furniture (menus, share buttons, adverts, copyright notices) from an article, and drops it at the edges only.

/** Lines that are furniture by their wording alone, wherever they stand at an edge. */
const CHROME: readonly RegExp[] = [
  /^(?:menu|home|search|login|sign ?(?:in|up)|share|print|subscribe|advertisement|ad|sponsored|related|more|top|facebook|twitter|x|kakao|naver|skip to (?:main )?content|copy link|comments?|newsletter|follow us)\W*$/iu,
  /^(?:메뉴|전체\s?메뉴|홈|검색|로그인|로그아웃|회원가입|마이페이지|본문\s?바로\s?가기|본문으로|바로\s?가기|닫기|더\s?보기|목록|이전\s?(?:기사|글)?|다음\s?(?:기사|글)?|맨\s?위로|위로|top|광고|배너|공유(?:하기)?|스크랩|인쇄(?:하기)?|프린트|글자\s?크기.*|글씨\s?크기.*|가+|[+-]|(?:url|링크|주소)\s?복사(?:하기)?|기사\s?(?:듣기|저장|제보|공유|원문)|음성\s?듣기|번역|구독(?:하기|자)?|팔로우|알림\s?(?:받기|설정)|좋아요|추천(?:해요)?|싫어요|화나요|슬퍼요|후속\s?(?:강추|기사 원해요)|댓글(?:\s?(?:쓰기|달기|보기|등록))?|의견\s?남기기|카카오톡?|페이스북|트위터|네이버|밴드|라인|이메일|메일|원문\s?보기|앱\s?다운로드)\s?[\d,()개건+>]*$/iu,
  /^(?:관련\s?(?:기사|뉴스|태그|키워드)|많이\s?본\s?(?:기사|뉴스)|인기\s?(?:기사|뉴스)|주요\s?(?:기사|뉴스)|최신\s?(?:기사|뉴스)|추천\s?(?:기사|뉴스)|오늘의\s?(?:핫뉴스|주요뉴스)|이\s?시각\s?(?:주요|헤드라인)?\s?뉴스|핫\s?클릭|실시간\s?(?:랭킹|인기|뉴스)|함께\s?(?:본|볼만한)\s?(?:기사|뉴스)|기자의?\s?(?:다른|최신)\s?기사|다른\s?기사\s?보기|태그|저작권\s?안내)(?:\s.{0,30})?$/u,
  /무단\s?(?:전재|복제|배포|사용)|재\s?배포\s?(?:를\s)?금지|저작권자|all rights reserved|^\W{0,3}copyright\b|^[ⓒ©]|^\(c\)\s/iu,
  /^[<〈[(]?\s?(?:저작권자|copyright|사진|기사)?\s?[ⓒ©].{0,80}$/iu,
  /^(?:[가-힣]{2,4}\s?(?:선임|인턴|수습|객원)?\s?(?:기자|특파원)\s?)?[(<[]?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,20}){1,4}[)>\]]?$/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^[#＃][^\s#]{1,20}(?:\s?[#＃][^\s#]{1,20})*$/u,
  /^[▶☞→▷※]?\s?(?:제보는|기사\s?제보|카카오톡\s?(?:채널|제보)|네이버에서|\[?구독|클릭|바로\s?가기|뉴스\s?스탠드).{0,80}$/u,
];

/** Wording of adverts; counts only below another line of furniture. */
const ADVERT =
  /앱(?:을|에서|으로)?\s|어플|다운로드|설치|구독|뉴스레터|알림|휴대폰|스마트폰으로|무료|회원|이벤트|할인|제보|채널|확인할 수 있습니다|만나보세요|받아\s?보세요|확인하세요|하세요[.!]?$|\b(?:app|download|subscribe|newsletter|sign up|free trial)\b/iu;

export interface Page {
  readonly body: readonly string[];
  /** What was dropped below the body. */
  readonly foot: readonly string[];
}

/** Drops furniture from both ends. What is between two lines of the article stays, whatever it says. */
export function dropChrome(lines: readonly string[]): Page {
  const end = bodyEnd(lines);
  let start = 0;
  while (start < end && isDroppable(lines[start] ?? '')) start += 1;
  return { body: lines.slice(start, end), foot: lines.slice(end) };
}

/** True for a line of furniture. A line that is or holds a sentence in the plain style of news is none, whatever it mentions. */
export function isChrome(line: string): boolean {
  const text = line.trim();
  if (text.length > 160 || /(?<!니)다\.["'”’)\]]*(?:\s|$)/u.test(text)) return false;
  return CHROME.some((pattern) => pattern.test(text));
}

function isDroppable(line: string): boolean {
  return line.trim() === '' || isChrome(line) || isBreadcrumb(line);
}

function isBreadcrumb(line: string): boolean {
  return line.length <= 60 && /^\S{1,8}(?:\s?[>›|/·]\s?\S{1,8}){2,}$/u.test(line.trim());
}

/**
 * One past the last line of the article. The foot of a page opens with a line of furniture and holds nothing but
 * furniture, adverts and short lines that are no sentences; the first such line that has no body below it is the cut.
 */
function bodyEnd(lines: readonly string[]): number {
  let end = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    if (isDroppable(line)) end = at;
    else if (!isFootText(line)) break;
  }
  return navigationStart(lines, end);
}

/** What may stand below a line of furniture without being the article: an advert, a headline, a label. */
function isFootText(line: string): boolean {
  const text = line.trim();
  if (/^[◆■▲△●○□◇·-]/u.test(text)) return text.length <= 60 && !isSentence(text);
  return isSentence(text) ? text.length <= 160 && ADVERT.test(text) : text.length <= 60;
}

function isSentence(text: string): boolean {
  return /[.?!。…]["'”’」』)\]]*$/u.test(text) || /(?:다|요|죠|까)["'”’」』)\]]*$/u.test(text);
}

/** Three or more lines of one short word each at the very end are a menu. */
function navigationStart(lines: readonly string[], end: number): number {
  let start = end;
  let count = 0;
  for (let at = end - 1; at > 0; at -= 1) {
    const line = (lines[at] ?? '').trim();
    if (line !== '' && !/^[\p{L}/&·]{1,8}$/u.test(line)) break;
    if (line !== '' && isSentence(line)) break;
    if (line !== '') count += 1;
    start = at;
  }
  return count >= 3 ? start : end;
}
