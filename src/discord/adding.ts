// Adds articles: read, shown to the asker, kept only when they say so; what is here already is not added twice.
import { makeArticle } from '../core/article.ts';
import type { GivenFile, OutsideArticle, OutsideArticles } from '../core/article/outside.ts';
import { readArticleSource, slugOf } from '../core/article/read-source.ts';
import { Failure } from '../core/errors.ts';
import { segmentArticle } from '../core/segment.ts';
import type { AddedArticle, Services } from '../core/services.ts';
import type { Article } from '../core/types.ts';
import { createDrafts, type Draft } from './adding/drafts.ts';
import { createKeeping, type Kept } from './adding/keeping.ts';
import type { Audit } from './audit.ts';
import type { ChangedAnswers } from './changed-answers.ts';
import type { Call, Watch } from './command.ts';
import { keepsArticles } from './commands/permission.ts';
import { addingWords, type TypedField } from './messages.adding.ts';
import { renderDraft, renderStillDraft } from './render/draft.ts';
import { type Form, formOf, type Field } from './render/form.ts';
import { renderFailure, renderNotice } from './render/message.ts';
import { askButton } from './render/buttons.ts';
import { shortLine } from './render/markup.ts';
import { type MessagePayload, payloadsOf, type View } from './render/payload.ts';

/** Where, for whom and how. */
export type Adder = Pick<Call, 'place' | 'choices' | 'asker' | 'view'>;
/** What was typed into a form, by field; what was left empty is absent. */
export type TypedFields = Readonly<Partial<Record<TypedField, string>>>;

type Said = Promise<readonly MessagePayload[]>;

export interface Adding {
  /** Shows what was read; `watch` is told that it takes a while. */
  link(adder: Adder, url: string, signal: AbortSignal, watch?: Watch): Said;
  file(adder: Adder, file: GivenFile, signal: AbortSignal, watch?: Watch): Said;
  pasted(adder: Adder, typed: TypedFields): Said;
  /** Shows the draft again with these details. */
  details(adder: Adder, draft: string, typed: TypedFields): Said;
  /** The form with the details of a draft; undefined where the draft is gone. */
  detailsForm(adder: Adder, draft: string): Form | undefined;
  keep(adder: Adder, draft: string): Said;
  discard(adder: Adder, draft: string): Said;
}

export interface AddingParts {
  readonly services: Services;
  readonly outside: OutsideArticles;
  readonly audit: Audit;
  readonly changed: Pick<ChangedAnswers, 'tell'>;
  readonly now: () => Date;
  /** Milliseconds of a clock that only goes forward. */
  readonly clock: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds after which reading is said to take a while. */
const SLOW_MS = 2_000;
const SUGGESTIONS = 3;

export function createAdding(parts: AddingParts): Adding {
  const { services, outside } = parts;
  const drafts = createDrafts(parts.clock);
  const keeping = createKeeping(parts);

  const preview = async (adder: Adder, read: () => Promise<OutsideArticle>, watch?: Watch): Said => {
    const refusal = await refused(adder);
    if (refusal !== undefined) return renderNotice(refusal, adder.view);
    const { article, warnings } = await noticed(read(), adder.view, parts.wait, watch);
    const draft = { article, warnings, by: adder.asker.id, library: adder.place.library };
    return shown(adder, draft, () => drafts.put(draft));
  };
  const refused = async ({ asker, choices, place, view }: Adder): Promise<string | undefined> =>
    keepsArticles(asker, choices)
      ? keeping.refusal(place, addingWords(view.messages))
      : view.messages.notices.notAllowed;
  const shown = async (adder: Adder, draft: Draft, idOf: () => string): Said => {
    const { place, view } = adder;
    const found = await keeping.find(place, draft.article);
    if (found.kind === 'here') return renderNotice(alreadyHere(found, view), view);
    const { sentences } = segmentArticle(draft.article);
    const changes = found.kind === 'changes';
    return renderDraft({ ...draft, id: idOf(), sentences, changes }, view);
  };
  const found = ({ asker, place }: Adder, id: string): Draft | undefined =>
    drafts.find(id, asker.id, place.library);
  const keep = async (adder: Adder, draft: Draft): Promise<Kept | string> =>
    (await refused(adder)) ?? keeping.keep(adder.place, draft);
  return {
    link: (adder, url, signal, watch) => preview(adder, () => outside.link(url, signal), watch),
    file: (adder, file, signal, watch) => preview(adder, () => outside.file(file, signal), watch),
    pasted: (adder, typed) => preview(adder, async () => ({ article: pastedArticle(typed), warnings: [] })),
    async details(adder, id, typed) {
      const draft = found(adder, id);
      if (!draft) return expired(adder.view);
      const changed = { ...draft, article: withDetails(draft.article, typed) };
      drafts.change(id, changed);
      return shown(adder, changed, () => id);
    },
    detailsForm(adder, id) {
      const draft = found(adder, id);
      return draft && detailsForm(id, draft.article, adder.view);
    },
    async keep(adder, id) {
      const draft = found(adder, id);
      if (!draft) return expired(adder.view);
      const kept = await keep(adder, draft).catch((error: unknown) => orFailure(error));
      if (typeof kept === 'string') return renderStillDraft(id, kept, adder.view);
      if (kept instanceof Failure) return renderStillDraft(id, failureText(kept, adder.view), adder.view);
      drafts.drop(id);
      return kept.kind === 'here'
        ? renderNotice(alreadyHere(kept, adder.view), adder.view)
        : renderKept(kept.added, await suggested(services, adder, kept.added), adder.view);
    },
    async discard(adder, id) {
      if (!found(adder, id)) return expired(adder.view);
      drafts.drop(id);
      return renderNotice(addingWords(adder.view.messages).discarded, adder.view);
    },
  };
}

/** The form into which an article's text is pasted. */
export function pasteForm({ messages }: View): Form {
  const { formTitle, fields } = addingWords(messages);
  return formOf({ kind: 'paste' }, formTitle.paste, [
    ...(['title', 'publisher', 'date', 'link'] as const).map((name) => fieldOf(name, fields)),
    { ...fieldOf('text', fields), required: true, long: true, longest: PASTED_LIMIT },
  ]);
}

/** What Discord takes in one field. */
const PASTED_LIMIT = 4_000;
const LINE_LIMIT = 300;
const LINK_LIMIT = 2_000;

function detailsForm(draft: string, { title, publisher, publishedAt }: Article, { messages }: View): Form {
  const { formTitle, fields } = addingWords(messages);
  const values = { title, publisher, date: publishedAt };
  return formOf(
    { kind: 'details', draft },
    formTitle.details,
    (['title', 'publisher', 'date'] as const).map((name) => ({
      ...fieldOf(name, fields),
      value: values[name],
    })),
  );
}

function fieldOf(name: TypedField, fields: ReturnType<typeof addingWords>['fields']): Field {
  return { name, ...fields[name], longest: name === 'link' ? LINK_LIMIT : LINE_LIMIT };
}

function pastedArticle({ text = '', title, publisher, date, link }: TypedFields): Article {
  const read = readArticleSource(text, { id: '-' });
  const article = makeArticle({
    ...read,
    title: title ?? read.title,
    publisher: publisher ?? read.publisher,
    publishedAt: date ?? read.publishedAt,
    url: link ?? read.url,
  });
  return { ...article, id: slugOf(article.title) };
}

/** What was emptied is gone; a title goes on being the one that was read. */
function withDetails(article: Article, { title = article.title, publisher, date }: TypedFields): Article {
  const changed = makeArticle({ ...article, title, publisher, publishedAt: date });
  return changed.title === article.title ? changed : { ...changed, id: slugOf(changed.title) };
}

/** Tells that reading takes a while, where it does. */
async function noticed(
  reading: Promise<OutsideArticle>,
  view: View,
  wait: AddingParts['wait'],
  watch: Watch | undefined,
): Promise<OutsideArticle> {
  if (!watch) return reading;
  const state = { done: false };
  const tell = (): void => {
    if (!state.done) watch(renderNotice(addingWords(view.messages).reading, view));
  };
  void wait(SLOW_MS).then(tell, () => undefined);
  try {
    return await reading;
  } finally {
    state.done = true;
  }
}

function expired(view: View): readonly MessagePayload[] {
  return renderNotice(addingWords(view.messages).expired, view);
}

function alreadyHere({ title, since }: Extract<Kept, { kind: 'here' }>, view: View): string {
  return addingWords(view.messages).alreadyHere(shortLine(title), since);
}

function failureText(failure: Failure, view: View): string {
  return renderFailure(failure, view)[0]?.content ?? '';
}

function orFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

/** What can be asked of it now; none where that cannot be told. */
async function suggested(
  services: Services,
  { place, view }: Adder,
  { article }: AddedArticle,
): Promise<readonly string[]> {
  const { language } = view.messages;
  const request = { scope: place.library, within: article.id, language };
  const questions = await services.suggest(request).catch(() => []);
  return questions.filter((question, at) => askButton(question, at) !== undefined).slice(0, SUGGESTIONS);
}

function renderKept(
  { article, sentences, replaced }: AddedArticle,
  questions: readonly string[],
  view: View,
): readonly MessagePayload[] {
  const words = addingWords(view.messages);
  const title = shortLine(article.title) || shortLine(article.id);
  const said = replaced ? words.keptChanged(title) : words.kept(title, sentences);
  return payloadsOf({ blocks: [said], questions }, view);
}
