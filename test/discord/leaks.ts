// Servers with closed channels, each with articles that hold numbers of their own, and random people who try to get at them from elsewhere.
import { makeArticle } from '../../src/core/article.ts';
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import type { Article } from '../../src/core/types.ts';
import { createAdding } from '../../src/discord/adding.ts';
import { createAsking } from '../../src/discord/asking.ts';
import { createAudit } from '../../src/discord/audit.ts';
import type { Asker, Call, Command } from '../../src/discord/command.ts';
import { articleChoices } from '../../src/discord/commands/article-choices.ts';
import { COMMANDS } from '../../src/discord/commands/index.ts';
import { articleWithKey } from '../../src/discord/commands/which-article.ts';
import type { Desk } from '../../src/discord/desk.ts';
import { messagesFor } from '../../src/discord/messages.ts';
import { placeOfInteraction, type Place } from '../../src/discord/place.ts';
import { pressed, type Pressing } from '../../src/discord/presses.ts';
import { articleKey, readPress } from '../../src/discord/render/buttons.ts';
import { renderFailure } from '../../src/discord/render/message.ts';
import type { MessagePayload } from '../../src/discord/render/payload.ts';
import { createSettings } from '../../src/discord/settings.ts';
import { Failure } from '../../src/core/errors.ts';
import { openProduct } from '../../src/open-product.ts';
import { randomOf } from './loopback/mutate.ts';
import { counting } from './bot/started.ts';

type Random = () => number;

const SERVERS = 6;
const CHANNELS = 4;
const WORDS = ['헌책 시장', '벼룩 장터', '작은 음악회', '골목 영화제', '텃밭 잔치'] as const;

/** An article whose title and sentences hold numbers that stand nowhere else and that nobody ever types. */
interface Secret {
  readonly library: string;
  readonly article: Article;
  readonly numbers: readonly string[];
}

export interface Leaks {
  /** One random attempt; what it brought to light that its place may not see. */
  attempt(): Promise<readonly string[]>;
  /** How many attempts of each kind there were, and how many showed something that their place may see. */
  readonly counts: ReadonlyMap<string, number>;
  readonly shown: () => number;
  close(): Promise<void>;
}

export async function createLeaks(seed: number): Promise<Leaks> {
  const random = randomOf(seed);
  const product = openProduct({ dataDir: 'never-written', bundled: [], store: createMemoryStore() });
  const world = createWorld(random);
  for (const { library, article } of world.secrets) await product.add(library, article);
  const counts = new Map<string, number>();
  let shown = 0;
  const desk = deskOf(product);
  const attempt = async (): Promise<readonly string[]> => {
    if (random() < 0.01) world.flip();
    const { place, sees } = world.where();
    const target = pick(world.secrets, random);
    const [name, act] = pick(ATTEMPTS, random);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const said = await act({ desk, place, sees, target, random, world }).catch((error: unknown) => {
      if (error instanceof Failure) return textOf(renderFailure(error, VIEW));
      throw error;
    });
    const allowed = world.secrets.filter(({ library }) => sees.includes(library));
    if (allowed.some(({ numbers }) => numbers.some((number) => said.includes(number)))) shown += 1;
    return world.secrets
      .filter(
        ({ library, numbers }) => !sees.includes(library) && numbers.some((number) => said.includes(number)),
      )
      .map(({ library }) => `${name} in ${place.library} showed an article of ${library}: ${said}`);
  };
  return { attempt, counts, shown: () => shown, close: () => product.close() };
}

/** A place as the bot makes it out, and which libraries it may see: its own and the server's, told without the bot. */
interface Where {
  readonly place: Place;
  readonly sees: readonly string[];
}

interface World {
  readonly secrets: readonly Secret[];
  where(): Where;
  /** A channel turns closed or open. */
  flip(): void;
}

function createWorld(random: Random): World {
  const closed = new Set<string>();
  const channels = Array.from({ length: SERVERS }, (_, server) =>
    Array.from({ length: CHANNELS }, (__, channel) => ({
      server: `${server + 1}`,
      id: `${server + 1}0${channel}`,
    })),
  ).flat();
  for (const { id } of channels) if (!id.endsWith('00')) closed.add(id);
  const numbers = distinctNumbers(random);
  const secretOf = (library: string, at: number): Secret => {
    const word = WORDS[at % WORDS.length] ?? WORDS[0];
    const own = [numbers(), numbers(), numbers(), numbers()] as const;
    const article = makeArticle({
      id: `${library.includes('/') ? 'stall' : 'fair'}-${at % 2}`,
      title: `${word} ${own[0]}번째`,
      publishedAt: '2025-03-02',
      text: `${word}에서는 자리 ${own[1]}개를 무료로 내준다. 지난해에는 ${own[2]}명이 다녀갔다. 윤가람 팀장은 "예산은 ${own[3]}원이다"라고 말했다.`,
    });
    return { library, article, numbers: own };
  };
  const libraries = [
    ...Array.from({ length: SERVERS }, (_, server) => `guild:${server + 1}`),
    ...channels.map(({ server, id }) => `guild:${server}/channel:${id}`),
    ...Array.from({ length: SERVERS }, (_, person) => `user:${person + 1}`),
  ];
  return {
    secrets: libraries.flatMap((library, at) => [secretOf(library, 2 * at), secretOf(library, 2 * at + 1)]),
    where() {
      const { server, id } = pick(channels, random);
      const direct = random() < 0.1;
      const person = `${1 + Math.floor(random() * SERVERS)}`;
      const at = { channelId: id, channel: { id }, user: { id: person } };
      const place = placeOfInteraction({ ...at, guildId: direct ? null : server }, () => !closed.has(id));
      const inServer = [`guild:${server}`, ...(closed.has(id) ? [`guild:${server}/channel:${id}`] : [])];
      return { place, sees: direct ? [`user:${person}`] : inServer };
    },
    flip() {
      const { id } = pick(channels, random);
      if (!closed.delete(id)) closed.add(id);
    },
  };
}

/** Six digits, none twice. */
function distinctNumbers(random: Random): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const number = `${100_000 + Math.floor(random() * 900_000)}`;
      if (given.has(number)) continue;
      given.add(number);
      return number;
    }
  };
}

interface Trial {
  readonly desk: LeakDesk;
  readonly place: Place;
  readonly sees: readonly string[];
  readonly target: Secret;
  readonly random: Random;
  readonly world: World;
}

type LeakDesk = Pick<Desk, 'services' | 'settings' | 'ask' | 'adding' | 'audit' | 'seen' | 'metrics' | 'now'>;

const VIEW = { messages: messagesFor('ko'), private: true } as const;

const ATTEMPTS: readonly (readonly [string, (trial: Trial) => Promise<string>])[] = [
  ['asking', async (trial) => textOf(await asked(trial, {}))],
  [
    'asking an article by id',
    async (trial) => textOf(await command(trial, 'ask', '', { article: idOf(trial) })),
  ],
  [
    'asking on with an article’s key',
    async (trial) => {
      const { desk, place, target } = trial;
      const about = await articleWithKey({ ...desk, place, choices: {} }, articleKey(target.article.id));
      return textOf(await asked(trial, { about }));
    },
  ],
  ['listing', async (trial) => textOf(await command(trial, 'article', 'list', {}))],
  ['information', async (trial) => textOf(await command(trial, 'article', 'info', { article: idOf(trial) }))],
  ['choosing', async (trial) => textOf(await command(trial, 'article', 'default', { article: idOf(trial) }))],
  ['removing', async (trial) => textOf(await command(trial, 'article', 'remove', { article: idOf(trial) }))],
  ['summing up', async (trial) => textOf(await command(trial, 'summary', '', { article: idOf(trial) }))],
  ['quoting', async (trial) => textOf(await command(trial, 'quotes', '', { article: idOf(trial) }))],
  [
    'checking',
    async (trial) =>
      textOf(await command(trial, 'check', '', { claim: questionOf(trial), article: idOf(trial) })),
  ],
  [
    'comparing',
    async (trial) =>
      textOf(
        await command(trial, 'compare', '', {
          first: idOf(trial),
          second: pick(['fair-0', 'stall-1'], trial.random),
        }),
      ),
  ],
  ['completing', completed],
  ['a replayed proof button', async (trial) => textOf(await replayed(trial, proofId(trial)))],
  [
    'a replayed follow-up button',
    async (trial) => textOf(await replayed(trial, `ask:1:0:${questionOf(trial)}`)),
  ],
  ['a replayed delete button', removedElsewhere],
  ['a replayed keep button', keptElsewhere],
];

function idOf({ target, random }: Trial): string {
  return random() < 0.5 ? target.article.id : articleKey(target.article.id);
}

function questionOf({ target, random }: Trial): string {
  const word = WORDS.find((one) => target.article.title.startsWith(one)) ?? WORDS[0];
  return pick(
    [
      `${word}에서는 자리를 몇 개 내줘?`,
      '지난해에는 몇 명이 다녀갔어?',
      '윤가람 팀장은 뭐라고 말했어?',
      `${word} 예산은 얼마야?`,
      '예산은 얼마야?',
    ],
    random,
  );
}

function asked(
  trial: Trial,
  more: { readonly about?: string | undefined },
): Promise<readonly MessagePayload[]> {
  const { desk, place } = trial;
  const signal = new AbortController().signal;
  return desk.ask({ text: questionOf(trial), place, choices: {}, language: 'ko', signal, ...more });
}

const ASKER: Asker = { id: '5', name: '하늘', language: 'ko', manages: true, roles: [] };

function callOf({ desk, place }: Trial, subcommand: string, typed: Readonly<Record<string, string>>): Call {
  const options: Call['options'] = {
    subcommand,
    string: (name) => typed[name],
    boolean: () => undefined,
    role: () => undefined,
    file: () => undefined,
    target: undefined,
  };
  const here = { place, choices: desk.settings.of(place), asker: ASKER, view: VIEW, options };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what other commands need is not used by these
  return {
    ...desk,
    ...here,
    signal: new AbortController().signal,
    watch: () => undefined,
  } as unknown as Call;
}

async function command(
  trial: Trial,
  name: string,
  subcommand: string,
  typed: Readonly<Record<string, string>>,
): Promise<readonly MessagePayload[]> {
  await trial.desk.settings.load(trial.place.scope);
  const found: Command | undefined = COMMANDS.find(({ data }) => data.name === name);
  if (!found) throw new Error(`expected a command ${name}`);
  return found.run(callOf(trial, subcommand, { question: questionOf(trial), ...typed }));
}

async function completed(trial: Trial): Promise<string> {
  const value = pick(['', 'fair', ...WORDS, trial.target.article.id], trial.random);
  const typing = { ...callOf(trial, 'info', {}), focused: { name: 'article', value } };
  return JSON.stringify(await articleChoices(typing));
}

function proofId({ target }: Trial): string {
  const { article } = target;
  return `proof:1:1:0-${article.text.indexOf('.') + 1}:${articleKey(article.id)}`;
}

async function replayed({ desk, place }: Trial, id: string): Promise<readonly MessagePayload[]> {
  const press = readPress(id);
  if (!press || press.kind === 'share' || press.kind === 'edit')
    throw new Error(`expected a press, got ${id}`);
  const live = { begin: () => undefined, show: () => undefined, end: async () => undefined };
  const message = { id: '1', components: [] };
  const given = { desk, place, choices: desk.settings.of(place), asker: ASKER, view: VIEW, live };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the message is all that these presses look at
  const pressing = { ...given, interaction: { message } } as unknown as Pressing;
  return pressed(press, pressing, new AbortController().signal);
}

/** The article that was meant is there afterwards unless its place may see it; what went is put back. */
async function removedElsewhere(trial: Trial): Promise<string> {
  const { desk, world } = trial;
  const said = textOf(await replayed(trial, `remove:1:${articleKey(trial.target.article.id)}`));
  const gone: string[] = [];
  for (const { library, article } of world.secrets) {
    if ((await desk.services.list(library)).some(({ title }) => title === article.title)) continue;
    if (!trial.sees.includes(library)) gone.push(`removed ${article.title}`);
    await desk.services.add(library, article);
  }
  return [said, ...gone].join('\n');
}

/** A draft that was read elsewhere is kept by nobody here. */
async function keptElsewhere(trial: Trial): Promise<string> {
  const { desk, place, world } = trial;
  const { place: elsewhere } = world.where();
  const adder = { place: elsewhere, asker: ASKER, choices: {}, view: VIEW };
  const text = trial.target.article.text.replace('무료로', '싸게');
  const shown = await desk.adding.pasted(adder, { title: trial.target.article.title, text });
  const id = shown.flatMap(idsOf).find((one) => one.startsWith('keep:'));
  if (id === undefined || elsewhere.library === place.library) return '';
  return textOf(await replayed(trial, id)) + textOf(await command(trial, 'article', 'list', {}));
}

function textOf(payloads: readonly MessagePayload[]): string {
  return payloads.map((payload) => `${payload.content}\n${idsOf(payload).join(' ')}`).join('\n');
}

function idsOf({ components }: MessagePayload): string[] {
  return components.flatMap((row) => row.components.flatMap(({ custom_id: id, label = '' }) => [id, label]));
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('expected something to pick from');
  return item;
}

function deskOf(services: Desk['services']): LeakDesk {
  const metrics = counting(new Map());
  const now = (): Date => new Date('2025-03-10T03:00:00Z');
  const audit = createAudit(services);
  const nowhere = async (): Promise<never> => Promise.reject(new Failure('link-unreachable'));
  return {
    services,
    settings: createSettings(services),
    ask: createAsking({ services, metrics, now }),
    adding: createAdding({
      services,
      outside: { link: nowhere, file: nowhere },
      audit,
      changed: { tell: () => undefined },
      now,
      clock: () => 0,
      wait: () => new Promise(() => undefined),
    }),
    audit,
    seen: { first: () => true },
    metrics,
    now,
  };
}
