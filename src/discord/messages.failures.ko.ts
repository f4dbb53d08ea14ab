// Every failure as the bot says it in Korean: what is wrong, and what to do about it.
import { withParticle, type ParticlePair } from '../core/compose/josa.ts';
import type { Facts, PageProblem } from '../core/errors.ts';
import { count, megabytes, when, word } from './messages.facts.ts';
import type { Failures } from './messages.ts';

const TELL_THE_KEEPER = '이 봇을 돌보는 분께 알려 주세요.';

const PASTE = '기사 본문을 .txt 파일로 올려 주세요.';

export const koreanFailures: Failures = {
  'empty-text': () => '글이 비어 있어요. 본문이 들어 있는 기사를 넣어 주세요.',
  'text-too-long': (facts) =>
    `글이 너무 길어요${when(count(facts, 'characters'), (n) => `(${n}자)`)}. ${limit(facts, '200,000')}자까지 되니 나눠서 넣어 주세요.`,
  'not-text': () => '글이 아니거나 글자가 깨진 파일이에요. UTF-8로 저장한 .txt나 .md 파일을 넣어 주세요.',
  'file-missing': (facts) => `${named(facts, '그런', 'path')} 파일을 찾지 못했어요. 파일을 다시 올려 주세요.`,
  'file-unreadable': (facts) =>
    `${named(facts, '그', 'path')} 파일을 읽지 못했어요. 다른 파일로 다시 해 주세요.`,
  'file-too-large': (facts) =>
    `파일이 너무 커요${when(megabytes(facts, 'bytes'), (size) => `(${size})`)}. ${megabytes(facts, 'limit') || '5 MB'}까지 되니 기사 본문만 남겨 주세요.`,
  'file-exists': (facts) => `${named(facts, '그 이름의', 'path')} 파일이 이미 있어서 그대로 두었어요.`,
  'file-unwritable': (facts) => `${named(facts, '그', 'path')} 파일에 쓰지 못했어요. ${TELL_THE_KEEPER}`,
  'folder-not-empty': (facts) => `${named(facts, '그', 'path')} 폴더가 비어 있지 않아요. ${TELL_THE_KEEPER}`,
  'front-matter-broken': (facts) =>
    `맨 위 정보 칸${when(count(facts, 'line'), (n) => `의 ${n}번째 줄`)}을 읽을 수 없어요. ‘title: 제목’처럼 적어 주세요.`,
  'data-broken': (facts) =>
    `${named(facts, '그', 'path')} 파일${when(count(facts, 'line'), (n) => `의 ${n}번째 줄`)}을 읽을 수 없어요. 한 줄에 JSON 하나인지 봐 주세요.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${quotedWith(word(facts, 'article', 'id', 'articleId'), '은/는', '이 기사는')} 처음부터 들어 있는 기사라 바꾸거나 지울 수 없어요.`,
  'same-article': () => '같은 기사끼리는 견줄 수 없어요. 서로 다른 기사 두 개를 골라 주세요.',
  'empty-question': () => '질문이 비어 있어요. 궁금한 걸 한 문장으로 적어 주세요.',
  'question-too-long': (facts) => `질문이 너무 길어요. ${limit(facts, '2,000')}자 안으로 줄여 주세요.`,
  'empty-claim': () => '확인할 문장이 비어 있어요. 기사와 대조할 문장을 적어 주세요.',
  'unknown-speaker': (facts) =>
    `기사에 ${named(facts, '그 사람', 'speaker', 'name')}의 말은 없어요. ${when(word(facts, 'known', 'nearest'), (known) => `말한 사람: ${known}`, '이름 없이 `/quotes`를 쓰면 말한 사람이 다 나와요.')}`,
  'unknown-command': () => '모르는 명령이에요. `/help`로 할 수 있는 일을 봐 주세요.',
  'wrong-usage': () => '쓰는 법이 조금 달라요. `/help`를 봐 주세요.',
  'wrong-setting': () => `봇의 설정이 맞지 않아 지금은 할 수 없어요. ${TELL_THE_KEEPER}`,
  'store-locked': () => '자료를 다른 곳에서 쓰고 있어요. 잠시 뒤에 다시 해 주세요.',
  'store-damaged': () => `저장된 자료를 읽을 수 없어요. ${TELL_THE_KEEPER}`,
  'store-full': () => `저장할 자리가 없어요. ${TELL_THE_KEEPER}`,
  'index-mismatch': () => `찾아보기를 새로 만들어야 답할 수 있어요. ${TELL_THE_KEEPER}`,
  'login-refused': () => `디스코드에 들어가지 못했어요. ${TELL_THE_KEEPER}`,
  'register-refused': () => `명령을 올리지 못했어요. ${TELL_THE_KEEPER}`,
  'discord-unreachable': () => '디스코드에 닿지 않아요. 잠시 뒤에 다시 해 주세요.',
  'link-not-allowed': linkNotAllowed,
  'link-unreachable': linkUnreachable,
  'link-too-large': (facts) => `그 페이지는 ${megabytes(facts, 'limit') || '5 MB'}보다 커요. ${PASTE}`,
  'link-too-slow': (facts) =>
    `그 사이트가 ${count(facts, 'seconds') || '15'}초 안에 글을 다 보내지 않았어요. 잠시 뒤에 다시 하거나 ${PASTE}`,
  'link-not-found': () => '그 주소에는 글이 없어요. 기사가 열린 화면의 주소를 다시 복사해 주세요.',
  'link-refused': linkRefused,
  'link-not-readable': linkNotReadable,
  'port-in-use': () => `봇이 쓸 포트를 다른 프로그램이 쓰고 있어요. ${TELL_THE_KEEPER}`,
  'model-unavailable': modelUnavailable,
  'page-unreadable': pageUnreadable,
  'not-supported': notSupported,
};

const MODEL_PROBLEMS: Readonly<Record<string, string>> = {
  auth: `답을 쓰는 AI 모델에 들어가지 못했어요. ${TELL_THE_KEEPER}`,
  'no-model': `답을 쓰는 AI 모델을 찾지 못했어요. ${TELL_THE_KEEPER}`,
  quota: `답을 쓰는 AI 모델의 한도가 다 됐어요. ${TELL_THE_KEEPER}`,
  'refused-request': `AI 모델이 물음을 받아 주지 않아요. ${TELL_THE_KEEPER}`,
  'too-long': 'AI 모델이 한 번에 읽기에는 글이 너무 길어요. 기사 하나를 골라 다시 물어봐 주세요.',
  budget: '오늘 쓸 수 있는 AI 모델 사용량을 다 썼어요. 내일 다시 해 주세요.',
};

function modelUnavailable(facts: Facts): string {
  return MODEL_PROBLEMS[word(facts, 'reason')] ?? 'AI 모델이 지금 답하지 않아요. 잠시 뒤에 다시 해 주세요.';
}

function unknownArticle(facts: Facts): string {
  const id = word(facts, 'article', 'id', 'articleId', 'within');
  if (id === '') return '아직 기사가 없어요. `/article add`로 넣어 주세요.';
  const near = word(facts, 'nearest');
  const otherwise = when(
    word(facts, 'known'),
    (known) => `있는 기사: ${known}`,
    '`/article list`로 있는 기사를 봐 주세요.',
  );
  return `‘${id}’ 기사는 없어요. ${near === '' ? otherwise : `${withParticle(near, '이/가')} 맞나요?`}`;
}

const PAGE_PROBLEMS: Readonly<Record<PageProblem, string>> = {
  nothing: '기사 본문을 찾지 못했어요. 본문을 복사해 .txt 파일로 올려 주세요.',
  paywall: '로그인하거나 구독해야 다 보이는 기사예요. 전문을 복사해 .txt 파일로 올려 주세요.',
  heavy: '너무 크거나 복잡해서 읽지 못했어요. 본문만 복사해 .txt 파일로 올려 주세요.',
  slow: '읽는 데 너무 오래 걸려 멈췄어요. 본문만 복사해 .txt 파일로 올려 주세요.',
  encrypted: '암호가 걸린 PDF예요. 암호 없이 다시 저장해서 올려 주세요.',
  scanned: '글자 없이 그림만 있는 PDF예요. 글자 인식(OCR)을 하거나 본문을 .txt 파일로 올려 주세요.',
  broken: '깨졌거나 이름과 다른 형식의 파일이에요. 다시 저장하거나 본문을 .txt 파일로 올려 주세요.',
};

function pageUnreadable(facts: Facts): string {
  const said: Readonly<Record<string, string>> = PAGE_PROBLEMS;
  return said[word(facts, 'reason')] ?? PAGE_PROBLEMS.nothing;
}

function notSupported(facts: Facts): string {
  const what = word(facts, 'what');
  if (facts['path'] !== undefined)
    return `${what.toUpperCase()} 파일은 아직 못 읽어요. 본문을 .txt 파일로 올려 주세요.`;
  return `${what === '' ? '이 기능은' : withParticle(what, '은/는')} 아직 안 돼요. \`/help\`로 할 수 있는 일을 봐 주세요.`;
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
    return '그 링크는 기사가 아니라 피드예요. 기사가 열린 화면의 주소를 넣어 주세요.';
  return facts['reason'] === 'no-feed'
    ? '그 주소에는 피드가 없어요. RSS나 Atom 주소를 넣어 주세요.'
    : '그 링크에는 읽을 수 있는 글이 없어요. 웹 기사나 PDF, DOCX, 텍스트의 주소를 넣어 주세요.';
}

function limit(facts: Facts, otherwise: string): string {
  return count(facts, 'limit') || otherwise;
}

function named(facts: Facts, otherwise: string, ...names: readonly string[]): string {
  return when(word(facts, ...names), (name) => `‘${name}’`, otherwise);
}

/** The particle follows the closing mark and is chosen by the word within. */
function quotedWith(name: string, pair: ParticlePair, otherwise: string): string {
  return name === '' ? otherwise : `‘${name}’${withParticle(name, pair).slice(name.length)}`;
}
