// What people see while they add articles, in files: read them aloud.
import { describe, expect, test } from 'vitest';
import { segmentArticle } from '../../../src/core/segment.ts';
import type { Article } from '../../../src/core/types.ts';
import { pasteForm } from '../../../src/discord/adding.ts';
import { ARTICLE_WORDS } from '../../../src/discord/messages.commands.ts';
import { addingWords } from '../../../src/discord/messages.adding.ts';
import { messagesFor } from '../../../src/discord/messages.ts';
import { renderDraft, renderStillDraft } from '../../../src/discord/render/draft.ts';
import { proofButton, readPress } from '../../../src/discord/render/buttons.ts';
import { readForm } from '../../../src/discord/render/form.ts';
import { renderProof } from '../../../src/discord/render/pages.ts';
import type { MessagePayload, View } from '../../../src/discord/render/payload.ts';
import { openApiValidator, violations } from './discord-rules.ts';
import { article, sentencesOf } from './golden-cases.ts';

const validate = openApiValidator();
const DRAFT = 'AbCd-1234_xy';

function draftOf(of: Article, changes = false, warnings: Parameters<typeof renderDraft>[0]['warnings'] = []) {
  return { id: DRAFT, article: of, warnings, sentences: segmentArticle(of).sentences, changes };
}

const bare: Article = { id: 'bus', title: '제목 없는 글', language: 'ko', text: '한 문장뿐이다.' };

const CASES: Readonly<Record<string, (view: View) => MessagePayload[]>> = {
  draft: (view) => renderDraft(draftOf(article), view),
  'draft-bare': (view) =>
    renderDraft(
      draftOf(bare, false, [
        'several-articles',
        'rest-behind-paywall',
        'not-shown-on-page',
        'characters-broken',
      ]),
      view,
    ),
  'draft-changes': (view) => renderDraft(draftOf(article, true), view),
  'draft-not-kept': (view) =>
    renderStillDraft(DRAFT, messagesFor(view.messages.language).failures['store-full']({}), view),
  'proof-newer': (view) => {
    const sentences = sentencesOf(article);
    const span = sentences[1]?.span ?? { start: 0, end: 0 };
    return renderProof({ article, sentences, span, number: 1, newer: true }, view);
  },
};

function shown({ content, components }: MessagePayload): string {
  const buttons = components.flatMap((row) =>
    row.components.map(({ label, style, custom_id: id }) => `( ${label} ) ${style} ${id}`),
  );
  return [content, ...(buttons.length > 0 ? ['---', ...buttons] : []), ''].join('\n');
}

describe.each(['ko', 'en'] as const)('in %s', (language) => {
  const view: View = { messages: messagesFor(language) };

  test.each(Object.entries(CASES))('%s reads as in golden', async (name, render) => {
    const bodies = render(view);
    expect(bodies.flatMap((body) => [...violations(body), ...(validate?.(body) ?? [])])).toEqual([]);
    expect(bodies.every(({ flags }) => (flags & 64) === 64)).toBe(true);
    await expect(bodies.map(shown).join('\n')).toMatchFileSnapshot(`../golden/${name}.${language}.txt`);
  });

  test('every sentence of adding reads as in golden', async () => {
    const words = addingWords(view.messages);
    const said = [
      words.reading,
      words.size(1, 1),
      words.size(12_345, 67),
      words.kept('새 기사', 1),
      words.kept('새 기사', 12),
      words.keptChanged('새 기사'),
      words.discarded,
      words.expired,
      words.alreadyHere('새 기사', undefined),
      words.alreadyHere('새 기사', '<t:1741575600:D>'),
      words.libraryFull(1_000),
      words.tooManyNow(100),
      words.textNotKept,
      words.changedSince('<t:1741575600:D>', [2], false),
      words.changedSince('<t:1741575600:D>', [3, 1, 3], false),
      words.changedSince('<t:1741575600:D>', [2], true),
      ARTICLE_WORDS.add[language].description,
    ];
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(`../golden/adding.${language}.txt`);
  });

  test('the form reads as in golden, within what Discord takes', async () => {
    const form = pasteForm(view);
    expect(readForm(form.custom_id)).toEqual({ kind: 'paste' });
    await expect(`${JSON.stringify(form, null, 2)}\n`).toMatchFileSnapshot(`../golden/form.${language}.json`);
  });
});

test('a draft with the longest of everything is one message', () => {
  const sentence = `${'가나다라마바사 '.repeat(60)}했다.`;
  const longest: Article = {
    ...bare,
    title: '제목 '.repeat(100),
    publisher: '매체 '.repeat(100),
    author: '기자 '.repeat(100),
    url: `https://news.example/${'a'.repeat(490)}`,
    text: `${sentence}\n\n${sentence}`,
  };
  for (const language of ['ko', 'en'] as const) {
    const warnings = ['several-articles', 'rest-behind-paywall', 'characters-broken'] as const;
    const draft = draftOf(longest, true, warnings);
    expect(renderDraft(draft, { messages: messagesFor(language) })).toHaveLength(1);
  }
});

describe('a proof button', () => {
  const citation = { number: 12, article, span: { start: 3, end: 9 } };

  test('names the version of the text, the first by saying none', () => {
    const idOf = (of: Article): string =>
      proofButton({ ...citation, article: of }, messagesFor('ko')).custom_id;
    expect(idOf(article)).toBe('proof:1:12:3-9:bus');
    expect(idOf({ ...article, version: 1 })).toBe('proof:1:12:3-9:bus');
    expect(idOf({ ...article, version: 7 })).toBe('proof:1:12:3-9@7:bus');
    for (const [id, version] of [
      [idOf(article), 1],
      [idOf({ ...article, version: 7 }), 7],
    ] as const)
      expect(readPress(id)).toEqual({ kind: 'proof', ...citation, article: 'bus', version });
  });

  test('fits an id with the longest of everything', () => {
    const longest: Article = { ...article, id: 'x'.repeat(60), version: 99_999 };
    const button = proofButton(
      { number: 999, article: longest, span: { start: 199_990, end: 199_999 } },
      messagesFor('ko'),
    );
    expect(button.custom_id.length).toBeLessThanOrEqual(100);
  });
});
