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
  article: named('기사', '기사를 넣고, 보고, 골라요', 'article', 'Add, see and choose articles'),
  feed: named(
    '피드',
    '사이트의 새 기사를 채널에 자동으로 올려요',
    'feed',
    'Post new articles of a site to a channel',
  ),
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
  add: named(
    '추가',
    '링크나 파일의 기사를 넣어요. 비워 두면 글을 붙여 넣는 칸이 열려요',
    'add',
    'Add an article by link or file; leave both empty to paste its text',
  ),
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

export const FEED_WORDS = {
  add: named(
    '추가',
    'RSS나 Atom 피드를 채널에 넣어요. 새 기사를 세 줄로 줄여 올려요',
    'add',
    'Follow an RSS, Atom or JSON feed: new articles are posted in three lines',
  ),
  list: named('목록', '받아 보는 피드와 상태를 보여 줘요', 'list', 'The feeds and how they are doing'),
  remove: named('삭제', '피드를 그만 받아요', 'remove', 'Stop posting a feed'),
  link: named(
    '링크',
    'RSS나 Atom 주소. 사이트 주소를 넣으면 피드를 찾아봐요',
    'link',
    'An RSS, Atom or JSON feed, or a page that names one',
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
    '나, 이 채널, 서버 전체 가운데 누구에게 정할지',
    'where',
    'For you, this channel or the whole server',
  ),
  language: named('언어', '제가 어느 언어로 말할지', 'language', 'Which language I speak'),
  visibility: named('공개', '답을 누구에게 보여 줄지', 'visibility', 'Who sees the answers'),
  keepers: named('관리', '누가 기사를 관리할 수 있는지', 'keepers', 'Who may look after the articles'),
  link: named('링크', '기사가 있는 주소', 'link', 'The address of the article'),
  channel: named(
    '채널',
    '어디에 올릴지. 비워 두면 이 채널',
    'channel',
    'Where to post; this channel if left empty',
  ),
  filter: named(
    '거르기',
    '버스 지하철: 하나라도 있으면, +버스: 꼭 있어야, -택시: 없어야 올려요',
    'filter',
    'bus train: one of them is enough, +bus: must be there, -taxi: must not be there',
  ),
  feed: named('피드', '어느 피드를', 'feed', 'Which feed'),
  file: named(
    '파일',
    '5 MB까지의 txt, md, html, pdf, docx',
    'file',
    'txt, md, html, pdf or docx, up to 5 MB',
  ),
  length: named('길이', '얼마나 길게 답할지', 'length', 'How long the answers are'),
  speech: named(
    '말투',
    'AI 모델이 어떤 말투로 답할지',
    'speech',
    'The level of speech of Korean answers by a model',
  ),
  dropped: named(
    '빠진내용',
    'AI 모델이 썼지만 확인되지 않아 빠진 내용을 관리자에게 보여 줄지',
    'dropped',
    'Whether managers can see what a model wrote and the check left out',
  ),
  role: named('역할', '기사를 관리할 수 있는 역할', 'role', 'A role that may look after the articles'),
} as const satisfies Readonly<Record<string, Named>>;

export const CHOICE_WORDS = {
  'one-line': { ko: '한 줄', en: 'one line' },
  'three-lines': { ko: '세 줄', en: 'three lines' },
  detailed: { ko: '자세히', en: 'in detail' },
  numbers: { ko: '숫자와 날짜', en: 'numbers and dates' },
  channel: { ko: '이 채널', en: 'this channel' },
  server: { ko: '서버 전체', en: 'the whole server' },
  mine: { ko: '나에게만', en: 'me alone' },
  unset: { ko: '정하지 않기', en: 'not chosen' },
  short: { ko: '짧게', en: 'short' },
  normal: { ko: '보통', en: 'normal' },
  long: { ko: '길게', en: 'long' },
  haeyo: { ko: '해요체', en: 'haeyo (polite)' },
  hapsyo: { ko: '합쇼체', en: 'hapsyo (formal)' },
  plain: { ko: '해라체', en: 'plain' },
  on: { ko: '보여 주기', en: 'show it' },
  off: { ko: '보여 주지 않기', en: 'do not show it' },
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
