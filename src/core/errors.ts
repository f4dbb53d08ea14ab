// The failures that a person can be told about; anything else that is thrown is a bug.

export type FailureCode =
  | 'empty-text'
  | 'text-too-long'
  | 'not-text'
  | 'file-missing'
  | 'file-unreadable'
  | 'file-too-large'
  | 'front-matter-broken'
  | 'data-broken'
  | 'unknown-article'
  | 'article-read-only'
  | 'empty-question'
  | 'question-too-long'
  | 'empty-claim'
  | 'unknown-speaker'
  | 'unknown-command'
  | 'wrong-usage'
  | 'wrong-setting'
  | 'store-locked'
  | 'store-damaged'
  | 'store-full'
  | 'index-mismatch'
  | 'not-supported';

export type Facts = Readonly<Record<string, string | number>>;

/** A failure with a code and the facts that its sentence needs; the sentence itself is made at the edge, per language. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly facts: Facts;

  constructor(code: FailureCode, facts: Facts = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Failure';
    this.code = code;
    this.facts = facts;
  }
}
