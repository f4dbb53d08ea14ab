// Every output path over every known way to ping, to link and to format: nothing of it works.
import { describe, expect, test } from 'vitest';
import { materialOf, PATHS, vectors, VIEWS } from './hostile.ts';
import { readMarkup } from './markup-reader.ts';
import { problems } from './problems.ts';

describe('rendering', () => {
  test.each(Object.entries(PATHS))('%s neither pings nor links by any vector', (_, render) => {
    const bad = vectors.flatMap((vector) =>
      VIEWS.flatMap((view) =>
        [undefined, 'https://news.example/a'].flatMap((url) => render(materialOf(vector, url), view)),
      )
        .flatMap(problems)
        .map((problem) => `${JSON.stringify(vector.slice(0, 40))}: ${problem}`),
    );
    expect(bad).toEqual([]);
  });

  test('the reader itself sees what pings and links', () => {
    const read = readMarkup(
      '@everyone <@12> <#3> </a:4> [x](https://a.example) <https://b.example> https://c.example',
    );
    expect(read.mentions.length).toBeGreaterThanOrEqual(4);
    for (const link of ['https://a.example', '<https://b.example>', 'https://c.example'])
      expect(read.links).toContain(link);
    expect(readMarkup('[1] “x\\](https://evil.example)').links).toContain('https://evil.example');
  });
});
