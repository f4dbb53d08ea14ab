// What a Korean question is about: the word that ends its topic, and the nouns that are mere attributes of something.
import { splitParticle } from './korean-forms.ts';
import type { Token } from './question-words.ts';

/** The last word with 은 or 는, else the first with 이 or 가; -1 where there is neither. */
export function topicEnd(tokens: readonly Token[]): number {
  const topic = tokens.findLastIndex(({ bare }) => isTopic(bare));
  return topic >= 0 ? topic : tokens.findIndex(({ bare }) => isSubject(bare));
}

function isTopic(word: string): boolean {
  return (/.[은는]$/u.test(word) && !MODIFYING.test(word)) || CONTRACTED.test(word);
}

/** Verbs before a noun, and adverbs: 하는, 있는, 많은. */
const MODIFYING =
  /(?:하|되|있|없|않|시키|받|당하|만드|들어가|나오|나가|나서|가지|보이|밝히|이끄|모으|걸리|늘어나|줄어드|지키|다니|일하|이기)는$|^(?:오|가|쓰|맺|갖|넣|맞|얻|잃|파|짓|찾|사|뽑|싶|내|주|보)는$|^(?:많|적|작|높|낮|젊|같|좋|또는|혹은|가장|보통|일단)은?$|에는$|에서는$/u;
/** A noun of no content with its particle. */
export const CONTRACTED = /^(?:건|게|거는|것은|것이|데는|데가|분은|쪽은)$/u;

function isSubject(word: string): boolean {
  return (
    splitParticle(word).particle !== '' &&
    /.[이가]$/u.test(word) &&
    !/^(?:많이|같이|깊이|높이|없이|굳이|가까이|누가|아이가?)$/u.test(word)
  );
}

/** A noun that is asked of something else (가격, 이유, 대표): alone it is about nothing. */
export function isAttribute(noun: string): boolean {
  return ATTRIBUTE.test(noun);
}

const ATTRIBUTE =
  /^(?:그 ?)?(?:특징|이름|가격|값|비용|이유|까닭|내용|목적|규모|금액|액수|날짜|시기|기간|시간|위치|장소|크기|길이|무게|높이|속도|나이|원인|방법|역할|대표|사장|직원|본사|매출|이익|비중|비율|점유율|효과|기능|성능|장점|단점|문제|문제점|대책|계획|목표|전략|출시일|제목|저자|감독|주인공|인원|예산|의미|뜻|배경|계기|근거|조건|대상|상금|순위|성적|결과|영향|소속|직책|전공)$/u;
