// The failures that a person can be told about; anything else that is thrown is a bug.

export type FailureCode =
  | 'empty-text'
  | 'text-too-long'
  | 'not-text'
  | 'file-missing'
  | 'file-unreadable'
  | 'file-too-large'
  | 'file-exists'
  | 'file-unwritable'
  | 'folder-not-empty'
  | 'front-matter-broken'
  | 'data-broken'
  | 'unknown-article'
  | 'article-read-only'
  | 'same-article'
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
  | 'login-refused'
  | 'register-refused'
  | 'discord-unreachable'
  | 'link-not-allowed'
  | 'link-unreachable'
  | 'link-too-large'
  | 'link-too-slow'
  | 'link-not-found'
  | 'link-refused'
  | 'link-not-readable'
  | 'port-in-use'
  | 'model-unavailable'
  | 'page-unreadable'
  | 'not-supported';

/** The `reason` of `page-unreadable`: why no article could be read out of a page or document. */
export type PageProblem = 'nothing' | 'paywall' | 'heavy' | 'slow' | 'encrypted' | 'scanned' | 'broken';

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
