// Everything that the terminal says in Korean: short, warm, plain, fit for a phone at midnight.
import { grouped } from './facts.ts';
import { koreanFailures } from './failures.ko.ts';
import { aboutFor } from './about.ts';
import type { Messages } from './messages.ts';
import { particle } from './particle.ts';

export const koreanMessages: Messages = {
  language: 'ko',
  failures: koreanFailures,
  bug: (id) =>
    `예상하지 못한 문제가 생겼어요(오류 번호 ${id}). GAKJU_DEBUG=1로 다시 실행하면 자세한 내용이 나와요.`,
  unknownSetting: (name, nearest) =>
    `${name}? ${nearest}${particle(nearest, '이/가')} 맞나요? 지금 값은 쓰이지 않아요.`,

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
  incomplete: '모델의 답이 도중에 끊겨서, 확인된 데까지만 보여 드려요.',
  unsure: '딱 맞는 답은 못 찾았어요. 기사에서 가장 가까운 문장인데, 답이 아닐 수도 있어요.',
  notFound: {
    'no-article': '아직 읽을 기사가 없어요. add로 기사를 먼저 넣어 주세요.',
    'not-in-article': '기사에 그 내용은 없어요.',
    'false-premise': '질문 속 내용이 기사와 달라요.',
    'after-article': '기사가 나온 뒤의 일이라 기사에 없어요.',
    'not-a-question': '무엇이 궁금한지 알아듣지 못했어요. 한 문장으로 물어봐 주세요.',
  },
  nearest: '기사에서 가장 가까운 문장',
  missing: (words) => `기사에서 찾지 못한 것: ${words.map((word) => `‘${word}’`).join(', ')}`,
  unanswered: (questions) => `확실한 답을 찾지 못한 물음: ${questions.map((one) => `‘${one}’`).join(', ')}`,
  suggestions: '이런 질문에는 답할 수 있어요',
  followUps: '이어서 물어보기',
  about: aboutFor('ko'),
  smallTalk: {
    greeting: '안녕하세요! 기사에서 궁금한 걸 물어보세요. 답마다 기사 원문을 각주로 달아 드려요.',
    thanks: '도움이 됐다니 기뻐요. 또 궁금한 게 생기면 물어보세요.',
    farewell: '안녕히 가세요. 궁금한 게 생기면 또 만나요.',
    'who-are-you': '저는 각주예요. 기사에 있는 말로만 답하고, 문장마다 기사 원문을 각주로 보여 드려요.',
    help: '기사 내용을 평소 말하듯 물어보세요. 요약은 summary, 누가 한 말인지는 quotes, 맞는 말인지는 check로 볼 수 있어요.',
  },

  noQuotes: '이 기사에는 말을 옮긴 사람이 없어요.',
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

  agree: '두 기사가 같은 내용',
  differ: '두 기사가 다른 내용',
  onlyIn: (sign) => `${sign}에만 있는 내용`,
  nothingShared: '두 기사에서 견줄 만한 내용을 찾지 못했어요.',

  noArticles: '아직 기사가 없어요. add로 기사를 넣어 주세요.',
  bundled: '기본 기사',
  characters: (count) => `${grouped(count)}자`,
  sentences: (count) => `${grouped(count)}문장`,
  added: (title, id, sentences, replaced) =>
    `‘${title}’${particle(title, '을/를')} ${replaced ? '새 글로 바꿨어요' : '넣었어요'}. ${grouped(sentences)}문장이고, 아이디는 ${id}${copula(id)}.`,
  removed: (id) => `‘${id}’ 기사를 지웠어요.`,
  rebuilt: (articles, passages) =>
    `색인을 새로 만들었어요. 기사 ${grouped(articles)}개, 문단 ${grouped(passages)}개예요.`,
  storeSound: '저장된 자료에 문제가 없어요.',
  storeFindings: (count) =>
    `저장된 자료에서 문제를 ${grouped(count)}개 찾았어요. rebuild로 다시 만들어 주세요.`,

  prompt: '각주 › ',
  greeting: (title) => `기사: ${title} (도움말 /help)`,
  mode: ({ model, canWrite, canBeBot }) => {
    const bot = `DISCORD_TOKEN은 디스코드 봇${soon(canBeBot)}을 켜요.`;
    if (model !== undefined) return `${model} 모델이 답을 써요. ${bot}`;
    return `AI 모델 없이 답해요. OPENAI_API_KEY는 모델${soon(canWrite)}, ${bot}`;
  },
  tryThese: ['/summary 세 줄로 줄이기', '/quotes 누가 무슨 말을 했는지', '/check 이 말이 기사와 맞는지'],
  pressAgain: '한 번 더 누르면 끝나요.',
  stopped: '멈췄어요.',
  goodbye: '안녕히 가세요.',
  articleChosen: (title) => `이제 ‘${title}’에서 답할게요.`,
  languageChosen: '이제 한국어로 말할게요.',
  jsonChosen: (on) => (on ? '이제 JSON으로 보여 드려요.' : '이제 글로 보여 드려요.'),
  noFootnote: (number, count) =>
    count === 0
      ? '아직 각주가 달린 답이 없어요. 먼저 물어봐 주세요.'
      : `각주 ${number}번은 없어요. 1번부터 ${count}번까지 있어요.`,
  noSentence: (number, count) => `${number}번째 문장은 없어요. 이 기사는 ${count}문장이에요.`,

  commands: {
    start: '터미널에서 묻고 답하기',
    ask: '기사에 묻기',
    summary: '기사 줄이기',
    quotes: '누가 무슨 말을 했는지 보기',
    check: '문장이 기사와 맞는지 보기',
    compare: '두 기사 견주기',
    add: '파일이나 링크의 기사 넣기(-는 표준 입력)',
    list: '넣은 기사 보기',
    show: '기사 전문 보기',
    remove: '기사 지우기',
    rebuild: '색인 새로 만들기',
    'verify-store': '저장된 자료 점검하기',
    backup: '자료를 모두 파일 하나로 복사하기',
    export: '기사를 파일로 내보내기',
    import: '내보낸 기사 가져오기',
    register: '디스코드에 명령어 올리기',
    bot: '디스코드 봇 켜기',
    eval: '답의 품질 재기',
    bench: '속도 재기',
    help: '이 도움말 보기',
  },
  usage: '이렇게 써요',
  optionsTitle: '옵션',
  options: {
    article: '이 기사에서만',
    level: 'one-line(한 줄), three-lines(세 줄), detailed(자세히), numbers(숫자)',
    speaker: '이 사람의 말만',
    json: '프로그램이 읽을 JSON으로',
    lang: '화면에 쓰는 말',
    guild: '이 서버에만',
  },
  chatHelp: [
    ['궁금한 것', '그냥 물어보세요'],
    ['1', '각주 1번의 원문과 앞뒤 문장'],
    ['/summary [세줄]', '요약(한줄, 세줄, 자세히, 숫자)'],
    ['/quotes [이름]', '누가 무슨 말을 했는지'],
    ['/check 문장', '그 말이 기사와 맞는지'],
    ['/compare A B', '두 기사(아이디) 견주기'],
    ['/open 3', '기사의 세 번째 문장과 앞뒤'],
    ['/articles', '넣어 둔 기사'],
    ['/article 아이디', '답할 기사 바꾸기'],
    ['/add 파일이나 링크', '기사 넣기'],
    ['/lang en', '영어로 바꾸기'],
    ['/json', 'JSON으로 보기'],
    ['/quit', '끝내기'],
  ],
};

function soon(ready: boolean): string {
  return ready ? '' : '(준비 중)';
}

function copula(word: string): string {
  return particle(word, '이/가') === '가' ? '예요' : '이에요';
}
