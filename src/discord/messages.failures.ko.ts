// Every failure as the bot says it in Korean: what is wrong, and what to do about it.
import { withParticle, type ParticlePair } from '../core/compose/josa.ts';
import type { Facts } from '../core/errors.ts';
import { count, megabytes, when, word } from './messages.facts.ts';
import type { Failures } from './messages.ts';

const TELL_THE_KEEPER = '이 봇을 돌보는 분께 알려 주세요.';

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
  'front-matter-broken': (facts) =>
    `맨 위 정보 칸${when(count(facts, 'line'), (n) => `의 ${n}번째 줄`)}을 읽을 수 없어요. ‘title: 제목’처럼 적어 주세요.`,
  'data-broken': (facts) =>
    `${named(facts, '그', 'path')} 파일${when(count(facts, 'line'), (n) => `의 ${n}번째 줄`)}을 읽을 수 없어요. 한 줄에 JSON 하나인지 봐 주세요.`,
  'unknown-article': unknownArticle,
  'article-read-only': (facts) =>
    `${quotedWith(word(facts, 'article', 'id', 'articleId'), '은/는', '이 기사는')} 처음부터 들어 있는 기사라 바꾸거나 지울 수 없어요.`,
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
  'not-supported': notSupported,
};

function unknownArticle(facts: Facts): string {
  const id = word(facts, 'article', 'id', 'articleId', 'within');
  if (id === '') return '아직 기사가 없어요. `/article add`로 기사를 먼저 넣어 주세요.';
  const near = word(facts, 'nearest');
  const otherwise = when(
    word(facts, 'known'),
    (known) => `있는 기사: ${known}`,
    '`/article list`로 있는 기사를 봐 주세요.',
  );
  return `‘${id}’ 기사는 없어요. ${near === '' ? otherwise : `${withParticle(near, '이/가')} 맞나요?`}`;
}

function notSupported(facts: Facts): string {
  const what = word(facts, 'what');
  if (what === 'url') return '링크로 넣기는 아직 안 돼요. 기사 본문을 파일로 올려 주세요.';
  if (facts['path'] !== undefined)
    return `${what.toUpperCase()} 파일은 아직 못 읽어요. 본문을 .txt 파일로 올려 주세요.`;
  return `${what === '' ? '이 기능은' : withParticle(what, '은/는')} 아직 안 돼요. \`/help\`로 할 수 있는 일을 봐 주세요.`;
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
