// A process that changes the library in its first argument until it is killed; it says what it found, began and finished.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import files from 'node:fs';
import filePromises from 'node:fs/promises';
import type BetterSqlite3 from 'better-sqlite3';
import { makeArticle } from '../../src/core/article.ts';
import type { Product } from '../../src/core/product.ts';
import { segmentArticle } from '../../src/core/segment.ts';
import type { Article } from '../../src/core/types.ts';
import { openProduct } from '../../src/open-product.ts';
import { randomFrom } from './vectors.ts';

export type Change =
  | { readonly kind: 'add'; readonly scope: string; readonly id: string; readonly round: number }
  | { readonly kind: 'remove'; readonly scope: string; readonly id: string }
  | { readonly kind: 'record'; readonly scope: string; readonly id: string; readonly article: string }
  | { readonly kind: 'forget' | 'rebuild' | 'ask'; readonly scope: string };

/** By scope: articles as `id round version`, records as `record id article`. */
export type State = Readonly<Record<string, readonly string[]>>;

const SCOPES = ['guild:1', 'guild:1/channel:2'] as const;
const IDS = 6;
/** Enough passages that a graph is made of them. */
const STOCK = ['stock0', 'stock1'];
const STOCK_SENTENCES = 640;
const SENTENCES = 12;
const GRAPH_FROM = 40;
/** None of its syllables are anywhere: the vectors are asked. */
const QUESTION = '토호파 태후는 혜토허?';

const [, , dataDir = '', seed = '0', mode = 'random', killAt = '-1'] = process.argv;
const points = watchPoints(Number(killAt));
const product = openProduct({ dataDir, bundled: [], graphFrom: GRAPH_FROM });

say('open', '');
for (const wrong of await findWrong(product)) say('wrong', wrong);
say('state', JSON.stringify(await stateOf(product)));
if (mode === 'random') await changeForever(randomFrom(Number(seed)));
if (mode === 'script') await runScript();
say('points', JSON.stringify(points.names));
await product.close();

/** Written at once, so that a kill right behind it does not take it back. */
function say(what: string, about: string): void {
  files.writeSync(1, `${what} ${about}\n`);
}

async function change(one: Change): Promise<void> {
  say('begin', JSON.stringify(one));
  points.within = one.kind;
  await apply(one);
  points.within = '';
  say('done', JSON.stringify(one));
}

async function apply(one: Change): Promise<void> {
  if (one.kind === 'add') await product.add(one.scope, articleOf(one.id, one.round));
  if (one.kind === 'remove') await product.remove(one.scope, one.id);
  if (one.kind === 'forget') await product.forgetScope(one.scope);
  if (one.kind === 'rebuild') await product.rebuild(one.scope);
  if (one.kind === 'record') {
    const { id, article } = one;
    await product.records(one.scope, 'answer').put({ id, article, value: id, at: '2031-01-01T00:00:00Z' });
  }
  if (one.kind === 'ask')
    await product.ask({ text: QUESTION, askedAt: '2031-01-01T00:00:00Z', scope: one.scope, language: 'ko' });
}

async function changeForever(random: () => number): Promise<never> {
  const below = (count: number): number => Math.floor(random() * count);
  const held = new Set<string>();
  for (const scope of SCOPES)
    for (const { id, bundled } of await product.list(scope)) if (!bundled) held.add(`${scope} ${id}`);
  for (const id of STOCK)
    if (!held.has(`${SCOPES[0]} ${id}`)) await change({ kind: 'add', scope: SCOPES[0], id, round: 0 });
  for (let round = Number(seed) * 1_000; ; round += 1) {
    const scope = SCOPES[below(SCOPES.length)] ?? SCOPES[0];
    const id = `${scope} a${below(IDS)}`;
    const dice = below(20);
    if (dice < 7) {
      await change({ kind: 'add', scope, id, round });
      held.add(`${scope} ${id}`);
    } else if (dice < 12 && held.delete(`${scope} ${id}`)) await change({ kind: 'remove', scope, id });
    else if (dice < 14) await change({ kind: 'record', scope, id: `r${round}`, article: id });
    else if (dice < 15) await change({ kind: 'rebuild', scope });
    else if (dice < 16 && scope !== SCOPES[0]) {
      await change({ kind: 'forget', scope });
      for (const name of held) if (name.startsWith(`${scope} `)) held.delete(name);
    } else await change({ kind: 'ask', scope });
  }
}

/** One of everything, each with what it needs before it. */
async function runScript(): Promise<void> {
  const [scope] = SCOPES;
  for (const id of STOCK) await change({ kind: 'add', scope, id, round: 0 });
  await change({ kind: 'add', scope, id: 'a', round: 1 });
  await change({ kind: 'add', scope, id: 'a', round: 2 });
  await change({ kind: 'record', scope, id: 'r', article: 'a' });
  await change({ kind: 'ask', scope });
  await settleGraph();
  await change({ kind: 'remove', scope, id: 'a' });
  await change({ kind: 'ask', scope });
  await settleGraph();
  await change({ kind: 'rebuild', scope });
  await change({ kind: 'forget', scope });
}

/** Until the graph has been saved. */
async function settleGraph(): Promise<void> {
  points.within = 'save';
  const isSaved = (): boolean => {
    const names = files.existsSync(`${dataDir}/index`) ? files.readdirSync(`${dataDir}/index`) : [];
    return names.length === 1 && names[0]?.endsWith('.graph') === true;
  };
  for (const until = Date.now() + 20_000; !isSaved() && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The same text for the same id and round, and another for any other. */
function articleOf(id: string, round: number): Article {
  const random = randomFrom(round * 31 + id.length);
  const word = (): string =>
    String.fromCharCode(...Array.from({ length: 3 }, () => 0xac00 + Math.floor(random() * 9_000)));
  const count = STOCK.includes(id) ? STOCK_SENTENCES : SENTENCES;
  const sentence = (): string => `${Array.from({ length: 6 }, word).join(' ')}다.`;
  return makeArticle({
    id,
    title: `${round}`,
    text: `${id} 글이다. ${Array.from({ length: count }, sentence).join(' ')}`,
  });
}

async function findWrong(opened: Product): Promise<string[]> {
  const wrong = [...(await opened.verifyStore())];
  for (const scope of SCOPES) {
    for (const { id, bundled } of await opened.list(scope)) {
      const { version: _, ...article } = await opened.show({ scope, within: id });
      if (!bundled && JSON.stringify(article) !== JSON.stringify(articleOf(id, Number(article.title))))
        wrong.push(`${id} is not what was added`);
    }
    const { passages } = await opened.rebuild(scope);
    const counted = await countPassages(opened, scope);
    if (passages !== counted) wrong.push(`${scope}: expected ${counted} passages, got ${passages}`);
  }
  return wrong;
}

async function countPassages(opened: Product, scope: string): Promise<number> {
  let passages = 0;
  for (const { id } of await opened.list(scope))
    passages += segmentArticle(await opened.show({ scope, within: id })).passages.length;
  return passages;
}

async function stateOf(opened: Product): Promise<State> {
  const state: Record<string, readonly string[]> = {};
  for (const scope of SCOPES) {
    const own = (await opened.list(scope)).filter(({ bundled }) => !bundled);
    const records = await opened.records(scope, 'answer').all();
    state[scope] = [
      ...own.map(({ id, title, version = 1 }) => `${id} ${title} ${version}`),
      ...records.map(({ id, article }) => `record ${id} ${article}`),
    ].sort();
  }
  return state;
}

/** Every call that changes a file or the database is a point before and a point behind it; at one of them the process ends. */
function watchPoints(killing: number): { within: string; readonly names: string[] } {
  const watched = { within: '', names: [] as string[] };
  const pass = (name: string): void => {
    if (watched.within === '') return;
    watched.names.push(`${watched.within}: ${name}`);
    if (watched.names.length - 1 === killing) process.kill(process.pid, 'SIGKILL');
  };
  const wrap = (target: object, name: string): void => {
    const original: unknown = Reflect.get(target, name);
    if (typeof original !== 'function') throw new Error(`expected ${name} to be a function`);
    Reflect.set(target, name, function (this: unknown, ...given: unknown[]): unknown {
      pass(`before ${name}`);
      const result: unknown = Reflect.apply(original, this, given);
      if (!(result instanceof Promise)) pass(`after ${name}`);
      return result instanceof Promise
        ? result.then((value: unknown) => {
            pass(`after ${name}`);
            return value;
          })
        : result;
    });
  };
  for (const name of ['rename', 'rm', 'mkdir', 'open']) wrap(filePromises, name);
  syncBuiltinESMExports();
  const driver: typeof BetterSqlite3 = createRequire(import.meta.url)('better-sqlite3');
  const database = new driver(':memory:');
  wrap(Object.getPrototypeOf(database.prepare('SELECT 1')), 'run');
  wrap(Object.getPrototypeOf(database), 'exec');
  database.close();
  return watched;
}
