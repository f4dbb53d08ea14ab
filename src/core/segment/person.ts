// Reads a noun phrase that names a speaker: the name apart from the title and the affiliation, in either order.

export interface Named {
  readonly name: string;
  /** Empty where the phrase gives no title. */
  readonly role: string;
  /** What the phrase names; the more certain kinds win where a sentence has several. */
  readonly kind: 'person' | 'surname' | 'title' | 'pronoun' | 'group' | 'bare' | 'organisation' | 'unknown';
}

const TITLE =
  /(?:교수|대표이사|대표|회장|사장|의원|장관|차관|대통령|총리|위원장|위원|연구원|연구관|박사|센터장|원장|소장|국장|과장|실장|본부장|부문장|팀장|부장|차장|이사|상무|전무|이사장|총장|학장|처장|청장|시장|지사|구청장|군수|서장|감독|코치|선수|작가|기자|변호사|판사|검사|의사|전문의|약사|수의사|대변인|애널리스트|이코노미스트|매니저|디렉터|엔지니어|프로듀서|PD|CEO|CTO|CFO|COO|창업자|설립자|창립자|씨|여사|목사|신부|스님|감사|고문|수석|비서관|보좌관|행정관|간사|단장|조합장|지부장|지회장|점장|과학자|학자|평론가|칼럼니스트|장군|대령|중령|소령|대위|경감|경정|총경|경위|경장|형사|대사|총영사|영사|주교|추기경|교황|국왕|여왕|왕자|공주|교사|교장|의장|총재|행장|지점장|회계사|세무사|노무사|건축가|디자이너|개발자|기획자|배우|가수|화백|시인|소설가|감독관|조사관|분석가|전략가|공동창업자|책임|선임|책임자|부문장|총괄|위원장|교육감|사령관|수석부장)$/u;
const GROUP =
  /(?:관계자|관계자들|전문가|전문가들|소식통|당국자|당국|연구진|연구팀|측|업계|학계|재계|의료계|법조계|금융권|정치권|증권가|시장|일각|시민|시민들|주민|주민들|네티즌|누리꾼|소비자|소비자들|정부|외신|매체|언론|경찰|검찰|법원|재판부|변호인|유족|노조|여당|야당|목격자|이용자|이용자들|환자|참석자|응답자|직원|학생|피해자|상인|농민|외교부|학자들|과학자들|교수들|기업들|업체들|회사들|애널리스트들)$/u;
const ORGANISATION =
  /(?:부|청|처|원|회|사|센터|연구소|대|대학교|대학|대학원|학부|학과|학교|은행|기업|그룹|전자|화학|자동차|증권|통신|당|협회|학회|재단|위원회|팀|진|단|신문|일보|뉴스|방송|텔레콤|병원|기구|연합|의회|시|도|군|구|실|국|과|본부|공사|공단|연맹|조합|거래소|경제|타임스|백악관|청와대|대통령실|교실|연대|네트워크|랩|스튜디오|홀딩스|코리아|테크|바이오|모터스|인터내셔널)$/u;
const COUNTRY =
  /^(?:한국|미국|중국|일본|영국|프랑스|독일|러시아|이탈리아|스페인|캐나다|호주|인도|이스라엘|이란|우크라이나|북한|대만|유럽|유엔|남미|베트남|브라질|멕시코|터키|튀르키예|네덜란드|스위스|스웨덴|노르웨이|핀란드|덴마크|사우디|미|일|중|영|전|현|신임|당시|주)$/u;
const SURNAME =
  /^(?:남궁|황보|제갈|선우|독고|사공|서문|[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉경사부가복태목형피두감음빈동온호범좌팽승간견나라시화옹묵])[가-힣]{1,3}$/u;
/** The family names of nine in ten people, which foreign given names seldom open with. */
const COMMON = /^[김이박최정강조윤장임한오서신권황안송류홍전배백허유남심노문양손고]/u;
/** Syllables of Korean given names; transliterated names and firms seldom have only these. */
const GIVEN =
  '가강건결경고관광교구국권규균근금기길나남노누다달담대덕도동두라란람래량련령로록린림마만말명모목무문미민방배백범병보복봉비빈산삼상새샘서석선설섭성세소솔송수숙순슬승시식신실심아안애양언엄업연열엽영예오옥온완용우욱운웅원유윤율은을의이익인일임자장재전정제조종주준중지진찬창채천철청초춘충치탁태택평표필하학한해헌혁현형혜호홍화환효후훈휘희흥례별봄빛늘률렬';
const FULL_NAME = new RegExp(
  `^(?:(?:남궁|황보|제갈|선우|독고|사공|서문)[${GIVEN}]{1,2}|(?![남황제선독사서][궁보갈우고공문])[가-힣][${GIVEN}]{2})$`,
  'u',
);
const PRONOUN = /^(?:그|그녀|그이|본인)$/u;

/** `phrase` comes without its particle and without words in brackets. */
export function readName(phrase: string): Named {
  const tokens = phrase
    .replace(/\([^()]*\)/gu, '')
    .split(/\s+/u)
    .filter((token) => token !== '');
  const last = tokens.at(-1) ?? '';
  if (PRONOUN.test(phrase)) return { name: phrase, role: '', kind: 'pronoun' };
  if (TITLE.test(last) && !/^(?:시장|책임|선임)$/u.test(phrase)) return readTitled(tokens, last);
  const name = tokens.join(' ');
  if (GROUP.test(last)) return { name, role: '', kind: 'group' };
  if (/\d%$/u.test(last)) return { name, role: '', kind: 'group' };
  if (isFullName(last) && isTitle(tokens.at(-2) ?? ''))
    return { name: last, role: tokens.slice(0, -1).join(' '), kind: 'person' };
  if (isFullName(last) && COMMON.test(last))
    return { name: last, role: tokens.slice(0, -1).join(' '), kind: 'bare' };
  const known = ORGANISATION.test(last) || /[A-Z]{2}/u.test(last);
  return { name, role: '', kind: known ? 'organisation' : 'unknown' };
}

/** True for two to four syllables that open with a Korean family name. Many other words do, too. */
export function isKoreanName(token: string): boolean {
  return SURNAME.test(token) && token.length >= 2 && token.length <= 4;
}

/** True for a word that a person has as title. */
export function isTitle(token: string): boolean {
  return TITLE.test(token);
}

function readTitled(tokens: readonly string[], title: string): Named {
  const before = tokens.slice(0, -1);
  const [first = ''] = before;
  if (before.length === 0) return readJoined(title);
  if (before.length === 1 && /^[가-힣]$/u.test(first)) {
    return { name: first, role: title, kind: 'surname' };
  }
  const range = nameRange(before);
  if (!range) return { name: tokens.join(' '), role: '', kind: 'title' };
  const role = [
    ...before.slice(0, range.from),
    ...before.slice(range.to),
    ...(title === '씨' ? [] : [title]),
  ].join(' ');
  return { name: before.slice(range.from, range.to).join(' '), role, kind: 'person' };
}

/** `김씨`, `김모씨` and `홍길동씨`, and titles by themselves such as `대통령`. */
function readJoined(word: string): Named {
  const match = /^([가-힣]{1,4})(씨|교수|대표|의원|회장|장관|박사)$/u.exec(word);
  const name = match?.[1] ?? '';
  if (match && name.length === 1 && SURNAME.test(`${name}가나`))
    return { name, role: match[2] ?? '', kind: 'surname' };
  if (match && isFullName(name)) return { name, role: match[2] ?? '', kind: 'person' };
  return { name: word, role: '', kind: 'title' };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Which of the words before the title are the name: a Korean one first or last, else the words that are no affiliation. */
function nameRange(words: readonly string[]): Range | undefined {
  const count = words.length;
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const rest = words.slice(1).some((word) => isAffiliation(word) || COUNTRY.test(word));
  const place = isFullName(last) && /[도시군구]$/u.test(first);
  if (isFullName(first) && (rest || !place || count === 1)) return { from: 0, to: 1 };
  if (isFullName(last)) return { from: count - 1, to: count };
  const foreign = words.map((word) => !isAffiliation(word) && !COUNTRY.test(word) && !isTitle(word));
  if (foreign[0]) return { from: 0, to: Math.min(runOf(foreign, 0), count > 2 ? 2 : count) };
  const start = foreign.lastIndexOf(false) + 1;
  if (start < count && count - start <= 3) return { from: start, to: count };
  if (isKoreanName(first) && first.length < 4 && !isAffiliation(first) && rest) return { from: 0, to: 1 };
  return last.length === 2 && COMMON.test(last) && count > 1 ? { from: count - 1, to: count } : undefined;
}

/** True for a family name with a given name of two syllables, the rule in news. */
export function isFullName(word: string): boolean {
  return (
    FULL_NAME.test(word) &&
    isKoreanName(word) &&
    !/(?:대|부|청|처|회|사|당|팀|자|시민|주민|국민)$/u.test(word)
  );
}

function isAffiliation(word: string): boolean {
  return ORGANISATION.test(word) || /[A-Z]{2}|\d/u.test(word) || GROUP.test(word);
}

function runOf(flags: readonly boolean[], from: number): number {
  let to = from;
  while (flags[to]) to += 1;
  return to;
}
