// Text that means harm, put by one person into every place where the bot takes text from others.
import { makeArticle } from '../../../src/core/article.ts';
import { Failure } from '../../../src/core/errors.ts';
import type { Article } from '../../../src/core/types.ts';
import { buttonLabels } from '../loopback/controls.ts';
import type { Person } from '../loopback/person.ts';
import type { Shown } from '../loopback/shown.ts';
import type { Started } from './started.ts';

/** It is in every field and every sentence; where a text is too broken to be one, in the fields alone. */
export function hostileArticle(vector: string, id: string): Article {
  try {
    return articleOf(vector, id);
  } catch (error) {
    if (error instanceof Failure)
      return { ...articleOf('', id), title: vector, publisher: vector, author: vector };
    throw error;
  }
}

function articleOf(vector: string, id: string): Article {
  return makeArticle({
    id,
    title: `${vector} 한빛시 예산 ${id}`,
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

/** What a person can type into an option. */
const TYPED = 900;
const NAMED = 100;

/** Every command, button, message and option with this text in it; `index` is another one for each text. */
export async function bother(running: Started, given: string, index: number): Promise<void> {
  const { discord, services, elapse, bot } = running;
  const text = given.slice(0, TYPED);
  const scope = `guild:${discord.guild.id}`;
  const articles = [`hostile-${index}`, `hostile-${index}-too`] as const;
  for (const id of articles) await services.add(scope, hostileArticle(text, id));
  const evil = discord.person(`${text.slice(0, NAMED)} ${index}`);
  elapse(120_000);
  await byCommand(evil, text, articles);
  elapse(120_000);
  await byMessage(evil, text, discord.bot.id);
  elapse(120_000);
  await byPress(evil, text, articles[0]);
  await bot.idle();
  await services.remove(scope, articles[1]);
}

async function byCommand(
  evil: Person,
  vector: string,
  [article, other]: readonly [string, string],
): Promise<void> {
  const long = vector.slice(0, NAMED);
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

async function byMessage(evil: Person, vector: string, bot: string): Promise<void> {
  const asked = await evil.mention(`${vector} 예산은 얼마야? ${vector}`);
  await evil.reply(asked, `${vector} 그럼 요금은? ${vector}`);
  await evil.reply(asked, '진짜야?');
  const said = evil.say(`<@${bot}> ${vector} 예산은 36억 원이다. ${vector}`);
  await evil.reply(said, `<@${bot}> 진짜야?`);
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
