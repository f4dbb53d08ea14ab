// Whatever an article or a person writes: no message is refused, none pings, none links elsewhere.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { englishMessages } from '../../../src/discord/messages.en.ts';
import type { MessagePayload } from '../../../src/discord/render/payload.ts';
import { openApiValidator, violations } from './discord-rules.ts';
import { material, materialOf, PATHS, vectors, VIEWS } from './hostile.ts';
import { readMarkup } from './markup-reader.ts';

const SEED = 20_250_122;
const RUNS = 5_000;
const OWN_LINKS = ['https://news.example/', 'https://xn--', 'https://news.example/view_article'];
const validate = openApiValidator();

function problems(body: MessagePayload): string[] {
  const { mentions, links, lineMarks } = readMarkup(body.content);
  const foreign = links.filter((link) => !OWN_LINKS.some((own) => link.startsWith(own)));
  return [
    ...violations(body),
    ...(validate?.(body) ?? []),
    ...mentions.map((mention) => `mention ${mention}`),
    ...foreign.map((link) => `link ${link}`),
    ...lineMarks.filter((mark) => mark !== '-# ' && mark !== '- ').map((mark) => `line mark ${mark}`),
  ];
}

describe('rendering', () => {
  const paths = Object.entries(PATHS);

  test('makes bodies that Discord takes, without pings and foreign links, of any answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths.keys()),
        fc.constantFrom(...VIEWS.keys()),
        material,
        (path, view, from) => {
          const bodies = paths[path]?.[1](from, VIEWS[view] ?? { messages: englishMessages }) ?? [];
          expect(bodies.length).toBeGreaterThan(0);
          expect(bodies.flatMap(problems)).toEqual([]);
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });

  test.each(paths)('%s neither pings nor links by any vector', (_, render) => {
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
