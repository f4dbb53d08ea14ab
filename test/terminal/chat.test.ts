import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { complete } from '../../src/terminal/completion.ts';
import { HISTORY_LIMIT, openHistory } from '../../src/terminal/history.ts';
import { article, fakeServices } from './fake-services.ts';
import { type RunOptions, sitDown } from './fake-terminal.ts';

const PROMPT = '각주 › ';
/** The prompt on a line of its own after a reply, not one that is drawn again while a line is typed. */
const READY = `\n\n\u001B[1G\u001B[0J${PROMPT}`;
const [ENTER, CTRL_C, CTRL_D, TAB, UP] = ['\r', '\u0003', '\u0004', '\t', '\u001B[A'];

const folders: string[] = [];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'gakju-chat-'));
  folders.push(path);
  return path;
}

afterAll(async () => {
  for (const path of folders) await rm(path, { recursive: true, force: true });
});

async function start(options: RunOptions = {}, argv: readonly string[] = []) {
  const dataDir = options.env?.['GAKJU_DATA_DIR'] ?? (await folder());
  const terminal = sitDown(argv, { ...options, env: { ...options.env, GAKJU_DATA_DIR: dataDir } });
  const greeting = await terminal.until(PROMPT);
  const say = async (line: string, text: string = READY) => {
    terminal.type(`${line}${ENTER}`);
    return terminal.until(text);
  };
  return { ...terminal, say, greeting, dataDir };
}

describe('the greeting', () => {
  test('is five lines at most: the article, the mode and the next, help, three things to try', async () => {
    const { greeting } = await start({ width: 400 });
    const lines = greeting.split('\n\n')[0]?.split('\n') ?? [];
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain(article.title);
    expect(lines[0]).toContain('/help');
    expect(lines[1]).toMatch(/AI 모델 없이.*OPENAI_API_KEY.*DISCORD_TOKEN/u);
  });

  test('takes a terminal that tells no width for one of 80 columns', async () => {
    const { greeting } = await start({ width: 0 });
    expect(greeting.split('\n')[1]).toMatch(/OPENAI_API_KEY.*DISCORD_TOKEN/u);
  });

  test('suggests questions that the article answers, where they are known', async () => {
    const { greeting } = await start({ parts: { suggest: () => ['예산은?', '언제?', '어디?', '누가?'] } });
    expect(greeting).toContain('· 어디?');
    expect(greeting).not.toContain('누가?');
  });

  test('says so when there is no article', async () => {
    const services = fakeServices({ show: (request) => fakeServices().show({ ...request, within: 'none' }) });
    expect((await start({ services })).greeting).toContain('아직 읽을 기사가 없어요.');
  });
});

describe('a conversation', () => {
  test('answers, shows a footnote with its neighbours, and offers what to ask next', async () => {
    const { say, type, code } = await start();
    const answer = await say('예산은?');
    expect(answer).toContain('36억 원입니다. [1]');
    expect(answer).toContain('이어서 물어보기\n  · 충전소는 어디에 생기나요?');
    const proof = await say('1');
    expect(proof).toContain('▶ 예산은 모두 36억 원이며');
    expect(proof).toContain('  한빛시는 올해 마을버스');
    expect(await say('9')).toContain('각주 9번은 없어요. 1번부터 3번까지 있어요.');
    type(CTRL_D);
    expect(await code).toBe(0);
  });

  test('says that there is no footnote yet', async () => {
    const { say } = await start();
    expect(await say('1')).toContain('아직 각주가 달린 답이 없어요.');
  });

  test('hands earlier questions on with the next', async () => {
    const { say, services } = await start();
    for (const question of ['하나?', '둘?', '셋?', '넷?', '다섯?', '여섯?']) await say(question);
    expect(services.asked.at(-1)?.history).toEqual(['둘?', '셋?', '넷?', '다섯?']);
  });

  test('hands a follow-up on as it was answered', async () => {
    const services = fakeServices();
    const { say } = await start({
      services: {
        ...services,
        ask: async (question) => {
          const answer = await services.ask(question);
          return question.text === '왜?' && answer.kind === 'answered'
            ? { ...answer, askedAs: '예산은 왜?' }
            : answer;
        },
      },
    });
    for (const question of ['예산은?', '왜?', '언제?']) await say(question);
    expect(services.asked.at(-1)?.history).toEqual(['예산은?', '예산은 왜?']);
  });

  test('forgets questions and footnotes of the article before', async () => {
    const { say, services } = await start();
    await say('예산은?');
    await say('/article bus');
    expect(await say('1')).toContain('아직 각주가 달린 답이 없어요.');
    await say('언제?');
    expect(services.asked[1]).not.toHaveProperty('history');
  });

  test('does each slash command', async () => {
    const { say } = await start();
    expect(await say('/summary 한줄')).toContain('(한 줄 요약)');
    expect(await say('/요약')).toContain('(세 줄 요약)');
    expect(await say('/summary poem')).toContain('‘poem’?');
    expect(await say('/quotes 김서연')).toContain('김서연 한빛시 교통과장');
    expect(await say('/quotes 홍길동')).toContain('기사에 ‘홍길동’의 말은 없어요.');
    expect(await say('/check 버스는 20대다.')).toContain('기사와 달라요 (숫자)');
    expect(await say('/check')).toContain('확인할 문장이 비어 있어요.');
    expect(await say('/compare bus bus-2')).toContain('두 기사가 다른 내용 (숫자)');
    expect(await say('/비교 bus bus')).toContain('‘bus’는 같은 기사예요.');
    for (const line of ['/compare', '/compare bus', '/compare bus bus-2 bus-3'])
      expect(await say(line)).toContain('/compare 뒤가 비었어요. 이렇게 써요: /compare ID ID');
    expect(await say('/articles')).toContain('bus');
    expect(await say('/article bus')).toContain(`이제 ‘${article.title}’에서 답할게요.`);
    expect(await say('/article nope')).toContain('‘nope’라는 기사는 없어요.');
    expect(await say('/open 1')).toContain('▶ 한빛시는 올해');
    expect(await say('/open 99')).toContain('99번째 문장은 없어요. 이 기사는 4문장이에요.');
    expect(await say('/open')).toContain('/open 뒤가 비었어요. 이렇게 써요: /open 3');
    expect(await say('/help')).toContain('/quotes [이름]');
    expect(await say('/quote')).toContain('/quote? /quotes가 맞나요?');
  });

  test('changes the language of everything it says', async () => {
    const { say } = await start();
    expect(await say('/lang en')).toContain('I speak English now.');
    expect(await say('지하철은?')).toContain('The article does not say that.');
    expect(await say('/lang fr')).toContain('/lang ko, /lang en');
  });

  test('switches to JSON and back', async () => {
    const { say } = await start();
    expect(await say('/json')).toContain('{"message"');
    expect(await say('예산은?')).toContain('"kind":"answered"');
    expect(await say('/json')).toContain('이제 글로 보여 드려요.');
  });

  test('adds a file and answers from it', async () => {
    const dataDir = await folder();
    const path = join(dataDir, 'new news.txt');
    await writeFile(path, '새 기사다. 본문이 있다.');
    const added = { ...article, id: 'new-news' };
    const services = fakeServices({ show: async ({ within }) => (within === 'new-news' ? added : article) });
    const { say } = await start({ services, env: { GAKJU_DATA_DIR: dataDir } });
    expect(await say(`/add ${path}`)).toContain('넣었어요.');
    await say('예산은?');
    expect(services.asked[0]?.within).toBe('new-news');
    expect(await say('/add -')).toContain('/add 뒤가 비었어요.');
    expect(await say('/add nowhere.txt')).toContain('‘nowhere.txt’ 파일이 없어요.');
  });

  test('goes on after a failure, a bug and a line that is too long', async () => {
    const services = fakeServices({ summary: () => Promise.reject(new Error('bug')) });
    const { say } = await start({ services });
    expect(await say('/summary')).toContain('예상하지 못한 문제가 생겼어요');
    expect(await say('가'.repeat(2001))).toContain('질문이 너무 길어요.');
    expect(await say('예산은?')).toContain('36억 원');
  });

  test('ignores an empty line', async () => {
    const { say, services } = await start();
    await say('   ', PROMPT);
    expect(services.asked).toHaveLength(0);
  });
});

describe('leaving', () => {
  test.each([
    ['/quit', `/quit${ENTER}`],
    ['Ctrl-D', CTRL_D],
    ['Ctrl-C twice', `${CTRL_C}${CTRL_C}`],
  ])('%s leaves with a word and exit code 0', async (_, keys) => {
    const { type, code, shown, services } = await start();
    type(keys);
    expect(await code).toBe(0);
    expect(shown()).toContain('안녕히 가세요.');
    expect(services.closed).toBe(1);
  });

  test('shows no prompt once the input has ended', async () => {
    const { type, code, shown } = await start();
    type(`예산은?${ENTER}${CTRL_D}`);
    expect(await code).toBe(0);
    expect(shown().split('기사 기준')[1]).not.toContain(PROMPT);
  });

  test('Ctrl-C once clears the line and stays', async () => {
    const { type, say, services } = await start();
    type(`절반만 쓴 질문${CTRL_C}`);
    await say('예산은?');
    expect(services.asked.map(({ text }) => text)).toEqual(['예산은?']);
  });

  test('Ctrl-C on an empty line says that one more press leaves', async () => {
    const { type, until, say, services } = await start();
    type(CTRL_C);
    expect(await until(PROMPT)).toContain('한 번 더 누르면 끝나요.');
    await say('예산은?');
    type(CTRL_C);
    expect(await until(PROMPT)).toContain('한 번 더 누르면 끝나요.');
    expect(services.closed).toBe(0);
  });

  test('Ctrl-C stops an answer that is being made and stays', async () => {
    const started = new EventEmitter();
    const asking = once(started, 'ask');
    const services = fakeServices({
      ask: (_question, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
          started.emit('ask');
        }),
    });
    const { type, until } = await start({ services });
    type(`오래 걸리는 질문${ENTER}`);
    await asking;
    type(CTRL_C);
    expect(await until(PROMPT)).toContain('멈췄어요.');
  });
});

describe('history', () => {
  test('is kept for its owner alone and comes back with the next chat', async () => {
    const first = await start();
    await first.say('예산은?');
    first.type(CTRL_D);
    await first.code;
    const file = join(first.dataDir, 'terminal-history');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const second = await start({ env: { GAKJU_DATA_DIR: first.dataDir } });
    second.type(`${UP}${ENTER}`);
    await second.until('36억');
    expect(second.services.asked[0]?.text).toBe('예산은?');
  });

  test('is bounded, without duplicates, newest last in the file', async () => {
    const dataDir = await folder();
    const history = await openHistory(dataDir);
    for (let at = 0; at < HISTORY_LIMIT + 20; at += 1) await history.remember(`질문 ${at}`);
    await history.remember('질문 100');
    await history.remember('가'.repeat(600));
    const lines = (await readFile(join(dataDir, 'terminal-history'), 'utf8')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(HISTORY_LIMIT);
    expect(lines.filter((line) => line === '질문 100')).toHaveLength(1);
    expect(lines.at(-1)).toBe('질문 100');
    expect((await openHistory(dataDir)).lines[0]).toBe('질문 100');
  });

  test('takes the place of a leftover that others may read, and keeps no control character', async () => {
    const dataDir = await folder();
    await writeFile(join(dataDir, 'terminal-history.new'), 'half', { mode: 0o644 });
    const history = await openHistory(dataDir);
    await history.remember('a\u001B[2J');
    await history.remember('질문');
    const file = join(dataDir, 'terminal-history');
    expect(await readFile(file, 'utf8')).toBe('질문\n');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('that cannot be written disturbs nothing', async () => {
    const blocked = join(await folder(), 'file');
    await writeFile(blocked, '');
    const { say } = await start({ env: { GAKJU_DATA_DIR: join(blocked, 'library') } });
    expect(await say('예산은?')).toContain('36억 원');
  });
});

describe('completion', () => {
  const desk = { services: fakeServices() };

  test.each([
    ['/su', ['/summary'], '/su'],
    ['/article ', ['bus'], ''],
    ['/quotes 김', ['김서연'], '김'],
    ['/summary n', ['numbers'], 'n'],
    ['/lang ', ['ko', 'en'], ''],
    ['예산', [], '예산'],
    ['/check 버', [], '버'],
    ['/compare b', ['bus'], 'b'],
    ['/compare x b', ['x bus'], 'x b'],
    ['/compare bus b', [], 'bus b'],
  ])('of %j is %j', async (line, candidates, part) => {
    expect(await complete(line, desk)).toEqual([candidates, part]);
  });

  test('is empty when the services cannot tell', async () => {
    const services = fakeServices({ quotes: () => Promise.reject(new Error('bug')) });
    expect(await complete('/quotes 김', { services })).toEqual([[], '김']);
  });

  test('works at the prompt', async () => {
    const { type, until } = await start();
    type(`/quotes 김${TAB}`);
    await until('김서연');
    type(ENTER);
    expect(await until(PROMPT)).toContain('교통과장');
  });
});
