// Turns what pages write where an author belongs into names: without job, address and the words around them.
import { readByline } from '../../core/article/byline.ts';
import { lettersOf } from './title.ts';

/** Names parted by a comma, or undefined where none is one: an address, a number, the publisher's own name. */
export function authorsIn(values: readonly string[], publisher: string | undefined): string | undefined {
  const names = values
    .filter((value) => !/^(?:https?:)?\/\//iu.test(value.trim()))
    .flatMap((value) => namesIn(value.slice(0, 300)))
    .filter((name) => isName(name, publisher));
  return names.length === 0 ? undefined : [...new Set(names)].slice(0, 6).join(', ');
}

const MAIL = /[(<[]?\s?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,20}){0,4}\s?[)>\]]?/gu;
const JOB =
  /\s?(?:선임|수석|전문|인턴|수습|객원|시민|사진|영상|논설|편집|취재|경제부|사회부|정치부|문화부|국제부|산업부)?\s?(?:기자|특파원|논설위원|논설실장|주필|통신원|앵커|아나운서|PD|피디|에디터|칼럼니스트|작가|교수|변호사|위원|평론가|리포터|staff\sreporter|staff\swriter|reporter|correspondent|contributing\swriter)(?![가-힣A-Za-z])/giu;
const AROUND =
  /^(?:by|기자명?|글|사진|취재|정리|written by|입력|작성자?|기고|글쓴이|글·사진)\s?[:=·]?\s+|^(?:글|사진|취재|정리)\s?[:=·]\s?/iu;

function namesIn(value: string): readonly string[] {
  const byline = readByline(value.trim());
  if (byline?.author !== undefined && byline.rest.trim() === '') return split(byline.author);
  if (isOfPaperAndPortal(value)) return [];
  const pieces = value
    .replace(MAIL, ' ')
    .replace(/[()[\]{}<>]/gu, ' ')
    .split(JOB);
  // Behind the last job stands what leads elsewhere.
  const named = pieces.length > 1 && pieces[0]?.trim() !== '' ? pieces.slice(0, -1) : pieces;
  return split(named.join(','));
}

/** `한빛일보 | 모아뉴스`: the paper and the portal that shows its articles. */
function isOfPaperAndPortal(value: string): boolean {
  const [paper = '', ...others] = value.split(' | ');
  return others.length > 0 && isOutlet(paper.trim()) && value.search(JOB) < 0;
}

/** True for a name that ends as those of newspapers and broadcasters do. */
export function isOutlet(name: string): boolean {
  return OUTLET.test(name);
}

function split(value: string): readonly string[] {
  return value
    .split(/[,;·ㆍ&/|=\n]|\s[-–—]\s|\sand\s|\s및\s/u)
    .map((part) => part.replace(/\s+/gu, ' ').trim().replace(AROUND, '').trim())
    .filter((part) => part !== '')
    .map(
      (part) => /^([가-힣]{2,4})\s[가-힣\s]{1,20}(?:가|장|사|원|수|인|자|표|관|터)$/u.exec(part)?.[1] ?? part,
    );
}

function isName(name: string, publisher: string | undefined): boolean {
  if (name.length < 2 || name.length > 40 || !/\p{L}{2}/u.test(name)) return false;
  if (publisher !== undefined && lettersOf(name) === lettersOf(publisher)) return false;
  return !NO_NAME.some((pattern) => pattern.test(name));
}

const OUTLET =
  /(?:뉴스|신문|일보|경제|타임스|투데이|데일리|저널|방송|TV|미디어|닷컴|코리아|매거진|통신|언론)$/iu;

const NO_NAME: readonly RegExp[] = [
  /https?:|www\.|@|\d|\.(?:com|kr|net)/iu,
  OUTLET,
  /^(?:admin|administrator|webmaster|editor|관리자|운영자|undefined|null|기자|온라인|뉴스|무단|저작권)$/iu,
  /^(?:입력|수정|등록|승인|발행|송고|구독|팔로우|공유|댓글|프로필|이메일|목록|인쇄|스크랩|좋아요|응원|글쓴이)(?:하기|일)?$|^(?:사회|정치|경제|문화|국제|체육|스포츠|산업|온라인|디지털|편집|취재|영상|사진|전국|지역|뉴스)(?:부|팀|국|뉴스팀|뉴스부)$/u,
];

/** The first that names people, or else the first at all: data often names the desk where the page names the reporter. */
export function bestAuthors(found: readonly (string | undefined)[]): string | undefined {
  const people = found.find((names) =>
    names
      ?.split(', ')
      .some((name) => /^[가-힣]{2,4}$|^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name)),
  );
  return people ?? found.find((names) => names !== undefined);
}
