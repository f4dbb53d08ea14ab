import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/terminal/piped.ts';
import { fakeServices } from './fake-services.ts';
import { run } from './fake-terminal.ts';

async function linesFrom(chunks: readonly Uint8Array[], limit = 100): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks), limit)) lines.push(line);
  return lines;
}

describe('standard input that is no terminal', () => {
  test('is answered a line at a time in order, and the program ends with 0', async () => {
    const { code, out, services } = await run([], { stdin: '예산은?\n\n   \n지하철은?' });
    expect(code).toBe(0);
    expect(services.asked.map(({ text }) => text)).toEqual(['예산은?', '지하철은?']);
    expect(out.indexOf('36억 원')).toBeLessThan(out.indexOf('기사에 그 내용은 없어요.'));
    expect(services.closed).toBe(1);
  });

  test('tells the mode and how to reach the next in one line on stderr', async () => {
    const { err } = await run([], { stdin: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(/AI 모델 없이.*OPENAI_API_KEY.*DISCORD_TOKEN/u);
    const written = await run([], { stdin: '', parts: { model: () => 'HCX-007', bot: async () => 0 } });
    expect(written.err).toBe('HCX-007 모델이 답을 써요. DISCORD_TOKEN은 디스코드 봇을 켜요.\n');
  });

  test('with --json gives one object a line, a failure as an object in its place', async () => {
    const { code, out, err } = await run(['--json'], {
      stdin: `예산은?\n\n${'가'.repeat(2001)}\n안녕\n/sumary\n/summary\n`,
    });
    const objects = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([code, err]).toEqual([0, '']);
    expect(objects.map((object) => object.kind ?? object.error?.code ?? object.level)).toEqual([
      'answered',
      'question-too-long',
      'not-found',
      'unknown-command',
      'three-lines',
    ]);
  });

  test('goes on after a line that is too long, a bug and a wrong command', async () => {
    const services = fakeServices({ summary: () => Promise.reject(new TypeError('bug')) });
    const { code, out } = await run([], {
      services,
      stdin: `${'가'.repeat(9000)}\n/summary\n/nope\n예산은?\n`,
    });
    expect(code).toBe(0);
    expect(out).toContain('질문이 너무 길어요. 2,000자 안으로 줄여 주세요.');
    expect(out).toContain('예상하지 못한 문제가 생겼어요');
    expect(out).toContain('‘/nope’라는 명령은 없어요.');
    expect(out).toContain('36억 원');
  });

  test('is answered so, too, when only the output is no terminal', async () => {
    const stdin = Object.assign(Readable.from([Buffer.from('예산은?\n')]), { isTTY: true });
    expect((await run([], { stdin })).out).toMatch(/^› 예산은\?\n한빛시의/u);
  });

  test('stops at /quit and reads nothing after it', async () => {
    const { code, services } = await run([], { stdin: '예산은?\n/quit\n지하철은?\n' });
    expect([code, services.asked.length]).toEqual([0, 1]);
  });

  test('remembers nothing of earlier lines for the next question', async () => {
    const { services } = await run([], { stdin: '예산은?\n그럼 언제?\n' });
    expect(services.asked[1]).not.toHaveProperty('history');
  });
});

describe('linesOf', () => {
  test('finds the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (text, size) => {
          const bytes = Buffer.from(`가\r\n${text}\n나`);
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
            bytes.subarray(at * size, (at + 1) * size),
          );
          expect(await linesFrom(chunks)).toEqual(await linesFrom([bytes]));
        },
      ),
    );
  });

  test('drops the byte order mark and line ends of any kind', async () => {
    expect(await linesFrom([Buffer.from('\uFEFF하나\r\n둘\n셋')])).toEqual(['하나', '둘', '셋']);
  });

  test('keeps no more of a line than shows that it is too long', async () => {
    const endless = Array.from({ length: 500 }, () => Buffer.alloc(1024, 'a'));
    expect(await linesFrom([...endless, Buffer.from('\nb')])).toEqual(['a'.repeat(101), 'b']);
  });
});
