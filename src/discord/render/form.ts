// Forms that people fill in, as Discord's REST takes them, and what comes back of one.
import { cutText, visibleLine } from './escape.ts';

/** One line, or a paragraph where `long`. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string | undefined;
  readonly required?: true;
  readonly long?: true;
  /** Characters; Discord takes 4,000 at most. */
  readonly longest: number;
}

/** The JSON body of a modal. */
export interface Form {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly object[];
}

/** What a filled-in form is for. */
export type FormUse = { readonly kind: 'paste' } | { readonly kind: 'details'; readonly draft: string };

const VERSION = 1;
const TITLE_LIMIT = 45;
const HINT_LIMIT = 100;
const LABEL = 18;
const TEXT_INPUT = 4;

export function formOf(use: FormUse, title: string, fields: readonly Field[]): Form {
  return {
    custom_id: use.kind === 'paste' ? `paste:${VERSION}` : `details:${VERSION}:${use.draft}`,
    title: cutText(title, TITLE_LIMIT),
    components: fields.map(componentOf),
  };
}

/** Undefined for a form of another version or another program. */
export function readForm(customId: string): FormUse | undefined {
  if (customId === `paste:${VERSION}`) return { kind: 'paste' };
  const draft = /^details:1:([\w-]{8,32})$/u.exec(customId)?.[1];
  return draft === undefined ? undefined : { kind: 'details', draft };
}

function componentOf({ name, label, hint, value, required, long, longest }: Field): object {
  const filled = value === undefined ? '' : cutText(visibleLine(value).trim(), longest);
  return {
    type: LABEL,
    label: cutText(label, TITLE_LIMIT),
    ...(hint !== undefined && { description: cutText(hint, HINT_LIMIT) }),
    component: {
      type: TEXT_INPUT,
      custom_id: name,
      style: long === true ? 2 : 1,
      required: required === true,
      max_length: longest,
      ...(filled !== '' && { value: filled }),
    },
  };
}
