// Questions about what somebody says: each person once, with the real name and title, at the first sentence that quotes them.
import type { ArticleProfile, SentenceProfile } from '../rank/profile.ts';
import { isFullName, isTitle } from '../segment/person.ts';
import type { Language, Speaker } from '../types.ts';
import { withParticle } from './josa.ts';

export type SpeakerQuestions = (sentence: SentenceProfile) => string | undefined;

export function createSpeakerQuestions({ sentences }: ArticleProfile, language: Language): SpeakerQuestions {
  const firsts = new Map<string, number>();
  for (const { sentence, tells } of sentences) {
    const name = sentence.speaker?.name;
    if (name !== undefined && tells.quote && !firsts.has(name)) firsts.set(name, sentence.index);
  }
  return ({ sentence, text }) => {
    const { speaker } = sentence;
    if (!speaker || firsts.get(speaker.name) !== sentence.index || isNobody(speaker, text)) return undefined;
    return language === 'ko' ? koreanQuestion(speaker, text) : `What did ${speaker.name} say?`;
  };
}

/** Names that name nobody in particular, or that only the neighbours explain. */
const NOBODY =
  /^(?:그|그녀|한|이|양측|두|이들|위원단|심사단|재판부|연구팀|연구진|회사|당국|정부)$|일각|(?:^|\s)한\s|^.$|^[가-힣] [가-힣]+$|들$|^(?:남궁|황보|제갈|선우|독고|사공|서문)$/u;

function isNobody({ name, role }: Speaker, text: string): boolean {
  const before = text.slice(0, Math.max(0, text.indexOf(name)));
  const unnamed =
    !name.includes(' ') && role === '' && (isTitle(name) || /(?:관계자|학자|전문가)$/u.test(name));
  return NOBODY.test(name) || unnamed || /(?:^|\s)(?:한|어느|어떤)\s$/u.test(before);
}

const ABROAD =
  /이탈리아|미국|영국|독일|프랑스|일본|중국|캐나다|호주|스위스|네덜란드|스페인|뉴질랜드|오스트리아|포르투갈/u;

/** `노은결 임무설계실장`, `국순호 씨`; a body by its name, a foreigner by all names. */
function calledBy({ name, role }: Speaker, text: string): string {
  const title = role.split(/\s+/u).at(-1) ?? '';
  const [first = name] = name.split(' ');
  if (isTitle(title) && ABROAD.test(text.slice(0, Math.max(0, text.indexOf(name))))) return `${name} ${role}`;
  if (isTitle(title)) return `${isFullName(first) ? first : name} ${title}`;
  const isPerson = isFullName(name) || (/^[가-힣]{2,4}$/u.test(name) && /씨[은는가도(\s]/u.test(text));
  return isPerson ? `${name} 씨` : name;
}

const ASKS: readonly (readonly [ending: RegExp, asks: string])[] = [
  [/내다봤다[.]?$/u, '어떻게 내다봤나요?'],
  [/전망했다[.]?$/u, '어떻게 전망했나요?'],
  [/평가했다[.]?$/u, '어떻게 평가했나요?'],
  [/주장(?:했|한)다[.]?$/u, '뭐라고 주장했나요?'],
  [/설명했다[.]?$/u, '뭐라고 설명했나요?'],
  [/지적했다[.]?$/u, '뭐라고 지적했나요?'],
  [/강조했다[.]?$/u, '뭐라고 강조했나요?'],
  [/조언했다[.]?$/u, '뭐라고 조언했나요?'],
  [/반박했다[.]?$/u, '뭐라고 반박했나요?'],
  [/답했다[.]?$/u, '뭐라고 답했나요?'],
  [/밝혔다[.]?$/u, '뭐라고 밝혔나요?'],
  [/./u, '뭐라고 말했나요?'],
];

function koreanQuestion(speaker: Speaker, text: string): string {
  const asks = ASKS.find(([ending]) => ending.test(text))?.[1] ?? '';
  return `${withParticle(calledBy(speaker, text), '은/는')} ${asks}`;
}
