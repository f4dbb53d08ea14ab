// Whether the bot's memory grows with what it has answered: thousands of questions of every kind, and the heap in between.
import { setTimeout as sleep } from 'node:timers/promises';
import { buttonLabels } from '../loopback/controls.ts';
import type { LoopbackDiscord } from '../loopback/server.ts';
import type { Shown } from '../loopback/shown.ts';
import { QUESTION, withBot } from './bot-process.ts';
import { tellsWait } from './burst.ts';
import type { ChildMemory } from './child-bot.ts';
import { channelOf, type Asker } from './crowd.ts';

export interface GrowthOptions {
  readonly program: string;
  readonly dataDir: string;
  readonly questions: number;
  /** How often memory is read, after as many questions each time. */
  readonly samples: number;
  /** Milliseconds before memory is read, in which what is swept from time to time is. */
  readonly settleMs: number;
  /** How many times as fast the bot's clock runs, by which its limits and its sweep of each minute go. */
  readonly clockSpeed: number;
}

export interface Sample extends ChildMemory {
  /** Questions until then. */
  readonly questions: number;
}

export interface Growth {
  readonly samples: readonly Sample[];
  readonly answered: number;
  /** Those that were answered with a footnote, which a button opens. */
  readonly found: number;
  readonly presses: number;
  readonly typings: number;
}

const SERVERS = 20;
const PEOPLE = 200;
const AT_ONCE = 20;

/** Every question is asked by command or by mention; of the answers some buttons are pressed, and names of articles are typed. */
export function measureGrowth(options: GrowthOptions): Promise<Growth> {
  const { program, dataDir, questions, samples, settleMs, clockSpeed } = options;
  return withBot(
    { program, dataDir, servers: SERVERS, probe: { clockSpeed } },
    async ({ discord, child }) => {
      await child.ready;
      const people = peopleIn(discord);
      const counts = { answered: 0, found: 0, presses: 0, typings: 0 };
      const taken: Sample[] = [];
      const each = Math.ceil(questions / samples);
      for (let sample = 0; sample < samples; sample += 1) {
        await askMany(sample * each, each, people, counts);
        await sleep(settleMs);
        taken.push({ ...(await child.memory()), questions: (sample + 1) * each });
      }
      return { samples: taken, ...counts };
    },
  );
}

function peopleIn(discord: LoopbackDiscord): Asker[] {
  const guilds = [...discord.guilds.values()];
  return Array.from({ length: PEOPLE }, (_, at) => guilds[at % guilds.length]).flatMap((guild, at) =>
    guild
      ? [
          {
            server: guild.name,
            how: at % 4 === 0 ? ('mention' as const) : ('slash' as const),
            person: discord.person(`사람 ${at}`, { channel: channelOf(guild) }),
          },
        ]
      : [],
  );
}

type Counts = Record<'answered' | 'found' | 'presses' | 'typings', number>;

/** So many at once, each the next when the one before is done. */
async function askMany(
  first: number,
  count: number,
  people: readonly Asker[],
  counts: Counts,
): Promise<void> {
  let next = first;
  const some = async (): Promise<void> => {
    while (next < first + count) {
      const at = next++;
      const asker = people[at % people.length];
      if (asker) await useOnce(asker, at, counts);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}

/** Every third is one of a thousand: what is remembered of texts, which is bounded, is full after them. */
function questionAt(at: number): string {
  const question = QUESTIONS[at % QUESTIONS.length] ?? QUESTION;
  return at % 3 === 1 ? `${question} ${at % DIFFERENT}` : question;
}

const DIFFERENT = 3_000;
const QUESTIONS = [
  QUESTION,
  '새 전기버스는 언제부터 달리나요?',
  '충전소는 어디에 몇 곳 생기나요?',
  '버스 요금은 얼마인가요?',
  '박도윤 의원은 뭐라고 지적했나요?',
];

async function useOnce({ how, person }: Asker, at: number, counts: Counts): Promise<void> {
  if (at % 5 === 0) {
    await person.autocomplete('/ask', { question: QUESTION, article: '버스' }, 'article');
    counts.typings += 1;
  }
  const shown =
    how === 'mention'
      ? await person.mention(questionAt(at))
      : await person.slash('/ask', { question: questionAt(at), private: at % 7 === 0 });
  await shown.until(({ text }) => text !== '' && !tellsWait(text), 'no answer came');
  counts.answered += 1;
  if (buttonLabels(shown.message).some(opensProof)) counts.found += 1;
  if (at % 3 === 0) await pressOne(shown, at, { how, person }, counts);
}

/** The proof, a vote or a follow-up question in turn. */
async function pressOne(
  shown: Shown,
  at: number,
  { person }: Pick<Asker, 'how' | 'person'>,
  counts: Counts,
): Promise<void> {
  const labels = buttonLabels(shown.messages.at(-1) ?? shown.message);
  const wanted = [labels.find(opensProof), '👍', labels.find((label) => label.endsWith('?'))];
  const label = wanted[Math.floor(at / 3) % wanted.length];
  if (label === undefined || !labels.includes(label)) return;
  await person.press(shown, label);
  counts.presses += 1;
}

function opensProof(label: string): boolean {
  return label.startsWith('원문');
}

/** Megabytes for each thousand questions: the line through the samples, by least squares. */
export function slopeOf(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [xs, ys] = [samples.map(({ questions }) => questions / 1_000), samples.map(of)];
  const [x, y] = [mean(xs), mean(ys)];
  const covariance = mean(xs.map((each, at) => (each - x) * ((ys[at] ?? y) - y)));
  return covariance / mean(xs.map((each) => (each - x) ** 2));
}
