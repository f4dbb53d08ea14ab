// Reads the moments that feeds write: RFC 822, ISO 8601 and what Korean sites write without a zone, which is Korean time.

/** Characters that a date may have. */
const LENGTH_LIMIT = 60;

const KOREAN_TIME = '+09:00';

/** ISO 8601 in UTC; undefined for what is no date. A day alone is its first moment in Korea. */
export function momentOf(given: unknown): string | undefined {
  const text = typeof given === 'string' ? given.trim() : '';
  if (text === '' || text.length > LENGTH_LIMIT) return undefined;
  const time = Date.parse(zoned(text));
  return Number.isNaN(time) || time < 0 || time > LATEST ? undefined : new Date(time).toISOString();
}

/** Years have four digits. */
const LATEST = Date.UTC(9_999, 11, 31);

const NUMBERS = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?)?$/u;

function zoned(text: string): string {
  const numbers = NUMBERS.exec(text)?.slice(1);
  if (numbers) {
    const [year, month, day, hour, minute, second] = Array.from({ length: 6 }, (_, at) =>
      (numbers[at] ?? '00').padStart(2, '0'),
    );
    return `${year}-${month}-${day}T${hour}:${minute}:${second}${KOREAN_TIME}`;
  }
  const named = text.replace(/\s*\(?\bKST\)?$/u, ' +0900');
  return /(?<![+-])\b\d\d?:\d\d(?::\d\d)?$/u.test(named) ? `${named} +0900` : named;
}
