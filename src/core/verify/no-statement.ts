// Text that tells nothing of the world: it speaks to a program that reads, or no person wrote it. It is never said, whoever is cited.

/** What an article says to whoever reads it by machine is no news, and a claim that repeats it is none either. */
export function isNoStatement(given: string): boolean {
  const text = given.normalize('NFKC');
  return ADDRESSES.some((pattern) => pattern.test(text)) || DRESSING.test(text) || holdsCode(text);
}

const ADDRESSES: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|bypass|override)\b[^.]{0,40}\b(?:previous|prior|above|earlier|preceding|system|your)\b/iu,
  /\b(?:previous|prior|system) (?:instructions?|prompts?|override|messages?)\b/iu,
  /\byour (?:entire |whole |final |next )?(?:answers?|responses?|repl(?:y|ies)|outputs?|summary|summaries)\b/iu,
  /\b(?:notes?|message|instructions?) (?:to|for) (?:the |any |all )?(?:AI|assistants?|(?:language )?models?|LLMs?|chatbots?|bots?)\b/iu,
  /\b(?:AI|language model|assistant)s?\b[^.]{0,30}\breading this\b/iu,
  /\b(?:answer|respond|reply|write|speak) (?:only |exclusively |entirely )+(?:in|with|as)\b/iu,
  /^\W*(?:system|assistant|user|developer)\s*:/imu,
  /\b(?:cite|use) this (?:article|text|source) as\b|\bsay that you\b|\byou are now\b|\b(?:base64|rot-?13)\b/iu,
  /(?:이전|앞선|위의?|기존|모든)\s?(?:의\s?)?(?:지시|명령|지침|규칙|프롬프트)[^.]{0,20}(?:무시|잊|따르지)/u,
  /(?:답변|응답|대답|출력|요약|답)(?:에|에는|을|를|은|는|의|마다)\s[^.]{0,60}(?:(?:하|쓰|적|넣|붙이|끝내|시작하)(?:라|세요|십시오|시오)|해라|해야 합니다|써라|넣어라|적어라|붙여라|쓰시오|출력)/u,
  /(?:AI|인공지능|어시스턴트|챗봇|언어 ?모델|시스템)\s?(?:에게|여|야|님)[,:]?\s[^.]{0,80}(?:라|세요|십시오|시오)(?:[.!]|$)/u,
  /(?:시스템|관리자) ?(?:지시|명령|메시지|프롬프트)\s*[:：]/u,
];

/** Tags and comments of pages, links, mentions, escapes of a chat. */
const DRESSING =
  /<[!/]?[a-z][^<>]*>|<!--|‹[!/]?[a-z|]|https?:\/\/|\bwww\.|\b[\w-]+\.(?:com|net|org|xyz|info|biz|io|co|kr|example)(?![\w])|@(?:everyone|here)\b|<[@#]/iu;

/** Letters and digits mixed as no name mixes them, or a run that is some encoding. */
function holdsCode(text: string): boolean {
  return (text.match(/[A-Za-z0-9+/=_-]{10,}/gu) ?? []).some(
    (run) => (run.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/gu)?.length ?? 0) >= 3 || isEncoded(run),
  );
}

function isEncoded(run: string): boolean {
  return run.length >= 32 && /\d/u.test(run) && /[a-z]/u.test(run) && /[A-Z]/u.test(run);
}
