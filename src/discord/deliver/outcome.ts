// Says in our words why Discord did not do what it was asked, whatever shape the error has.
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes as Code } from 'discord.js';

export type Outcome =
  /** The interaction is older than Discord waits: three seconds for the first word, fifteen minutes for all. */
  | 'too-late'
  /** Another process has answered the interaction. */
  | 'taken'
  | 'forbidden'
  /** The channel, the message or the person is not there any more. */
  | 'gone'
  /** Discord does not understand what it was sent: an error of ours. */
  | 'malformed'
  | 'limited'
  /** No trustworthy answer came: it may have been done, or not. */
  | 'unavailable'
  | 'unknown';

const OUTCOMES: Readonly<Record<number, Outcome>> = {
  [Code.UnknownInteraction]: 'too-late',
  [Code.UnknownWebhook]: 'too-late',
  [Code.InvalidWebhookToken]: 'too-late',
  [Code.InteractionHasAlreadyBeenAcknowledged]: 'taken',
  [Code.CannotReplyWithoutPermissionToReadMessageHistory]: 'forbidden',
  [Code.ThreadLocked]: 'forbidden',
  [Code.InvalidActionOnArchivedThread]: 'forbidden',
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit]: 'limited',
  [Code.ChannelSendRateLimit]: 'limited',
  [Code.ServerSendRateLimit]: 'limited',
  [Code.OpeningDirectMessagesTooFast]: 'limited',
  [Code.MaximumDailyApplicationCommandCreatesReached]: 'limited',
  [Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: 'limited',
  [Code.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages]: 'limited',
  [Code.ServiceResourceIsBeingRateLimited]: 'limited',
  [Code.MessageWasBlockedByAutomaticModeration]: 'forbidden',
  [Code.TitleWasBlockedByAutomaticModeration]: 'forbidden',
  [Code.MessageBlockedByHarmfulLinksFilter]: 'forbidden',
  [Code.APIResourceOverloaded]: 'unavailable',
  [Code.SendMessagesHasBeenTemporarilyDisabled]: 'unavailable',
  [Code.FeatureTemporarilyDisabledServerSide]: 'unavailable',
};

/** Codes that are not listed are told by the HTTP status that came with them. */
const BY_STATUS: Readonly<Record<number, Outcome>> = {
  400: 'malformed',
  401: 'unavailable',
  403: 'forbidden',
  404: 'gone',
  429: 'limited',
};

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof DiscordAPIError)
    return OUTCOMES[codeOf(error) ?? -1] ?? BY_STATUS[error.status] ?? 'unknown';
  if (error instanceof RateLimitError) return 'limited';
  if (error instanceof HTTPError || isTimeout(error) || networkCodeOf(error) !== undefined)
    return 'unavailable';
  return 'unknown';
}

/** Discord's own code of a refusal; undefined for every other error. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && Number.isSafeInteger(error.code)
    ? Number(error.code)
    : undefined;
}

export function statusOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : undefined;
}

/** Whether Discord may have done what was asked although the answer is an error. */
export function mayHaveArrived(error: unknown): boolean {
  return !(
    error instanceof DiscordAPIError ||
    error instanceof RateLimitError ||
    NEVER_SENT.has(networkCodeOf(error) ?? '')
  );
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What the log is told of an error: no address, which holds an interaction's token, and no body. */
export function factsOf(error: unknown): Readonly<Record<string, unknown>> {
  const facts = {
    status: statusOf(error),
    code: codeOf(error) ?? networkCodeOf(error),
    fields: error instanceof DiscordAPIError ? fieldsOf(error.rawError) : undefined,
    retryAfterMs: error instanceof RateLimitError ? error.retryAfter : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

const FIELDS_SHOWN = 10;

/** The paths of the fields that were refused, and why in Discord's code: `components.0.label BASE_TYPE_MAX_LENGTH`. */
export function fieldsOf(raw: unknown): string | undefined {
  const fields: string[] = [];
  if (isObject(raw)) collect(raw['errors'], [], fields);
  return fields.length === 0 ? undefined : fields.join(', ');
}

function collect(node: unknown, path: readonly string[], fields: string[]): void {
  if (!isObject(node) || fields.length >= FIELDS_SHOWN || path.length > FIELDS_SHOWN) return;
  const errors = node['_errors'];
  if (Array.isArray(errors)) {
    const [first]: readonly unknown[] = errors;
    const code = isObject(first) && typeof first['code'] === 'string' ? first['code'] : '';
    fields.push(`${path.join('.')} ${code.slice(0, 60)}`.trim());
    return;
  }
  for (const [key, below] of Object.entries(node)) collect(below, [...path, key.slice(0, 60)], fields);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

/** `ECONNRESET`, `UND_ERR_SOCKET`, …; an argument that was wrong is no trouble of the network. */
function networkCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string' || code.startsWith('UND_ERR_INVALID')) return undefined;
  return /^(?!ERR_)E[A-Z_]+$|^UND_ERR_|^HPE_/u.test(code) ? code : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
