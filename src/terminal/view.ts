// A reply knows both of its forms, text for a person and JSON for a program; neither is made before it is asked for.
import type { Citation } from '../core/types.ts';
import type { Page } from './layout.ts';
import type { Messages } from './messages.ts';

/** How things are shown: the page and the words around the article's own. */
export interface View extends Page {
  readonly messages: Messages;
  /** Offers what to ask next below an answer. */
  readonly followUps?: boolean;
}

export interface Reply {
  text(view: View): string;
  json(): unknown;
  /** What a number typed after it points at. */
  readonly footnotes?: readonly Citation[];
  /** The question as it was answered, where it leaned on earlier ones: the next may lean on it. */
  readonly askedAs?: string;
  /** 0 unless said. */
  readonly exitCode?: number;
}
