// Tells whether a page says that the rest of its text is for those who pay or log in.
import type { Block } from './blocks.ts';
import { isNews } from './sentences.ts';

/** True when one of the page's lines says so. Offers to subscribe alone, which every page has, do not count. */
export function asksToPay(blocks: readonly Block[]): boolean {
  return blocks.some(
    ({ text }) => text.length <= 200 && !isNews(text) && LOCKED.some((pattern) => pattern.test(text)),
  );
}

const LOCKED: readonly RegExp[] = [
  /(?:이\s?(?:기사|글|콘텐츠)|(?:기사|본문)\s?전[문체]|전문|나머지|남은|이어지는|뒷\s?(?:이야기|부분)|이후|전체)(?:의|은|는|을|를|도)?\s?.{0,30}(?:로그인|구독|유료|회원|멤버십|결제|프리미엄|가입).{0,30}(?:읽|보실|볼\s|보려면|이용|열람|확인|공개|제공|전용)/u,
  /(?:유료|프리미엄|구독자?|회원|멤버십|로그인)\s?(?:구독자?|회원|독자|후)?\s?(?:만을?\s?위한|전용|만\s?(?:읽|볼|이용|열람)|한정).{0,20}(?:기사|콘텐츠|서비스|글|입니다|수 있)/u,
  /(?:로그인|구독|가입|결제)(?:을|를)?\s?(?:하시면|하면|후|하고)\s.{0,20}(?:전문|나머지|전체|계속|이어서|모든 기사|기사를)/u,
  /(?:subscribe|sign\s?in|log\s?in|register)\s.{0,30}(?:to\s)?(?:continue|keep|read(?:ing)?|unlock)\b.{0,40}|(?:for|to)\ssubscribers\sonly|subscriber[- ](?:only|exclusive)|to\scontinue\sreading|already\sa\ssubscriber|this\s(?:article|content)\sis\s(?:for|available\sto)\s(?:subscribers|members)/iu,
];
