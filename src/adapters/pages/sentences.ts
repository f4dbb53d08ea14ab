// Tells lines of running text from labels, and lines of an article from what Korean news pages put between them.
import { isChrome } from '../../core/article/chrome.ts';
import { isDateLine } from '../../core/article/date.ts';
import { readByline } from '../../core/article/byline.ts';
import type { Block } from './blocks.ts';

/** Longer lines are running text, whatever they begin or end with, and are not looked at further. */
const LINE_LIMIT = 300;

/** True for a line that holds a sentence. */
export function isProse({ kind, text, linked }: Block): boolean {
  if (kind === 'image' || text.length < 12 || linked > text.length * (kind === 'row' ? 0.3 : 0.7))
    return false;
  return kind === 'row' || SENTENCE.test(text.slice(-400)) || /[다요죠까]\.\s/u.test(text.slice(0, 1_000));
}

const SENTENCE = /(?:[.?!。…]|[다요죠까음임함됨]\.?|:)["'”’」』)\]]*(?:\s?[([][^()[\]]{1,40}[)\]])?$/u;

/** True for a line that is furniture by its own wording. */
export function isNoise(block: Block): boolean {
  const { text, linked, kind } = block;
  if (kind === 'image' || text.length > LINE_LIMIT) return false;
  if (linked >= text.length * 0.9 && !/[다요]\.["'”’)\]]*$/u.test(text)) return true;
  if (isNews(text)) return false;
  if (linked > 0 && text.length <= 60 && LEADS_ELSEWHERE.test(text)) return true;
  if (NOISE.some((pattern) => pattern.test(text)) || isChrome(text) || isDateLine(text)) return true;
  return isByline(text) || isAddress(text) || isCall(text);
}

/** A sentence in the plain style of news is none of a page's own, whatever it speaks of. */
export function isNews(text: string): boolean {
  return /(?<!니)다\.["'”’)\]]*(?:\s|$)/u.test(text);
}

/** An address for mail with at most a name beside it. */
function isAddress(text: string): boolean {
  if (text.length > 100 || !text.includes('@')) return false;
  const rest = text
    .replace(/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,20}){1,4}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return rest.length <= 30 && rest.length < text.length - 5 && !/[다요]\./u.test(text);
}

/** A line that is a byline and nothing else. */
export function isByline(text: string): boolean {
  return readByline(text)?.rest.trim() === '' || SIGNATURE.test(text);
}

/** A line that opens a list of other articles. */
export function opensRelated({ text }: Block): boolean {
  return text.length <= 60 && RELATED.test(text);
}

/** A line that only ever stands below an article. */
export function isCopyright({ text }: Block): boolean {
  return text.length <= LINE_LIMIT && COPYRIGHT.test(text) && !isNews(text);
}

/** A line below or above a picture that says what it shows or whose it is. */
export function isCaption({ text, kind }: Block, besideImage: boolean): boolean {
  if (kind === 'image' || text.length > 200) return false;
  if (CREDIT_ALONE.test(text) || (CREDIT_LABEL.test(text) && !/[다요]\.$/u.test(text))) return true;
  if (CREDIT_AT_END.test(text)) return besideImage || text.length <= 150;
  return (
    besideImage &&
    (/^[▲△▼▽◀◁▶▷◆■☝]\s?\S/u.test(text) ||
      (/(?:제공|캡처|캡쳐|갈무리|DB)[.)\]]*$/u.test(text) && !text.endsWith('다.')))
  );
}

/** The line without the credit and the address that pages put behind its last sentence. */
export function withoutTail(text: string): string {
  return text.length > 20_000 ? text : text.slice(0, -600) + text.slice(-600).replace(TAIL, '').trimEnd();
}

const OWNER = '[^[\\](){}<>=]{1,40}';
const CREDIT = `(?:(?:자료|대표|참고)?\\s?(?:사진|그래픽|이미지|일러스트|삽화|자료|영상|표|출처|Photo|Image|Credit)\\s?(?:제공|출처|캡처)?\\s?(?:[=:|]|[ⓒ©])\\s?${OWNER})`;
const CREDIT_ALONE = new RegExp(
  `^[[(<〈【/\\s]{0,3}(?:${CREDIT}|[ⓒ©]\\s?${OWNER}|${OWNER}\\s제공)[\\])>〉】.\\s]{0,3}$`,
  'iu',
);
const CREDIT_AT_END = new RegExp(
  `[\\s./)\\]”’"'][[(<〈【/|\\s]{0,3}(?:${CREDIT}|[ⓒ©]\\s?${OWNER})[\\])>〉】.\\s]{0,3}$|[/[(<]\\s?${OWNER}\\s제공\\s?[\\])>]?$`,
  'iu',
);

const CREDIT_LABEL =
  /^[[(<【]\s?(?:자료\s?)?(?:사진|그래픽|이미지|영상|자료|표|일러스트)\s?[\])>】]\s?\S.{0,60}$/u;

const COPYRIGHT =
  /무단\s?(?:전재|복제|배포|사용|도용)|재\s?배포\s?(?:를\s)?금지|저작권자|all rights reserved|^\W{0,3}copyright\b|학습\s?(?:및\s?)?(?:이용|활용)\s?금지/iu;

const RELATED =
  /^\W{0,4}(?:관련\s?(?:기사|뉴스|링크|글)|(?:이\s?기사와\s?)?함께\s?(?:보면|읽으면|볼|본|보기|읽기)|이\s?기사와|(?:지금\s)?많이\s?(?:본|읽은)|(?:오늘의\s|실시간\s)?인기\s?(?:기사|뉴스)|추천\s?(?:기사|뉴스|영상|콘텐츠)|(?:이\s?)?기자의?\s?다른|다른\s?(?:기사|뉴스|사설|칼럼|글)|최신\s?(?:기사|뉴스)|주요\s?(?:기사|뉴스)|실시간\s?(?:인기|뉴스|랭킹|검색|이슈|기사|급상승)|핫\s?(?:이슈|뉴스|클릭)|(?:주간|일간)\s?(?:베스트|인기)|이\s?시각|더\s?(?:보기|많은\s?기사)|연재\s?(?:기사|보기)|이\s?시리즈|related\b|read\s(?:more|next|also)|recommended\b|more\s(?:from|on|stories|news)|most\s(?:read|popular|viewed)|you\smay\s(?:also\s)?like|trending\b|also\sread|see\salso|editor['’]?s?\spicks?|latest\snews)(?![^.]{0,60}다\.)/iu;

const LEADS_ELSEWHERE =
  /(?:바로\s?가기|(?:더|전체|모두)\s?보기|신청하기|구독하기|read\smore|see\sall)\W{0,3}$/iu;

const NOISE: readonly RegExp[] = [
  COPYRIGHT,
  /^(?:[[(<〈【]\s?)?(?:AD|ADVERTISEMENT|광고|스폰서|sponsored(?:\scontent)?|paid\scontent|협찬)(?:\s?[\])>〉】])?$/iu,
  /^(?:이미지|사진|그림)?\s?(?:확대(?:하기|보기)?|크게\s?보기|원본\s?보기|클릭하면\s.{0,20}(?:확대|볼 수).{0,10})$/u,
  /^(?:조회\s?수?|view(?:s)?|추천|공감|좋아요|댓글|의견|스크랩|공유)\s?[:(]?\s?[\d,]{0,12}\s?(?:개|명|회)?\)?$/iu,
  /^(?:읽는\s?시간|약\s?\d{1,2}분|\d{1,2}\smin(?:ute)?s?\sread|reading\stime)[\s\d:분초약]{0,20}$/iu,
  /^(?:AI\s?)?(?:기사\s?)?(?:3줄\s?|세\s?줄\s?)?요약(?:봇|하기|보기)?$/u,
  /^(?:\[|<|【)?\s?관련\s?(?:기사|뉴스)\s?(?:\]|>|】|:)/u,
  /^(?:☞|☛|👉|▶▶|▷▷|→|➜|＞＞|>>)\s?\S/u,
  /^(?:태그|키워드|tags?|keywords?|topics?)\s?[:：]/iu,
  /^[ⓒ©]|^\(c\)\s/iu,
  /^[[(<【]?\s?(?:끝|END)\s?[\])>】]?\.?$/u,
  /^(?:이|본|위)\s(?:뉴스|기사|보도\s?자료|글|콘텐츠)(?:는|은)\s.{0,80}(?:보도\s?자료|배포|제공|제휴|자동|작성|송고|전재|게재).{0,20}(?:입니다|됐습니다|되었습니다|하였습니다|했습니다|있습니다)\.?$/u,
  /^(?:이\s?)?(?:기사|글|페이지)(?:를|을)?\s?(?:공유|저장|인쇄|스크랩|추천|번역|듣기)(?:하기)?$/u,
  /^AI(?:가|로|를|의)?\s.{0,20}요약/u,
  /^(?:마지막\s)?(?:업데이트|수정|입력|등록|게시)?\s?:?\s?(?:방금|\d{1,3}(?:초|분|시간|일|주|개월|년))\s?전$/u,
  /^(?:영상|촬영|편집|그래픽|취재|디자인|자막|리서처|CG|VJ|화면|진행)\S{0,8}\s?[:：=·]\s?\S.{0,40}$/u,
  /^[▷▶☎✆✉◇◆※■□●○\-*\s]{0,3}(?:전화|카카오톡|카톡|이메일|메일|제보|문의|연락처|홈페이지|누리집|웹\s?사이트|팩스|텔레그램|tel|e-?mail|fax|website)\s?.{0,6}[:：].{0,80}$/iu,
];

/** `/한빛=김가온 기자`, `글·사진=김가온 기자`, `By Jane Park, staff reporter`, `김가온 기자 · 이나래 기자`. */
const SIGNATURE =
  /^[/=\s(<[]{0,3}(?:(?:글|사진|취재|영상|그래픽|편집|정리|촬영)\s?[·,=:/]?\s?){0,4}(?:[^\s=@]{1,15}\s?[=|/]\s?)?(?:[가-힣]{2,4}\s?(?:선임|수석|전문|인턴|수습|객원|사진|영상)?\s?(?:기자|특파원|논설위원|PD|에디터|앵커|통신원|칼럼니스트)[\s,·ㆍ/|]{0,3}){1,5}(?:[(<[]?\s?[\w.+-]{1,64}@[\w.-]{1,80}\s?[)>\]]?)?[)>\]\s]{0,2}$|^by\s(?:[A-Z][\w.'’-]{0,20}\s?){1,4}(?:,?\s(?:staff|senior|news|business|special)?\s?(?:reporter|writer|correspondent|editor))?$/iu;

/** Asks the reader to subscribe, send a tip, follow or install. */
function isCall(text: string): boolean {
  if (text.length > 120) return false;
  return OFFER.test(text) || (CALL_ABOUT.test(text) && CALL.test(text));
}

const OFFER = /(?:보내\s?드(?:려요|립니다)|받아\s?보세요)[.!~]?$/u;

const CALL_ABOUT =
  /구독|뉴스\s?레터|레터|채널|알림|제보|앱|회원|멤버십|후원|이벤트|카카오톡|카톡|유튜브|네이버|텔레그램|인스타그램|newsletter|subscribe|follow\sus|sign\sup|download|app\b|membership/iu;
const CALL =
  /(?:하세요|보세요|주세요|으세요|됩니다|바랍니다|기다립니다|받습니다|가능합니다|만나요|하기|신청|추가|바로가기|보기|환영|드립니다|있습니다|있어요)[.!~]?\)?$|^(?:subscribe|follow|sign\sup|download|get\s(?:our|the)|join)\b/iu;

const TAIL =
  /(?<=[.?!다요죠까]["'”’)\]]?)\s{0,5}(?:(?:[가-힣]{2,4}\s?(?:선임|인턴|수습)?\s?(?:기자|특파원))?\s?[/(<[]?\s?[\w.+-]{1,64}@[\w.-]{1,80}[)>\]]?|[<([]?(?:저작권자|[ⓒ©]|Copyright)[^\n]{0,200}|[<([][^\n]{0,60}무단\s?전재[^\n]{0,60}|[[(](?:사진|자료|그래픽|출처)\s?(?:제공)?\s?[=:][^\])]{1,40}[\])]|(?:19|20)\d{2}\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s?[/(<[]?\s?(?:[\w.+-]{1,64}@[\w.-]{1,80}|[가-힣]{2,4}\s?기자)[)>\]]?)?)\s{0,5}$/iu;
