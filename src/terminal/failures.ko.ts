// Every failure in Korean: one sentence that says what is wrong, and what to do about it.
import { SETTINGS, type Setting, type SettingProblem } from '../config.ts';
import type { Facts, FailureCode, PageProblem } from '../core/errors.ts';
import type { UsageProblem } from './command-line.ts';
import { count, listed, megabytes, when, word } from './facts.ts';
import { WRITING_FAILURES } from './failures.writing.ts';
import { nearestWord } from './nearest-word.ts';
import { particle, type ParticlePair } from './particle.ts';

const PASTE = '기사 본문을 복사해 .txt 파일로 넣어 주세요.';

export const koreanFailures: Readonly<Record<FailureCode, (facts: Facts) => string>> = {
  'empty-text': () => '글이 비어 있어요. 본문이 들어 있는 기사를 넣어 주세요.',
  'text-too-long': (facts) =>
    `글이 너무 길어요${when(count(facts, 'characters'), (n) => `(${n}자)`)}. ${limit(facts, '200,000')}자까지 되니 나눠서 넣어 주세요.`,
  'not-text': notText,
  'file-missing': (facts) =>
    `${quoted(word(facts, 'path'), '그런')} 파일이 없어요. 이름과 폴더를 다시 봐 주세요.`,
  'file-unreadable': fileUnreadable,
  'file-too-large': (facts) =>
    `파일이 너무 커요${when(megabytes(facts, 'bytes'), (size) => `(${size})`)}. ${megabytes(facts, 'limit') || '5 MB'}까지 되니 기사 본문만 남겨 주세요.`,
  ...WRITING_FAILURES.ko,
  'data-broken': (facts) =>
    `${when(word(facts, 'path'), (path) => path, '자료')}의 ${when(count(facts, 'line'), (n) => `${n}번째`, '어느')} 줄을 읽을 수 없어요. 한 줄에 JSON 하나씩인지 봐 주세요.`,
  'front-matter-broken': (facts) =>
    `${when(word(facts, 'path'), (path) => `${path}: `)}맨 위 --- 사이 정보 칸${when(count(facts, 'line'), (n) => `의 ${n}번째 줄`)}을 읽을 수 없어요. ‘title: 제목’처럼 적고 ---로 닫아 주세요.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${quotedWith(word(facts, 'article', 'id', 'articleId'), '은/는', '이 기사는')} 처음부터 들어 있는 기사라 바꾸거나 지울 수 없어요. 새 기사는 다른 파일 이름으로 넣어 주세요.`,
  'same-article': (facts) =>
    `${quotedWith(word(facts, 'article'), '은/는', '그건')} 같은 기사예요. 서로 다른 기사 아이디를 두 개 적어 주세요.`,
  'empty-question': () => '질문이 비어 있어요. 궁금한 걸 한 문장으로 적어 주세요.',
  'question-too-long': (facts) => `질문이 너무 길어요. ${limit(facts, '2,000')}자 안으로 줄여 주세요.`,
  'empty-claim': () => '확인할 문장이 비어 있어요. 기사와 대조할 문장을 적어 주세요.',
  'unknown-speaker': (facts) =>
    `기사에 ${quoted(word(facts, 'speaker', 'name'), '그 사람')}의 말은 없어요. ${when(word(facts, 'known', 'nearest'), (known) => `말한 사람: ${known}`, '이름 없이 quotes를 쓰면 말한 사람이 다 나와요.')}`,
  'unknown-command': unknownCommand,
  'wrong-usage': wrongUsage,
  'wrong-setting': wrongSetting,
  'store-locked': () => '다른 각주가 이 자료 폴더를 쓰고 있어요. 그쪽을 끄고 다시 해 주세요.',
  'store-damaged': storeDamaged,
  'store-full': () => '디스크가 꽉 차서 저장하지 못했어요. 자리를 비우고 다시 해 주세요.',
  'index-mismatch': () => '색인이 지금 설정과 맞지 않아요. rebuild를 한 번 해 주세요.',
  'login-refused': loginRefused,
  'register-refused': registerRefused,
  'discord-unreachable': () => '디스코드에 닿지 않아요. 인터넷 연결을 보고 다시 해 주세요.',
  'link-not-allowed': linkNotAllowed,
  'link-unreachable': linkUnreachable,
  'link-too-large': (facts) => `그 페이지는 ${megabytes(facts, 'limit') || '5 MB'}보다 커요. ${PASTE}`,
  'link-too-slow': (facts) =>
    `그 사이트가 ${count(facts, 'seconds') || '15'}초 안에 글을 다 보내지 않았어요. 잠시 뒤에 다시 하거나 ${PASTE}`,
  'link-not-found': () => '그 주소에는 글이 없어요. 기사가 열린 화면의 주소를 다시 복사해 주세요.',
  'link-refused': linkRefused,
  'link-not-readable': linkNotReadable,
  'port-in-use': portInUse,
  'model-unavailable': modelUnavailable,
  'page-unreadable': pageUnreadable,
  'not-supported': notSupported,
};

const MODEL_PROBLEMS: Readonly<Record<string, string>> = {
  auth: '모델 서버가 키를 받아 주지 않아요. OPENAI_API_KEY를 다시 확인해 주세요.',
  'no-model': '그런 모델이나 주소가 없어요. GAKJU_CHAT_MODEL과 OPENAI_BASE_URL을 확인해 주세요.',
  quota: '모델 계정에 남은 한도가 없어요. 제공처에서 요금과 한도를 확인해 주세요.',
  'rate-limit': '모델 서버에 물음이 몰려 있어요. 잠시 뒤에 다시 해 주세요.',
  'refused-request':
    '모델 서버가 물음을 받아 주지 않아요. GAKJU_PROVIDER와 GAKJU_CHAT_MODEL이 서로 맞는지 확인해 주세요.',
  'too-long': '모델이 한 번에 읽기에는 글이 너무 길어요. --article로 기사 하나를 골라 다시 해 주세요.',
  network: '모델 서버에 닿지 않아요. OPENAI_BASE_URL과 인터넷 연결을 확인해 주세요.',
  budget: '오늘 쓸 수 있는 토큰을 다 썼어요. GAKJU_DAILY_TOKENS를 늘리거나 내일 다시 해 주세요.',
};

function modelUnavailable(facts: Facts): string {
  return MODEL_PROBLEMS[word(facts, 'reason')] ?? '모델이 지금 답하지 않아요. 잠시 뒤에 다시 해 주세요.';
}

function notText(facts: Facts): string {
  if (word(facts, 'encoding').startsWith('euc-kr')) {
    return '옛 한글 방식(EUC-KR) 파일 같아요. 메모장에서 UTF-8로 다시 저장해 주세요.';
  }
  return '글이 아니거나 글자가 깨진 파일이에요. UTF-8로 저장한 .txt나 .md 파일을 넣어 주세요.';
}

function fileUnreadable(facts: Facts): string {
  const path = word(facts, 'path');
  if (facts['reason'] === 'folder')
    return `${quotedWith(path, '은/는', '그건')} 폴더예요. 그 안의 파일 이름을 적어 주세요.`;
  if (facts['reason'] === 'permission') {
    return `${quotedWith(path, '을/를', '그 파일을')} 읽을 권한이 없어요. 파일 권한을 확인해 주세요.`;
  }
  return `${quotedWith(path, '을/를', '그 파일을')} 읽지 못했어요${when(word(facts, 'reason'), (reason) => `(${reason})`)}. 있는 곳과 권한을 확인해 주세요.`;
}

function unknownArticle(facts: Facts): string {
  const id = word(facts, 'article', 'id', 'articleId', 'within');
  const near = word(facts, 'nearest') || nearestWord(id, listed(facts, 'known'));
  const known = word(facts, 'known');
  const otherwise = known === '' ? 'list로 아이디를 확인해 주세요.' : `있는 기사: ${known}`;
  const hint = near === undefined ? otherwise : rightWord(near);
  return id === ''
    ? '아직 기사가 없어요. add로 기사를 먼저 넣어 주세요.'
    : `‘${id}’${particle(id, '이라는/라는')} 기사는 없어요. ${hint}`;
}

function unknownCommand(facts: Facts): string {
  const given = word(facts, 'command', 'given');
  const nearest = word(facts, 'nearest');
  if (nearest !== '') return `${given}? ${rightWord(nearest)}`;
  if (facts['question'] !== undefined) return '질문은 ask 뒤에 적어 주세요. 예: gakju ask "질문"';
  return `${given === '' ? '그런' : `‘${given}’${particle(given, '이라는/라는')}`} 명령은 없어요. help로 쓸 수 있는 명령을 봐 주세요.`;
}

function wrongUsage(facts: Facts): string {
  const said: Readonly<Record<string, (facts: Facts) => string>> = USAGE_PROBLEMS;
  return said[word(facts, 'problem')]?.(facts) ?? `쓰는 법이 달라요.${usage(facts) || ' help를 봐 주세요.'}`;
}

const USAGE_PROBLEMS: Readonly<Record<UsageProblem, (facts: Facts) => string>> = {
  'unknown-option': (facts) => {
    const option = word(facts, 'option');
    const otherwise = `${option}${particle(option, '이라는/라는')} 옵션은 없어요.${usage(facts)}`;
    return when(word(facts, 'nearest'), (nearest) => `${option}? ${rightWord(nearest)}`, otherwise);
  },
  'option-elsewhere': (facts) => {
    const option = word(facts, 'option');
    return `${word(facts, 'command')}에는 ${option}${particle(option, '을/를')} 쓸 수 없어요.${usage(facts)}`;
  },
  'missing-value': (facts) => `${word(facts, 'option')} 뒤에 값을 적어 주세요.${usage(facts)}`,
  'unexpected-value': (facts) => {
    const option = word(facts, 'option');
    return `${option}${particle(option, '은/는')} 값을 받지 않아요. ${option}만 적어 주세요.`;
  },
  'bad-value': (facts) => {
    const allowed = word(facts, 'allowed');
    const otherwise = `${word(facts, 'option')}에는 ${allowed} 중 하나를 적어 주세요.`;
    const hint = when(word(facts, 'nearest'), (nearest) => `${rightWord(nearest)} (${allowed})`, otherwise);
    return `‘${word(facts, 'value')}’? ${hint}`;
  },
  'extra-argument': (facts) => {
    const argument = word(facts, 'argument');
    return `‘${argument}’${particle(argument, '은/는')} 무엇인지 모르겠어요.${usage(facts)}`;
  },
  'missing-argument': (facts) => `${word(facts, 'command')} 뒤가 비었어요.${usage(facts)}`,
};

function rightWord(nearest: string): string {
  return `${nearest}${particle(nearest, '이/가')} 맞나요?`;
}

function usage(facts: Facts): string {
  return when(word(facts, 'usage'), (text) => ` 이렇게 써요: ${text}`);
}

const SETTING_PROBLEMS: Readonly<Record<SettingProblem, string>> = {
  'not-an-address': '주소가 아니에요',
  'not-one-of': '모르는 이름이에요',
  'has-spaces': '띄어쓰기나 쓸 수 없는 글자가 있어요',
  'not-postgres': 'PostgreSQL 주소가 아니에요',
  'not-a-port': '포트 번호가 아니에요',
  'needed-by-provider': '고른 제공처에 꼭 필요한데 비어 있어요',
  'needed-by-bot': '비어 있는데, 봇이 디스코드에 들어가려면 있어야 해요',
  'needed-by-embeddings': '비어 있는데, 다른 임베딩 설정이 있으면 꼭 있어야 해요',
  'not-a-count': '1 이상의 정수가 아니에요',
  'needs-a-provider': 'OPENAI_API_KEY, OPENAI_BASE_URL, GAKJU_PROVIDER 가운데 하나가 함께 있어야 해요',
};

function wrongSetting(facts: Facts): string {
  const said: Readonly<Record<string, string>> = SETTING_PROBLEMS;
  const lines = SETTINGS.filter(({ name }) => facts[name] !== undefined).map(({ name, allowed }: Setting) => {
    const problem = said[String(facts[name])] ?? '값이 맞지 않아요';
    return `  ${name}: ${problem} (가능한 값: ${allowed.ko.replaceAll('`', '')})`;
  });
  return lines.length === 0
    ? '설정이 맞지 않아요. .env.example을 보고 고쳐 주세요.'
    : [`설정 ${lines.length}개를 고쳐 주세요.`, ...lines].join('\n');
}

function storeDamaged(facts: Facts): string {
  if (facts['reason'] === 'newer')
    return '더 새로운 각주가 만든 자료예요. 프로그램을 새 버전으로 올려 주세요.';
  if (facts['reason'] === 'the database of another program') {
    return '다른 프로그램의 자료가 있는 폴더예요. GAKJU_DATA_DIR에 다른 폴더를 적어 주세요.';
  }
  return '저장된 자료가 깨졌어요. verify-store로 어디인지 보고, 그 기사를 remove로 지운 뒤 다시 넣어 주세요.';
}

const LOGIN_REFUSALS: Readonly<Record<string, string>> = {
  token:
    '디스코드가 봇 토큰을 받아 주지 않아요. https://discord.com/developers/applications 의 Bot 화면에서 새로 복사해 DISCORD_TOKEN에 넣어 주세요.',
  address: 'DISCORD_API_URL이 디스코드 주소가 아니에요. 고치거나 비워 주세요.',
  shard: '디스코드가 이 연결을 다른 연결과 함께 받아 주지 않아요. 봇을 다시 켜 주세요.',
  sharding: '봇이 들어간 서버가 연결 하나로는 너무 많아요. 다시 켜면 연결을 알맞게 늘려요.',
  version: '디스코드가 이 프로그램의 버전을 더는 받지 않아요. 새 버전으로 올려 주세요.',
  intents: '디스코드가 이 프로그램의 로그인 요청을 알아듣지 못해요. 새 버전으로 올려 주세요.',
  'disallowed-intents':
    '디스코드가 이 앱의 로그인을 허락하지 않아요. https://discord.com/developers/applications 의 Bot 화면을 봐 주세요.',
  ended: '디스코드가 로그인을 끝냈어요. 봇을 다시 켜 주세요.',
};

function loginRefused(facts: Facts): string {
  const reason = word(facts, 'reason');
  if (reason === 'sessions')
    return `오늘 봇이 너무 자주 로그인했어요. ${hours(facts) || '내일'} 다시 켜 주세요.`;
  return LOGIN_REFUSALS[reason] ?? '디스코드가 봇을 들여보내지 않아요. DISCORD_TOKEN을 확인해 주세요.';
}

function registerRefused(facts: Facts): string {
  const reason = word(facts, 'reason');
  if (reason === 'server')
    return `${when(word(facts, 'guild'), (id) => `${id} `)}서버에 봇이 없거나 명령을 올릴 권한이 없어요. --guild 뒤의 번호를 확인하고 봇을 다시 초대해 주세요.`;
  if (reason === 'daily-limit')
    return `디스코드가 오늘은 새 명령을 더 받지 않아요. ${hours(facts) || '내일'} 다시 올려 주세요.`;
  const fields = when(word(facts, 'fields'), (list) => `(${list})`);
  return `디스코드가 명령을 받아 주지 않아요${fields}. 새 버전으로 올리거나 고친 부분을 되돌려 주세요.`;
}

function hours(facts: Facts): string {
  return when(count(facts, 'hours'), (n) => `${n}시간 뒤에`);
}

function portInUse(facts: Facts): string {
  const port = when(word(facts, 'port'), (number) => `포트 ${number}번`, '그 포트');
  if (facts['reason'] === 'permission')
    return `${port}${particle(port, '을/를')} 열 권한이 없어요. GAKJU_HEALTH_PORT에 1024 이상의 번호를 적어 주세요.`;
  return `${port}${particle(port, '은/는')} 이미 쓰이고 있어요. GAKJU_HEALTH_PORT에 다른 번호를 적어 주세요.`;
}

const PAGE_PROBLEMS: Readonly<Record<PageProblem, string>> = {
  nothing: '기사 본문을 찾지 못했어요. 본문을 복사해 .txt 파일로 넣어 주세요.',
  paywall: '로그인하거나 구독해야 다 보이는 기사예요. 전문을 복사해 .txt 파일로 넣어 주세요.',
  heavy: '너무 크거나 복잡해서 읽지 못했어요. 본문만 복사해 .txt 파일로 넣어 주세요.',
  slow: '읽는 데 너무 오래 걸려 멈췄어요. 본문만 복사해 .txt 파일로 넣어 주세요.',
  encrypted: '암호가 걸린 PDF예요. 암호 없이 다시 저장해서 넣어 주세요.',
  scanned: '글자 없이 그림만 있는 PDF예요. 글자 인식(OCR)을 하거나 본문을 .txt 파일로 넣어 주세요.',
  broken: '깨졌거나 이름과 다른 형식의 파일이에요. 다시 저장하거나 본문을 .txt 파일로 넣어 주세요.',
};

function pageUnreadable(facts: Facts): string {
  const said: Readonly<Record<string, string>> = PAGE_PROBLEMS;
  return said[word(facts, 'reason')] ?? PAGE_PROBLEMS.nothing;
}

function notSupported(facts: Facts): string {
  const what = word(facts, 'what');
  if (what === 'url') return '링크로 넣기는 아직 안 돼요. 기사 본문을 복사해 .txt 파일로 넣어 주세요.';
  if (what === 'bot' || what === 'register')
    return '디스코드 봇은 아직 준비 중이에요. 지금은 터미널에서 물어봐 주세요.';
  if (facts['path'] !== undefined)
    return `${what.toUpperCase()} 파일은 아직 못 읽어요. 본문을 복사해 .txt 파일로 넣어 주세요.`;
  return `${what === '' ? '이 기능은' : `${what}${particle(what, '은/는')}`} 아직 안 돼요. help로 할 수 있는 일을 봐 주세요.`;
}

const LINK_PROBLEMS: Readonly<Record<string, string>> = {
  form: '링크가 아니에요. https://로 시작하는 기사 주소를 그대로 복사해 넣어 주세요.',
  scheme: 'http나 https로 시작하는 주소만 열 수 있어요. 기사 주소를 다시 복사해 주세요.',
  port: '포트 번호가 적힌 주소는 열지 않아요. 주소에서 :숫자를 빼고 다시 해 주세요.',
  credentials: '주소에 아이디나 비밀번호가 들어 있어요. @까지 앞부분을 빼고 다시 해 주세요.',
  downgrade: `그 링크는 안전하지 않은 주소로 넘어가요. ${PASTE}`,
};

function linkNotAllowed(facts: Facts): string {
  const otherwise = `누구나 볼 수 있는 웹 주소가 아니에요. 오타가 없는지 보거나 ${PASTE}`;
  return LINK_PROBLEMS[word(facts, 'reason')] ?? otherwise;
}

function linkUnreachable(facts: Facts): string {
  return facts['reason'] === 'redirects'
    ? '그 링크는 다른 주소로 너무 여러 번 넘어가요. 기사가 열린 화면의 주소를 복사해 주세요.'
    : `그 사이트가 지금 답하지 않거나 답이 끊겼어요. 잠시 뒤에 다시 하거나 ${PASTE}`;
}

function linkRefused(facts: Facts): string {
  return facts['reason'] === 'robots'
    ? `그 사이트는 프로그램이 읽는 것을 허락하지 않아요. ${PASTE}`
    : `그 사이트는 로그인이나 구독 없이는 기사를 보여 주지 않아요. ${PASTE}`;
}

function linkNotReadable(facts: Facts): string {
  if (facts['reason'] === 'feed')
    return '그 링크는 기사가 아니라 피드예요. 읽고 싶은 기사의 주소를 넣어 주세요.';
  return facts['reason'] === 'no-feed'
    ? '그 주소에는 피드가 없어요. RSS나 Atom 주소를 넣어 주세요.'
    : '그 링크에는 읽을 수 있는 글이 없어요. 웹 기사나 PDF, DOCX, 텍스트의 주소를 넣어 주세요.';
}

function limit(facts: Facts, otherwise: string): string {
  return count(facts, 'limit') || otherwise;
}

function quoted(name: string, otherwise: string): string {
  return name === '' ? otherwise : `‘${name}’`;
}

function quotedWith(name: string, pair: ParticlePair, otherwise: string): string {
  return name === '' ? otherwise : `‘${name}’${particle(name, pair)}`;
}
