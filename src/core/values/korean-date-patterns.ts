// The sticky patterns of Korean dates and what their words stand for. Data only; every repetition in them is bounded.
import type { Direction } from './anchor.ts';

export const YEAR = /(기원전\s?)?(?:서기\s?)?('|’)?(\d{1,4})\s?년(도|대|생|작|산|형|식)?/uy;
export const YEAR_WORD =
  /(재작년|지난\s?해|작년|전년|올\s?한?\s?해|금년|내후년|후년|내년|다음\s?해|그\s?해)(?![가-힣]*야\s)/uy;
export const YEAR_SHIFTS: Readonly<Record<string, number>> = {
  재작년: -2,
  지난해: -1,
  작년: -1,
  전년: -1,
  올해: 0,
  올한해: 0,
  금년: 0,
  내년: 1,
  다음해: 1,
  후년: 2,
  내후년: 2,
  그해: 0,
};
export const MONTH_WORD =
  /(지지난\s?달|지난\s?달|저번\s?달|이번\s?달|이\s?달(?!라|리)|금월|다다음\s?달|다음\s?달|내달|그\s?달(?!라|리))/uy;
export const MONTH_SHIFTS: Readonly<Record<string, number>> = {
  지지난달: -2,
  지난달: -1,
  저번달: -1,
  이번달: 0,
  이달: 0,
  그달: 0,
  금월: 0,
  다음달: 1,
  내달: 1,
  다다음달: 2,
};
export const WEEK_WORD =
  /(지지난|지난|저번|이번|다다음|다음|다가오는|오는|이|금|내|그)\s?주(?=\s|[가-힣]?[월화수목금토일]요일|말|초|중|부터|까지|에|의|가|는|도|로|$|[^가-힣])(?![요변제식택민])/uy;
export const WEEK_SHIFTS: Readonly<Record<string, number>> = {
  지지난: -2,
  지난: -1,
  저번: -1,
  이번: 0,
  이: 0,
  금: 0,
  그: 0,
  다음: 1,
  다가오는: 1,
  오는: 1,
  내: 1,
  다다음: 2,
};
export const DIRECTION =
  /(지난|저번|이번|오는|다가오는|다음|돌아오는)\s?(?=\d|[월화수목금토일]요일|봄|여름|가을|겨울|주말)/uy;
export const DIRECTIONS: Readonly<Record<string, Direction>> = {
  지난: 'past',
  저번: 'past',
  이번: 'this',
  오는: 'future',
  다가오는: 'future',
  돌아오는: 'future',
  다음: 'next',
};
export const MONTH =
  /\s?,?\s?(?:(\d{1,2})\s?월(?![가-힣]*세\s|드)|(십일|십이|[일이삼사오유육칠팔구시십])월(?=\s?(?:\d{1,2}|[일이삼사오육칠팔구십]{1,4})\s?일))(?:\s달|달(?![러려라]))?/uy;
export const DAY =
  /[\s/.]{0,2}(?:(\d{1,2})|((?:[이삼]?십)[일이삼사오육칠팔구]|[이삼]?십|[일이삼사오육칠팔구]))\s?일(?!\s?(?:간|동안|째|만에|만의|이상|이내|이하|여|가량|치|씩|짜리|정도|내내|당|차|분|연속|내로|넘|안에|\d{1,3}\s?(?:회|번|잔|개|명|알|정|끼))|\d|[반본정대]|부(?!터))/uy;
/** 10월17~23일: the lower day of a range, whose unit stands behind the upper one only. */
export const LOWER_DAY = /\s?(\d{1,2})(?=\s?[~∼～–-]\s?\d{1,2}\s?일(?![간동]))/uy;
export const SHIFT_BEHIND =
  /\s?(?:전|후|뒤)(?![가-힣]|$)|\s(?:전|후|뒤)(?=[에엔부까]|$)|(?:전|후|뒤)(?=[에엔부까]|$)/uy;
export const WEEKDAY = /,?\s?(?:\(([월화수목금토일])\)|([월화수목금토일])요일)/uy;
export const NTH_WEEK =
  /(?:의)?\s?(첫|첫째|첫\s?번째|둘째|두\s?번째|셋째|세\s?번째|넷째|네\s?번째|다섯째|마지막|(\d)째)\s?(주(?![요변식제])|(?=[월화수목금토일]요일))/uy;
export const NTHS: Readonly<Record<string, number>> = {
  첫: 1,
  둘: 2,
  두: 2,
  셋: 3,
  세: 3,
  넷: 4,
  네: 4,
  다: 5,
  마: -1,
};
export const PART =
  /\s?(?:(초(?:순|반|에|부터|까지)?|상순)|(중순|중반)|(말(?!레|했|하|씀|라|리)|하순|후반|연말))(?=$|[^가-힣]|에|부터|까지|쯤|께|경|의|로|이|을)/uy;
export const QUARTER = /\s?([1-4일이삼사])(?:\s?\/\s?4|사)?\s?분기/uy;
export const HALF = /\s?(상|하|전|후)반기/uy;
export const SEASON = /\s?(봄|여름|가을|겨울)(?=$|[^가-힣]|에|부터|까지|의|철|이|은|을|과|\s)/uy;
export const SEASONS: Readonly<Record<string, readonly ['spring' | 'summer' | 'autumn' | 'winter', number]>> =
  {
    봄: ['spring', 3],
    여름: ['summer', 6],
    가을: ['autumn', 9],
    겨울: ['winter', 12],
  };
export const WEEKEND = /\s?주말/uy;
export const DURATION_BEHIND =
  /\s?(?:간|동안|만에|만의|째|이상|이내|이하|넘|가량|여|정도|내내|씩|짜리|치|차|뒤|후|전|안에|안팎|미만|연속|쯤|이라는|이나|이\s|을\s|\d{1,2}\s?개월)/uy;

/** 이천이십년, 천구백구십구년: a year in words, of four syllables or more. */
export const WORD_YEAR =
  /(이천[일이삼사오육칠팔구십]{1,3}|천[구팔칠]백[일이삼사오육칠팔구십]{0,4})\s?년(?!\s?(?:간|동안|전|후|만에))/uy;
export const CENTURY = /(\d{1,2})\s?세기(?!\s?(?:간|동안|만에|째|가량|넘|이상))/uy;
