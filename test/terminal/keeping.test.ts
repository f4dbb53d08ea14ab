// Copies in the terminal: what each command asks of the services and the disk, and the one sentence that it ends with.
import { describe, expect, test, vi } from 'vitest';
import { Failure } from '../../src/core/errors.ts';
import type { Services } from '../../src/core/services.ts';
import type { Article } from '../../src/core/types.ts';
import type { Parts } from '../../src/terminal/io.ts';
import { article, fakeServices } from './fake-services.ts';
import { run } from './fake-terminal.ts';

const { text: _, ...fields } = article;
const own: Article = { ...article, id: 'own', title: '우리 기사' };

/** Services with one article that came with the program and one of the terminal's own. */
function services(changes: Partial<Services> = {}) {
  return fakeServices({
    list: async () => [
      { ...fields, bundled: true, characters: 10 },
      { ...fields, id: 'own', bundled: false, characters: 10 },
    ],
    show: async () => own,
    ...changes,
  });
}

describe('backup', () => {
  test('copies the store and says where', async () => {
    const backup = vi.fn<Services['backup']>(async () => undefined);
    const copied = await run(['backup', 'copy.sqlite'], { services: services({ backup }) });
    expect(copied).toMatchObject({ code: 0, out: '자료를 모두 복사했어요: copy.sqlite\n', err: '' });
    expect(backup).toHaveBeenCalledExactlyOnceWith('copy.sqlite');
    const json = await run(['backup', 'copy.sqlite', '--json'], { services: services({ backup }) });
    expect(JSON.parse(json.out)).toEqual({ backup: 'copy.sqlite' });
  });

  test.each([
    ['file-exists', '‘copy.sqlite’가 이미 있어요. 다른 이름을 적어 주세요.'],
    ['file-missing', '‘copy.sqlite’ 파일이 없어요. 이름과 폴더를 다시 봐 주세요.'],
  ] as const)('that is refused with %s says why in one sentence', async (code, sentence) => {
    const backup = () => Promise.reject(new Failure(code, { path: 'copy.sqlite' }));
    const ended = await run(['backup', 'copy.sqlite'], { services: services({ backup }) });
    expect(ended).toMatchObject({ code: 1, out: '', err: `${sentence}\n` });
  });
});

describe('export', () => {
  test('writes the articles that were added here, and no other', async () => {
    const writeArticles = vi.fn<NonNullable<Parts['writeArticles']>>(async () => undefined);
    const written = await run(['export', 'out', '--lang', 'en'], {
      services: services(),
      parts: { writeArticles },
    });
    expect(written).toMatchObject({ code: 0, out: 'Exported 1 article: out\n' });
    expect(writeArticles).toHaveBeenCalledExactlyOnceWith('out', [own]);
    const json = await run(['export', 'out', '--json'], { services: services(), parts: { writeArticles } });
    expect(JSON.parse(json.out)).toEqual({ folder: 'out', articles: 1 });
  });

  test('makes no folder where there is nothing to write', async () => {
    const writeArticles = vi.fn<NonNullable<Parts['writeArticles']>>(async () => undefined);
    const ended = await run(['export', 'out'], { parts: { writeArticles } });
    expect(ended).toMatchObject({ code: 0, out: '내보낼 기사가 없어요.\n' });
    expect(writeArticles).not.toHaveBeenCalled();
  });
});

describe('import', () => {
  const readArticles = async (): Promise<Article[]> => ['new', 'other', 'same'].map((id) => ({ ...own, id }));

  test('adds every article of the folder and counts what is new, changed and the same', async () => {
    const added: string[] = [];
    const add: Services['add'] = async (scope, given) => {
      added.push(`${scope} ${given.id}`);
      const [changed, replaced] = [given.id !== 'same', given.id === 'other'];
      return { article: given, sentences: 4, passages: 2, version: 1, changed, replaced };
    };
    const options = { services: services({ add }), parts: { readArticles } };
    const ended = await run(['import', 'out'], options);
    expect(ended).toMatchObject({
      code: 0,
      out: '기사를 가져왔어요. 새 기사 1건, 고친 기사 1건, 그대로 1건.\n',
    });
    expect(added).toEqual(['terminal new', 'terminal other', 'terminal same']);
    const json = await run(['import', 'out', '--json'], options);
    expect(JSON.parse(json.out)).toEqual({ articles: 3, added: 1, replaced: 1, unchanged: 1 });
  });

  test('adds nothing where one of them came with the program, or a file is broken', async () => {
    const add = vi.fn<Services['add']>();
    const offered = { readArticles: async () => [own, article] };
    const refused = await run(['import', 'out'], { services: services({ add }), parts: offered });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('‘bus’');
    const broken = {
      readArticles: () => Promise.reject(new Failure('front-matter-broken', { line: 3, path: 'out/1.md' })),
    };
    const ended = await run(['import', 'out'], { services: services({ add }), parts: broken });
    expect(ended.err).toMatch(/^out\/1\.md: .*3번째 줄.*\n$/u);
    expect(add).not.toHaveBeenCalled();
  });
});
