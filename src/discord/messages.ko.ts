// Everything that the bot says in Korean: short, warm, plain.
import { withParticle } from '../core/compose/josa.ts';
import type { ArticleField } from '../core/types.ts';
import { grouped } from './messages.facts.ts';
import { koreanFailures } from './messages.failures.ko.ts';
import type { AboutFacts, Messages } from './messages.ts';

export const koreanMessages: Messages = {
  language: 'ko',
  failures: koreanFailures,
  bug: (id) =>
    `예상하지 못한 문제가 생겼어요. 잠시 뒤에 다시 해 보고, 또 그러면 이 봇을 돌보는 분께 오류 번호 ${id}${linking(id)}라고 알려 주세요.`,

  asOf: (date) => `${date} 기사 기준`,
  knowsUntil: (date) => `이 기사는 ${date}에 나온 글이라 그 뒤의 일은 몰라요.`,
  composed: (by) =>
    by === undefined ? 'AI 모델 없이 기사 문장으로 답함' : `${by} 모델이 쓰고 각주로 확인함`,
  fellBack: {
    unsupported: 'AI 모델이 쓴 답은 기사에서 확인되지 않음',
    declined: 'AI 모델은 답을 찾지 못함',
    unavailable: 'AI 모델에서 답을 받지 못함',
    'broken-off': 'AI 모델의 답이 도중에 끊김',
  },
  writing: '아직 쓰는 중이에요…',
  incomplete: '모델의 답이 도중에 끊겨서, 확인된 데까지만 보여 드려요.',
  openSource: '기사에서 보기',
  proofLabel: (number) => `원문 ${number}`,
  shareLabel: '공유',
  removeLabel: '지우기',

  unsure: '딱 맞는 답은 못 찾았어요. 기사에서 가장 가까운 문장인데, 답이 아닐 수도 있어요.',
  notFound: {
    'no-article': '아직 읽을 기사가 없어요. `/article add`로 기사를 넣으면 답할 수 있어요.',
    'not-in-article': '기사에 그 내용은 없어요.',
    'after-article': '기사가 나온 뒤의 일이라 기사에 없어요.',
    'false-premise': '질문 속 내용이 기사와 달라요.',
    'not-a-question': '무엇이 궁금한지 알아듣지 못했어요. 한 문장으로 물어봐 주세요.',
  },
  nearest: '기사에서 가장 가까운 문장',
  missing: (words) => `기사에서 찾지 못한 것: ${words.map((word) => `‘${word}’`).join(', ')}`,
  unanswered: (questions) => `확실한 답을 찾지 못한 물음: ${questions.map((one) => `‘${one}’`).join(', ')}`,
  suggestions: '이런 질문에는 답할 수 있어요.',
  followUps: '이어서 물어보기',
  smallTalk: {
    greeting: '안녕하세요! 기사에서 궁금한 걸 물어보세요. 답마다 기사 원문을 각주로 달아 드려요.',
    thanks: '도움이 됐다니 기뻐요. 또 궁금한 게 생기면 물어보세요.',
    farewell: '안녕히 가세요. 궁금한 게 생기면 또 만나요.',
    'who-are-you': '저는 각주예요. 기사에 있는 말로만 답하고, 문장마다 기사 원문을 각주로 보여 드려요.',
    help: '기사 내용을 평소 말하듯 물어보세요. 요약은 `/summary`, 누가 한 말인지는 `/quotes`, 맞는 말인지는 `/check`로 볼 수 있어요.',
  },
  about: (field, facts) => ABOUT[field](facts),
  nothingToSay: '보여 드릴 내용이 없어요.',

  noQuotes: '이 기사에는 누군가의 말을 옮긴 문장이 없어요.',
  emptySummary: '이 기사에는 그렇게 줄일 내용이 없어요.',
  levels: {
    'one-line': '한 줄 요약',
    'three-lines': '세 줄 요약',
    detailed: '자세한 요약',
    numbers: '숫자와 날짜',
  },
  verdicts: { supported: '기사와 같아요', contradicted: '기사와 달라요', 'not-in-article': '기사에 없어요' },
  reasons: {
    'no-citation': '근거 문장',
    number: '숫자',
    unit: '단위',
    date: '날짜',
    name: '이름',
    negation: '맞다·아니다',
    attribution: '말한 사람',
    certainty: '확실한 정도',
    words: '내용',
  },
  nothingToCheck: '기사와 대조할 문장을 찾지 못했어요.',
  proofTitle: (number) => (number === undefined ? '기사 원문' : `기사 원문 ${number}`),

  agree: '두 기사가 같은 내용',
  differ: '두 기사가 다른 내용',
  onlyIn: (sign) => `${sign}에만 있는 내용`,
  nothingShared: '두 기사에서 견줄 만한 내용을 찾지 못했어요.',

  noArticles: '아직 기사가 없어요. `/article add`로 넣어 주세요.',
  articles: (count) => `기사 ${grouped(count)}개`,
  bundled: '기본으로 들어 있음',
  defaultArticle: '지금 여기서 답하는 기사',
  characters: (count) => `${grouped(count)}자`,

  help: [
    '**각주**는 기사에 있는 말로만 답하고, 문장마다 기사 원문을 각주로 달아요.',
    [
      '`/ask` 기사에 물어보기 (저를 부르거나, 제 답에 답장하거나, DM으로 물어도 돼요)',
      '`/summary` 한 줄, 세 줄, 자세히, 숫자만으로 줄이기',
      '`/quotes` 누가 무슨 말을 했는지 보기',
      '`/check` 어떤 말이 기사와 맞는지 보기',
      '`/compare` 두 기사 견주기',
      '`/article` 기사 넣기, 보기, 고르기',
      '`/feed` 사이트의 새 기사를 채널에 올리기',
      '`/settings` 언어와 답을 볼 사람 정하기',
      '`/privacy` 무엇을 저장하는지 보기',
    ].join('\n'),
    '메시지를 길게 누르거나 오른쪽 클릭해 **앱**에서 ‘기사와 대조’를 고르면, 그 말이 기사와 맞는지 봐 드려요.',
    '답 아래 **원문** 버튼은 그 문장과 앞뒤 문장을 나에게만 보여 줘요.',
  ],
  privacy: [
    '**무엇을 저장하나요?** 넣은 기사와 고치기 전 글, 구독, 서버 설정, 👍와 👎의 개수, 그리고 어느 답이 기사의 어느 문장을 인용했는지를 저장해요. 기사나 구독을 넣고 바꾸고 지운 사람은 ID로 적어 두고, `/settings`에서 나에게만 정한 것도 저장해요.',
    '**무엇을 저장하지 않나요?** 질문, 답의 글, 대화, 이름은 저장하지 않아요. 이어지는 대화는 디스코드의 답장을 그때그때 다시 읽어요.',
    '**어디로 보내나요?** AI 모델을 쓰지 않을 때는 아무 데도 보내지 않아요. 모델을 쓰면 질문과 관련된 기사 문장이 그 모델로 가고, 그때는 답 아래에 모델 이름이 적혀요. 임베딩 모델을 쓰면 질문과 넣은 기사의 글이 그 모델로도 가요.',
    '**지우려면?** `/article remove`로 기사를 지우면 저장된 글도 함께 지워져요. 내 설정과 기록은 아래 버튼으로 지워요.',
  ],
  settings: {
    title: '**지금 설정**',
    language: '언어',
    languages: { auto: '질문한 언어로', ko: '한국어', en: '영어' },
    article: '답하는 기사',
    allArticles: '모든 기사에서 찾기',
    visibility: '답을 보는 사람',
    visibilities: { public: '모두', private: '물어본 사람만' },
    keepers: '기사를 관리하는 사람',
    keeperNames: {
      managers: '서버 관리자',
      everyone: '누구나',
      role: (mention) => `서버 관리자와 ${mention}`,
    },
    setFor: { server: '서버 설정', channel: '이 채널 설정' },
    howToChange: '`/settings`의 칸을 채워 바꾸고, 답하는 기사는 `/article default`로 골라요.',
  },
  notices: {
    busy: (seconds) => `지금 묻는 분이 많아요. ${lasting(seconds)}쯤 기다리면 답해 드릴게요.`,
    full: (seconds) =>
      `지금 밀린 질문이 많아서 더 받지 못해요. ${lasting(seconds)}쯤 뒤에 다시 물어봐 주세요.`,
    slowDown: (seconds) => `조금만 천천히 물어봐 주세요. ${lasting(seconds)} 뒤에 다시 답할 수 있어요.`,
    stopping: '지금은 봇을 끄는 중이라 답할 수 없어요. 조금 뒤에 다시 물어봐 주세요.',
    tooOld: '오래된 버튼이에요. 다시 물어보시면 새로 답해 드릴게요.',
    articleGone: '그 기사는 지워졌어요. `/article list`로 있는 기사를 봐 주세요.',
    emptyMessage: '그 메시지에는 읽을 글이 없어요. 글이 있는 메시지를 골라 주세요.',
    askMe: '무엇이 궁금하세요? 기사에 대해 한 문장으로 물어봐 주세요.',
    thanksForVote: (good) => (good ? '고마워요!' : '알려 주셔서 고마워요. 더 나아질게요.'),
    alreadyShared: '이미 공유한 답이에요.',
    notAllowed: '이 서버에서는 관리자가 정한 사람만 할 수 있어요.',
    cannotWriteHere:
      '저는 이 채널에 글을 쓸 수 없어요. `/ask`로 물어보거나, 관리자에게 ‘메시지 보내기’ 권한을 부탁해 주세요.',
    restNotSent: '이어지는 답은 보내지 못했어요. 다시 물어봐 주세요.',
    defaultChosen: (title, where) => `이제 ${HERE[where]}에서는 ‘${title}’에서 답할게요.`,
    defaultCleared: (where) => `이제 ${HERE[where]}에서는 모든 기사에서 찾을게요.`,
    channelHasOwn: (title) => `다만 이 채널에서는 따로 고른 ‘${title}’에서 답해요.`,
    confirmRemoval: (title) => `‘${title}’ 기사를 지울까요? 저장된 글도 함께 지워지고 되돌릴 수 없어요.`,
    removed: (title) => `‘${title}’ 기사와 저장된 글을 모두 지웠어요.`,
    useCheckMenu:
      '다른 분의 글은 제가 바로 읽을 수 없어요. 그 글을 길게 누르거나 오른쪽 클릭해 **앱**에서 ‘기사와 대조’를 골라 주세요.',
    sharedBy: (name) => `${name} 님이 공유했어요.`,
    managersOnly: '설정은 서버를 관리하는 분만 바꿀 수 있어요.',
    settingsSaved: '설정을 저장했어요.',
  },
};

const HERE = { server: '이 서버', channel: '여기' } as const;

/** Whole minutes from a minute and a half on. */
function lasting(seconds: number): string {
  return seconds < 90 ? `${grouped(seconds)}초` : `${grouped(Math.ceil(seconds / 60))}분`;
}

const ABOUT: Readonly<Record<ArticleField, (facts: AboutFacts) => string>> = {
  author: ({ author, publisher }) =>
    author === undefined
      ? unknown('누가 썼는지')
      : `글쓴이: ${author}${publisher === undefined ? '' : ` (${publisher})`}`,
  publisher: ({ publisher }) =>
    publisher === undefined ? unknown('어느 매체인지') : `${publisher}의 기사예요.`,
  date: ({ publishedAt }) =>
    publishedAt === undefined ? unknown('언제 나왔는지') : `${publishedAt}에 나온 기사예요.`,
  title: ({ title }) => `제목: ${title}`,
  link: ({ link }) => link ?? unknown('주소가'),
  length: ({ characters }) => `띄어쓰기까지 ${grouped(characters)}자예요.`,
  quotes: () => '`/quotes`로 누가 무슨 말을 했는지 모두 볼 수 있어요.',
};

function unknown(what: string): string {
  return `이 기사에는 ${what} 적혀 있지 않아요.`;
}

/** 라고 after an open sound, 이라고 after a closed one. */
function linking(word: string): string {
  return withParticle(word, '이/가').endsWith('가') ? '' : '이';
}
