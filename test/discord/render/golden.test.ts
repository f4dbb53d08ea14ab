// What people see in Discord, in files: read them aloud. A message is its content, then its buttons, then who sees it.
import { describe, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../../src/core/errors.ts';
import { messagesFor, type Messages } from '../../../src/discord/messages.ts';
import { readPress } from '../../../src/discord/render/buttons.ts';
import { renderFailure } from '../../../src/discord/render/message.ts';
import type { MessagePayload } from '../../../src/discord/render/payload.ts';
import { openApiValidator, violations } from './discord-rules.ts';
import { CASES } from './golden-cases.ts';

const validate = openApiValidator();
const LANGUAGES = ['ko', 'en'] as const;

function shown({ content, components, flags }: MessagePayload): string {
  const rows = components.map((row) =>
    row.components.map(({ label, emoji, custom_id: id }) => `( ${label ?? emoji?.name} ) ${id}`).join('\n'),
  );
  const seen = (flags & 64) === 64 ? '=== seen by the asker alone' : '=== seen by all';
  return [
    content.replaceAll('\u034F', '¦'),
    ...(rows.length > 0 ? ['---', rows.join('\n-\n')] : []),
    seen,
    '',
  ].join('\n');
}

describe.each(LANGUAGES)('in %s', (language) => {
  const view = { messages: messagesFor(language) };

  test.each(Object.entries(CASES))('%s reads as in golden', async (name, render) => {
    const bodies = render(view);
    expect(bodies.flatMap((body) => [...violations(body), ...(validate?.(body) ?? [])])).toEqual([]);
    for (const { custom_id: id } of bodies.flatMap(({ components }) =>
      components.flatMap((row) => row.components),
    ))
      expect(readPress(id)).toBeDefined();
    await expect(bodies.map(shown).join('\n')).toMatchFileSnapshot(`../golden/${name}.${language}.txt`);
  });

  test('every failure is one sentence that stands without facts, and shows its facts escaped', async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a complete record
    const codes = Object.keys(view.messages.failures) as FailureCode[];
    const facts = {
      path: 'a_b.txt',
      id: 'abc',
      speaker: '홍*길동',
      known: '김서연',
      what: 'pdf',
      line: 3,
      limit: 2_000,
      characters: 2_400,
      bytes: 20 * 1024 * 1024,
    };
    const say = (code: FailureCode, known = {}): string =>
      renderFailure(new Failure(code, known), view)[0]?.content ?? '';
    for (const code of codes) expect(say(code)).not.toMatch(/undefined|NaN|‘’|“”|\(\)| {2}/u);
    const lines = codes.map((code) => `${code}\n  ${say(code)}\n  ${say(code, facts)}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../golden/failures.${language}.txt`);
  });

  test('every notice reads as in golden', async () => {
    const { notices } = view.messages;
    const said = [
      notices.busy(12),
      notices.full(200),
      notices.slowDown(1),
      notices.stopping,
      notices.tooOld,
      notices.articleGone,
      notices.emptyMessage,
      notices.askMe,
      notices.thanksForVote(true),
      notices.thanksForVote(false),
      notices.alreadyShared,
      notices.notAllowed,
      notices.cannotWriteHere,
      notices.restNotSent,
      notices.defaultChosen('새 기사', 'channel'),
      notices.defaultChosen('새 기사', 'server'),
      notices.defaultCleared('channel'),
      notices.defaultCleared('server'),
      notices.channelHasOwn('다른 기사'),
      notices.confirmRemoval('새 기사'),
      notices.removed('새 기사'),
      notices.useCheckMenu,
      notices.sharedBy('하늘'),
      notices.managersOnly,
      notices.settingsSaved,
    ];
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(`../golden/notices.${language}.txt`);
  });
});

test('both languages say the same things', () => {
  const keys = (value: object): string[] =>
    Object.entries(value)
      .flatMap(([key, inner]) =>
        typeof inner === 'object' && !Array.isArray(inner)
          ? keys(inner).map((one) => `${key}.${one}`)
          : [key],
      )
      .sort();
  const of = (messages: Messages): string[] => keys(messages);
  expect(of(messagesFor('ko'))).toEqual(of(messagesFor('en')));
});
