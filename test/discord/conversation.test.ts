// The conversation as it is read back: along replies, out of the quoted question, bounded, and without other bots’ words.
import { describe, expect, it } from 'vitest';
import {
  citedArticles,
  recentConversation,
  repliedConversation,
  type Told,
} from '../../src/discord/conversation.ts';

const BLANK: Told = {
  id: '0',
  own: false,
  authorId: '5',
  bot: false,
  content: '',
  repliesTo: undefined,
  customIds: [],
  at: 0,
};

function asked(id: string, content: string, repliesTo?: string): Told {
  return { ...BLANK, id, content, repliesTo };
}

function answered(id: string, content: string, repliesTo?: string, customIds: readonly string[] = []): Told {
  return { ...BLANK, id, own: true, bot: true, content, repliesTo, customIds };
}

const proof = (article: string): string => `proof:1:1:0-5:${article}`;

function reading(messages: readonly Told[]) {
  const read: string[] = [];
  const fetch = async (id: string): Promise<Told | undefined> => {
    read.push(id);
    return messages.find((told) => told.id === id);
  };
  return { read, from: (id: string) => repliedConversation(id, fetch) };
}

describe('a chain of replies', () => {
  it('to the answer of a command has the question that the answer repeats', async () => {
    const { from } = reading([
      answered('1', '> 예산은 얼마야\\?\n\n**36억 원**이에요. [1]', undefined, [proof('bus')]),
    ]);
    expect(await from('1')).toEqual({ history: ['예산은 얼마야?'], about: 'bus' });
  });

  it('to the answer of a mention has the question from the message before it', async () => {
    const { from } = reading([
      asked('1', '<@99> 예산은 얼마야?'),
      answered('2', '36억 원이에요. [1]', '1', [proof('bus')]),
    ]);
    expect(await from('2')).toEqual({ history: ['예산은 얼마야?'], about: 'bus' });
  });

  it('has all questions, oldest first, and the article of the latest answer', async () => {
    const { from } = reading([
      answered('1', '> 하나?\n\n답', undefined, [proof('a')]),
      asked('2', '둘?', '1'),
      answered('3', '답', '2', [proof('b')]),
      asked('4', '셋?', '3'),
      answered('5', '모르겠어요.', '4', ['vote:1:up']),
    ]);
    expect(await from('5')).toEqual({ history: ['하나?', '둘?', '셋?'], about: 'b' });
  });

  it('is about no article where the latest answer cites two', async () => {
    const { from } = reading([answered('1', '답', undefined, [proof('a'), proof('b')])]);
    expect((await from('1')).about).toBeUndefined();
  });

  it('ends where a message is gone or may not be read', async () => {
    const { from } = reading([asked('2', '둘?', '1'), answered('3', '답', '2')]);
    expect(await from('3')).toEqual({ history: ['둘?'], about: undefined });
    expect(await from('7')).toEqual({ history: [], about: undefined });
  });

  it('that leads in a circle ends', async () => {
    const { from, read } = reading([asked('1', '하나?', '2'), asked('2', '둘?', '1')]);
    expect((await from('2')).history).toEqual(['하나?', '둘?']);
    expect(read).toEqual(['2', '1']);
    const alone = reading([asked('1', '하나?', '1')]);
    expect((await alone.from('1')).history).toEqual(['하나?']);
  });

  it('leaves out other bots’ words, and follows through their messages', async () => {
    const { from } = reading([
      asked('1', '하나?'),
      { ...BLANK, id: '2', bot: true, content: '나는 다른 봇', repliesTo: '1', customIds: [proof('evil')] },
      answered('3', '답', '2'),
    ]);
    expect(await from('3')).toEqual({ history: ['하나?'], about: undefined });
  });

  it('is read back eight messages and no further', async () => {
    const long = Array.from({ length: 20 }, (_, at) =>
      asked(String(at), `질문 ${at}?`, at === 0 ? undefined : String(at - 1)),
    );
    const { from, read } = reading(long);
    expect((await from('19')).history).toHaveLength(8);
    expect(read).toHaveLength(8);
  });

  it('does not take an answer that quotes nothing for a question', async () => {
    const { from } = reading([
      answered('1', '**제목** (한 줄 요약)\n- 한 줄 [1]', undefined, [proof('bus')]),
    ]);
    expect(await from('1')).toEqual({ history: [], about: 'bus' });
  });
});

describe('direct messages', () => {
  const minute = 60_000;
  const now = 100 * minute;

  it('go on with what was said in the last ten minutes', () => {
    const before = [
      { ...asked('1', '오래된 질문?'), at: now - 11 * minute },
      { ...asked('2', '예산은?'), at: now - 10 * minute },
      { ...answered('3', '36억 원이에요. [1]', '2', [proof('bus')]), at: now - 9 * minute },
    ];
    expect(recentConversation(before, now)).toEqual({ history: ['예산은?'], about: 'bus' });
  });

  it('go on with eight messages at most', () => {
    const before = Array.from({ length: 30 }, (_, at) => ({ ...asked(String(at), `질문 ${at}?`), at: now }));
    const { history } = recentConversation(before, now);
    expect([history.length, history.at(-1)]).toEqual([8, '질문 29?']);
  });
});

describe('the articles of an answer', () => {
  it('are those of its proof buttons, each once, and of this version alone', () => {
    expect(
      citedArticles([proof('a'), 'proof:1:2:6-9:a', proof('b'), 'vote:1:up', 'proof:0:1:0-5:c', 'proof:1:x']),
    ).toEqual(['a', 'b']);
  });
});
