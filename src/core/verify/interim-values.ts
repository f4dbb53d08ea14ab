// Stands in for core/values until it is whole.
import { readQuantity, readSignedMoney } from '../values/quantities.ts';
import type { CalendarDate, DateValue, ReadOptions, Value } from '../values/value.ts';

export function readValues(text: string, _options: ReadOptions): Value[] {
  const found: Value[] = [];
  let at = 0;
  while (at < text.length) {
    const date = /(?:(\d{4})년)?\s?(?:(\d{1,2})월)?\s?(?:(\d{1,2})일)?/uy;
    date.lastIndex = at;
    const match = date.exec(text);
    if (match && match[0].trim() !== '' && /\d/u.test(text[at] ?? '')) {
      const value = { precision: match[3] ? 'day' : match[2] ? 'month' : 'year', ...(match[1] && { year: +match[1] }), ...(match[2] && { month: +match[2] }), ...(match[3] && { day: +match[3] }) } as CalendarDate;
      found.push({ kind: 'date', unit: 'date', value, span: { start: at, end: at + match[0].length } } satisfies DateValue);
      at += match[0].length;
      continue;
    }
    const money = readSignedMoney(text, at);
    const quantity = money ?? readQuantity(text, at);
    if (quantity === undefined) at += 1;
    else if ('code' in quantity) at = quantity.code;
    else {
      found.push(quantity);
      at = Math.max(quantity.span.end, at + 1);
    }
  }
  return found;
}
