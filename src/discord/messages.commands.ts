// The names and descriptions of all commands, options and choices, as a person sees them in Discord's lists.

export interface Words {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
}

export interface Named {
  readonly ko: Words;
  readonly en: Words;
}

export const COMMAND_WORDS = {
  ask: named(
    '질문',
    '기사에 물어보고, 원문이 각주로 달린 답을 받아요',
    'ask',
    'Ask about the article; every sentence of the answer has its source below',
  ),
  summary: named(
    '요약',
    '기사를 줄여서 보여 줘요. 줄마다 원문 각주가 달려요',
    'summary',
    'The article in short, each line with its source',
  ),
  quotes: named('발언', '기사에서 누가 무슨 말을 했는지 보여 줘요', 'quotes', 'Who said what in the article'),
  check: named(
    '대조',
    '어떤 말이 기사와 맞는지 봐 줘요',
    'check',
    'Is this true to the article? Each claim with the sentence that shows it',
  ),
  compare: named(
    '비교',
    '두 기사에서 같은 내용과 다른 내용을 보여 줘요',
    'compare',
    'Two articles side by side: where they agree and differ',
  ),
  article: named('기사', '기사를 보고 골라요', 'article', 'See and choose articles'),
  settings: named(
    '설정',
    '언어와 답을 볼 사람을 정해요',
    'settings',
    'See and choose language, visibility and who looks after the articles',
  ),
  privacy: named(
    '개인정보',
    '무엇을 저장하고 무엇을 저장하지 않는지 보여 줘요',
    'privacy',
    'What is stored and what is not',
  ),
  help: named('도움말', '할 수 있는 일을 보여 줘요', 'help', 'What I can do'),
  'check-message': named('기사와 대조', '', 'Check against article', ''),
  'ask-message': named('기사에 물어보기', '', 'Ask the article', ''),
} as const satisfies Readonly<Record<string, Named>>;

export const ARTICLE_WORDS = {
  list: named(
    '목록',
    '여기서 볼 수 있는 기사를 모두 보여 줘요',
    'list',
    'All articles that can be asked here',
  ),
  info: named(
    '정보',
    '기사 하나의 매체, 날짜, 주소를 보여 줘요',
    'info',
    'Publisher, date and address of an article',
  ),
  remove: named(
    '삭제',
    '기사를 지워요. 저장된 글도 함께 지워져요',
    'remove',
    'Delete an article with all that is stored of it',
  ),
  default: named(
    '기본',
    '여기서 답할 기사를 정해요. 비워 두면 모든 기사에서 찾아요',
    'default',
    'Choose the article that answers here; leave empty to search all of them',
  ),
} as const satisfies Readonly<Record<string, Named>>;

export const OPTION_WORDS = {
  question: named('질문', '기사에서 궁금한 것', 'question', 'What you want to know'),
  article: named('기사', '어느 기사에서 찾을지', 'article', 'Which article'),
  private: named('나만보기', '답을 나에게만 보여 줘요', 'private', 'Show the answer to me alone'),
  level: named('길이', '얼마나 줄일지', 'level', 'How short'),
  speaker: named('사람', '누구의 말을 볼지', 'speaker', 'Whose words'),
  claim: named('말', '기사와 맞는지 볼 말', 'claim', 'What to hold against the article'),
  first: named('첫째', '견줄 기사', 'first', 'One article'),
  second: named('둘째', '견줄 다른 기사', 'second', 'The other article'),
  where: named(
    '어디에',
    '이 채널에만 정할지, 서버 전체에 정할지',
    'where',
    'For this channel or the whole server',
  ),
  language: named('언어', '제가 어느 언어로 말할지', 'language', 'Which language I speak'),
  visibility: named('공개', '답을 누구에게 보여 줄지', 'visibility', 'Who sees the answers'),
  keepers: named('관리', '누가 기사를 관리할 수 있는지', 'keepers', 'Who may look after the articles'),
  role: named('역할', '기사를 관리할 수 있는 역할', 'role', 'A role that may look after the articles'),
} as const satisfies Readonly<Record<string, Named>>;

export const CHOICE_WORDS = {
  'one-line': { ko: '한 줄', en: 'one line' },
  'three-lines': { ko: '세 줄', en: 'three lines' },
  detailed: { ko: '자세히', en: 'in detail' },
  numbers: { ko: '숫자와 날짜', en: 'numbers and dates' },
  channel: { ko: '이 채널', en: 'this channel' },
  server: { ko: '서버 전체', en: 'the whole server' },
  auto: { ko: '질문한 언어로', en: "the question's language" },
  ko: { ko: '한국어', en: 'Korean' },
  en: { ko: '영어', en: 'English' },
  public: { ko: '모두에게', en: 'everybody' },
  private: { ko: '물어본 사람에게만', en: 'the asker alone' },
  managers: { ko: '서버 관리자', en: 'who manages the server' },
  everyone: { ko: '누구나', en: 'everybody' },
} as const satisfies Readonly<Record<string, { readonly ko: string; readonly en: string }>>;

function named(koName: string, koDescription: string, enName: string, enDescription: string): Named {
  return {
    ko: { name: koName, description: koDescription },
    en: { name: enName, description: enDescription },
  };
}
