// Reads place, agency and reporter before the first sentence, in the forms of wire services beside those that every paper uses.
import { type Byline, readByline } from '../../core/article/byline.ts';

const JOB = '(?:선임|수석|전문|인턴|수습|객원|시민|사진|영상|논설)?\\s?(?:기자|특파원|논설위원|통신원|앵커)';
const AGENCY = '[^()\\[\\]=【】]{2,30}';
const MONTH_DAY =
  '(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\\.?\\s\\d{1,2}(?:,\\s\\d{4})?)';
const DASH = '(?:--|—|–|-)';

const FORMS: readonly RegExp[] = [
  // (너울·물결=한빛통신) 김가온 이나래 기자 =
  new RegExp(
    `^[[【(][가-힣·\\s]{1,20}=(?<publisher>${AGENCY})[\\])】]\\s?(?<author>[가-힣]{2,4}(?:[\\s·,ㆍ&/]{1,2}[가-힣]{2,4}){1,5})\\s?${JOB}\\s?=\\s*`,
    'u',
  ),
  // 너울--(한빛와이어) 2025년 3월 19일 --
  new RegExp(
    `^[가-힣]{1,10}(?:·[가-힣]{1,10})?\\s?${DASH}\\s?\\((?<publisher>${AGENCY})\\)\\s?(?:\\d{4}년\\s\\d{1,2}월\\s\\d{1,2}일\\s?)?${DASH}\\s*`,
    'u',
  ),
  // HANBIT, March 3 (Hanbit News) --
  new RegExp(`^[A-Z][A-Z'’., /-]{1,40}${MONTH_DAY}?\\s?\\((?<publisher>${AGENCY})\\)\\s?${DASH}\\s*`, 'u'),
  // HANBIT, March 3 --
  new RegExp(`^[A-Z][A-Z'’., /-]{1,40}${MONTH_DAY}\\s?${DASH}\\s*`, 'u'),
];

/** What stands before the first sentence, or undefined. */
export function readDateline(line: string): Byline | undefined {
  const head = line.slice(0, 160);
  for (const form of FORMS) {
    const match = form.exec(head);
    if (!match) continue;
    const { publisher, author } = match.groups ?? {};
    const names = author?.split(/[\s·,ㆍ&/]+/u).join('·');
    return {
      ...(publisher !== undefined && { publisher: publisher.trim() }),
      ...(names !== undefined && { author: names }),
      rest: line.slice(match[0].length),
    };
  }
  return readByline(line);
}
