// Text that means harm, in every place where the bot takes text from others: nothing of it pings, links or formats in what it says.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeArticle } from '../../../src/core/article.ts';
import type { Article } from '../../../src/core/types.ts';
import { buttonLabels } from '../loopback/controls.ts';
import type { Person } from '../loopback/person.ts';
import type { Shown } from '../loopback/shown.ts';
import { vectors } from '../render/hostile.ts';
import { misdeeds } from './manners.ts';
import { startedBot, type Started, warmUp } from './started.ts';

let running: Started;

beforeAll(async () => {
  await warmUp();
  const [first = '', second = ''] = vectors;
  running = await startedBot({
    articles: [],
    discord: {
      botName: 'Gakju',
      guilds: [{ name: `${first} 서버`, channels: [second] }],
      requestsKept: 100_000,
    },
  });
}, 120_000);

afterAll(() => running.close());

/** What every field of the article and every sentence of it has in it. */
function hostileArticle(vector: string, at: number): Article {
  return makeArticle({
    id: `hostile-${at}`,
    title: `${vector} 한빛시 예산 ${at}`,
    publisher: `한빛 ${vector} 신문`,
    author: `${vector} 기자`,
    publishedAt: '2025-03-04',
    url: 'https://news.example/hostile',
    text: [
      `한빛시 예산은 모두 36억 원이다 ${vector}. ${vector} 이는 지난해보다 8% 늘어난 금액이다.`,
      `김서연 ${vector} 과장은 "${vector} 새 버스는 6월부터 달린다 ${vector}"라고 말했다. ${vector}`,
      `${vector} 버스 요금은 1500원으로 그대로다.`,
    ].join('\n\n'),
  });
}

const at = <Item>(list: readonly Item[], index: number): Item | undefined => list[index % list.length];

/** Every command, button, message and option with this text in it. */
async function bother(vector: string, index: number): Promise<void> {
  const { discord, services, elapse, bot } = running;
  const scope = `guild:${discord.guild.id}`;
  const article = `hostile-${index}`;
  try {
    await services.add(scope, hostileArticle(vector, index));
  } catch {
    return;
  }
  await services.add(scope, hostileArticle(at(vectors.slice(0, 20), index + 7) ?? '', index + 1_000));
  const evil = discord.person(`${vector} ${index}`);
  elapse(120_000);
  await byCommand(evil, vector, article);
  elapse(120_000);
  await byMessage(evil, vector);
  elapse(120_000);
  await byPress(evil, vector, article);
  await bot.idle();
  await services.remove(scope, `hostile-${index + 1_000}`);
}

async function byCommand(evil: Person, vector: string, article: string): Promise<void> {
  const other = `hostile-${Number(article.slice(8)) + 1_000}`;
  const long = vector.slice(0, 100);
  await Promise.all([
    evil.slash('/ask', { question: `${vector} 예산은 얼마야? ${vector}`, article }),
    evil.slash('/ask', { question: '누가 쓴 기사야?', article }),
    evil.slash('/ask', { question: '제목이 뭐야?', article }),
    evil.slash('/ask', { question: '기사 링크 줘', article }),
    evil.slash('/ask', { question: `${vector} 축구 경기는 어떻게 됐어?`, article: long || 'x' }),
    evil.slash('/summary', { level: 'detailed', article }),
    evil.slash('/quotes', { article }),
    evil.slash('/quotes', { article, speaker: long || 'x' }),
    evil.slash('/check', { claim: `${vector} 예산은 37억 원이다. ${vector}`, article }),
    evil.slash('/compare', { first: article, second: other }),
    evil.slash('/article info', { article }),
    evil.autocomplete('/ask', { question: vector || 'x', article: long }, 'article'),
    evil.autocomplete('/quotes', { speaker: long, article }, 'speaker'),
  ]);
  await evil.slash('/article default', { article });
  await evil.slash('/settings', { language: 'ko' });
}

async function byMessage(evil: Person, vector: string): Promise<void> {
  const { discord } = running;
  const asked = await evil.mention(`${vector} 예산은 얼마야? ${vector}`);
  await evil.reply(asked, `${vector} 그럼 요금은? ${vector}`);
  await evil.reply(asked, '진짜야?');
  const said = evil.say(`<@${discord.bot.id}> ${vector} 예산은 36억 원이다. ${vector}`);
  await evil.reply(said, `<@${discord.bot.id}> 진짜야?`);
  await evil.contextMenu('기사와 대조', said);
  await evil.contextMenu('기사에 물어보기', said);
  await evil.dm(`${vector} 예산은 얼마야? ${vector}`);
  await evil.dm(`${vector} 그건 왜 그래?`);
}

async function byPress(evil: Person, vector: string, article: string): Promise<void> {
  const asked = await evil.slash('/ask', { question: `${vector} 예산은 얼마야?`, article, private: true });
  for (const label of offered(asked)) await evil.press(asked, label);
  const removal = await evil.slash('/article remove', { article });
  await evil.press(removal, '지우기');
}

/** The proofs, the questions, and sharing. */
function offered({ message }: Shown): string[] {
  return buttonLabels(message).filter((label) => /^원문 |\?$|^공유$/u.test(label));
}

describe('hostile text', () => {
  it(`in everything that others write neither pings, links nor formats (${vectors.length} texts)`, async () => {
    for (const [index, vector] of vectors.entries()) await bother(vector, index);
    expect(misdeeds(running.discord)).toEqual([]);
    expect(running.logged.filter(({ level }) => level === 'error')).toEqual([]);
  }, 600_000);

  it('in a long list of articles is harmless there', async () => {
    const { discord, services, elapse } = running;
    const scope = `guild:${discord.guild.id}`;
    for (const [index, vector] of vectors.slice(0, 40).entries())
      await services.add(scope, hostileArticle(vector, index));
    elapse(120_000);
    await discord.person('하늘').slash('/article list');
    expect(misdeeds(discord)).toEqual([]);
  }, 120_000);

  it('of a role that looks after the articles calls nobody', async () => {
    const { discord } = running;
    await discord.person('하늘').slash('/settings', { role: discord.guild.id });
    expect(discord.pings).toEqual([]);
  });
});
