// Figures: a library of a thousand articles: how long it takes to fill, to ask, and to open again from disk.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { quantileOf } from '../../scripts/measures.ts';
import { openProduct } from '../../src/open-product.ts';
import { createInventor } from '../adapters/invented-articles.ts';
import { tellFigures, tenth } from '../discord/load/figures.ts';
import { buildProgram } from '../discord/load/program.ts';

const program = buildProgram();
afterAll(program.remove);

const ARTICLES = Number(process.env['STRESS_ARTICLES'] ?? 1_000);
const SENTENCES = 66;
const QUESTIONS = 200;
const STARTS = 5;
const SCOPE = 'terminal';

test(
  'a thousand articles are added in a minute, asked in 20 ms and opened in 1.5 s',
  { timeout: 3_600_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gakju-library-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const inventor = createInventor(7);
    const articles = Array.from({ length: ARTICLES }, (_, at) => inventor.article(`a${at}`, SENTENCES));
    const questions = Array.from({ length: QUESTIONS }, (_, at) =>
      inventor.question(articles[(at * 37) % articles.length] ?? inventor.article('none', 4)),
    );
    const product = openProduct({ dataDir });
    const adding = await measured(async () => {
      let passages = 0;
      for (const article of articles) passages += (await product.add(SCOPE, article)).passages;
      return passages;
    });
    const ask = (text: string) =>
      product.ask({ text, askedAt: '2031-12-01T00:00:00Z', scope: SCOPE, language: 'ko' });
    const first = await measured(() => ask(questions[0] ?? ''));
    for (const question of questions.slice(0, 50)) await ask(question);
    const asking: number[] = [];
    const processor: number[] = [];
    let answered = 0;
    for (const question of questions) {
      const { value, ms, processorMs } = await measured(() => ask(question));
      asking.push(ms);
      processor.push(processorMs);
      answered += value.kind === 'answered' ? 1 : 0;
    }
    await product.close();
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start += 1)
      starts.push(await firstAnswer(dataDir, questions[start] ?? ''));
    const p95 = quantileOf(asking, 0.95);
    const start = quantileOf(starts, 0.5);
    tellFigures(`${ARTICLES} articles of ${adding.value} passages`, [
      {
        what: 'added in, s',
        value: `${tenth(adding.ms / 1_000)}, of processor time ${tenth(adding.processorMs / 1_000)}`,
        must: '≤ 60',
      },
      { what: 'first question after that, ms', value: String(tenth(first.ms)) },
      {
        what: 'question p50, ms',
        value: `${tenth(quantileOf(asking, 0.5))}, of processor time ${tenth(quantileOf(processor, 0.5))}`,
      },
      {
        what: 'question p95, ms',
        value: `${tenth(p95)}, of processor time ${tenth(quantileOf(processor, 0.95))}`,
        must: '≤ 20',
      },
      { what: `answered of ${QUESTIONS}`, value: String(answered) },
      {
        what: `start to answer, ms, median of ${STARTS}`,
        value: `${Math.round(start)}, least ${Math.round(Math.min(...starts))}`,
        must: '≤ 1500',
      },
      { what: 'resident, MB', value: String(Math.round(process.memoryUsage().rss / 1_048_576)) },
    ]);
    expect(adding.ms).toBeLessThanOrEqual(60_000);
    expect(p95).toBeLessThanOrEqual(20);
    expect(start).toBeLessThanOrEqual(1_500);
  },
);

async function measured<Value>(work: () => Promise<Value>) {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { value, ms: performance.now() - from, processorMs: (user + system) / 1_000 };
}

/** From the start of a new process to the first byte of its answer. */
function firstAnswer(dataDir: string, question: string): Promise<number> {
  const env = { PATH: process.env['PATH'] ?? '', GAKJU_DATA_DIR: dataDir };
  const from = performance.now();
  const child = spawn(process.execPath, [program.path, 'ask', question, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let answered: number | undefined;
    child.stdout.on('data', () => (answered ??= performance.now() - from));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && answered !== undefined) resolve(answered);
      else reject(new Error(`expected an answer and exit code 0, got ${code}`));
    });
  });
}
