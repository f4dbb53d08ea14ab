// Reads when a site wants to be asked again: how long an answer stays good, and when to come back after a refusal.
import type { Facts } from '../../core/errors.ts';
import type { Answer } from './exchange.ts';

type Head = Pick<Answer, 'header'>;

/** `max-age` of Cache-Control in whole seconds (RFC 9111, 5.2.2.1), unless it may not be kept at all. */
export function restOf({ header }: Head): { readonly restSeconds?: number } {
  const field = header('cache-control') ?? '';
  const seconds = /(?:^|[\s,])max-age="?(\d{1,9})"?(?=[\s,]|$)/iu.exec(field)?.[1];
  if (seconds === undefined || /(?:^|[\s,])no-(?:store|cache)(?=[\s,]|$)/iu.test(field)) return {};
  return { restSeconds: Number(seconds) };
}

/** `Retry-After` in whole seconds from `now` (milliseconds), which may be a date (RFC 9110, 10.2.3). */
export function comeBackOf({ header }: Head, now: number): Facts {
  const field = header('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/u.test(field)) return { retryAfterSeconds: Number(field) };
  const seconds = field.length > 40 ? Number.NaN : Math.ceil((Date.parse(field) - now) / 1_000);
  return seconds > 0 ? { retryAfterSeconds: seconds } : {};
}
