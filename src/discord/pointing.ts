// Tells when somebody who replies to another asks whether that is true: 진짜야?, 이거 맞아?, is that right?

/** True for a whole message that asks nothing else. */
export function asksWhetherTrue(text: string): boolean {
  const asked = text
    .replace(/[\s?!.~…ㅋㅎㅠㅜ]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return KOREAN.test(asked) || ENGLISH.test(asked);
}

const THIS = String.raw`(?:(?:이|그|저) ?(?:거|게|건|말|얘기|이야기|소식|내용|분 말|사람 말)(?:이|은|는|도)? ?|이게 |얘 말 ?)?`;
const REALLY = String.raw`(?:진짜로?|정말로?|다|실제로|기사(?:에|랑|와|하고) ?)?\s*`;
const TRUE = [
  String.raw`(?:진짜|정말|사실|팩트|참|실화|진실)(?:이?야|인가요?|이에요|예요|임|인지|냐|이냐|이니|니|일까요?|입니까|인 거야|맞아요?)?`,
  String.raw`(?:맞|옳)(?:아요?|음|나요?|는지|냐|니|는 거야|는 말이?야|는 얘기야|습니까|을까요?|지|죠)`,
  String.raw`(?:나온|있는) (?:말|내용|얘기)(?:이?야|인가요?|이에요|예요|맞아요?)?`,
  String.raw`(?:나와|나왔어|있어|있나|있는 거야)요?`,
  String.raw`팩트 ?체크 ?(?:해 ?줘요?|해봐|좀|해 ?주세요|부탁해요?)?|(?:대조|확인)(?:해 ?줘요?|해 ?봐|해 ?주세요|좀|부탁해요?)`,
].join('|');

const KOREAN = new RegExp(`^${THIS}${REALLY}(?:${TRUE})$`, 'u');
const ENGLISH =
  /^(?:(?:is|was) )?(?:this|that|it)?(?: (?:what he|what she|what they|what he just) (?:said|wrote|says))? ?(?:really |actually )?(?:true|right|correct|a fact|accurate|legit|so|in the article)$|^(?:please )?(?:fact[- ]?check|check|verify)(?: (?:this|that|it))?(?: please)?$/iu;
