// The words for a value in a text: how much of what, or when. Data only; spans are half-open UTF-16 ranges of the text that was read.
import type { Span } from '../types.ts';

export type QuantityKind =
  | 'number' // nothing is counted: a bare figure
  | 'count' // so many of something: 명, 개, 곳, 회
  | 'money'
  | 'percent' // value 62 is 62 %; unit '%' or '%p'
  | 'ratio' // unit '' for a share of one (삼분의 일), '배' for times, '대' for 3 대 1
  | 'time' // seconds since midnight
  | 'duration' // unit 's' up to weeks, 'month' for months and years
  | 'ordinal'
  | 'quantity' // a physical measure in the base unit of its dimension
  | 'age'
  | 'code' // a figure of a telephone number, an address or a version; unit '#', counts nothing
  | 'temperature'; // unit '℃', or '도' where the text does not say which degree

interface Placed {
  readonly span: Span;
  /** 약, 여, 가량, 안팎, 쯤, about, nearly. */
  readonly approximate?: true;
  /** 이상, 초과, 넘는, at least: `min`; 이하, 미만, 까지, at most: `max`. */
  readonly bound?: 'min' | 'max';
}

/** A number in one canonical unit. */
export interface Quantity extends Placed {
  readonly kind: QuantityKind;
  /** In `unit`; the lower end where the text gives a range. */
  readonly value: number;
  /** The upper end of a range, in `unit`. */
  readonly upTo?: number;
  /** Canonical: 'KRW', '%', '명', 'm', 'g', 'W', 's'; the empty string for a bare number. */
  readonly unit: string;
  /** What the last written digit stands for, in `unit`: 1e8 for 2528억 and for 31.3 billion. Always above 0. */
  readonly step: number;
  /** The number and unit as written, before conversion: 60 and 'km'. */
  readonly written: { readonly value: number; readonly unit: string };
  /** A clock time without 오전 or 오후: it may be twelve hours later. */
  readonly halfDayOpen?: true;
}

export type Precision =
  | 'century'
  | 'decade'
  | 'year'
  | 'half'
  | 'season'
  | 'quarter'
  | 'month'
  | 'week'
  | 'weekend'
  | 'day';

/** A calendar date that keeps what the text knows: a missing field is unknown, not zero. */
export interface CalendarDate {
  readonly precision: Precision;
  /** First year of a decade or century. Negative before the common era. */
  readonly year?: number;
  /** 1 to 12; the first month of a half or quarter; for a week, of its Monday. */
  readonly month?: number;
  readonly day?: number;
  /** 1 Monday to 7 Sunday, where the text names it. */
  readonly weekday?: number;
  readonly season?: 'spring' | 'summer' | 'autumn' | 'winter';
  /** 초, 중순, 말. */
  readonly part?: 'early' | 'middle' | 'late';
  /** Distance from the reference date, where the text says only that: 어제 is −1 day. */
  readonly relative?: { readonly unit: 'day' | 'week' | 'month' | 'year'; readonly amount: number };
  /** Fields that come from the reference date as the nearest fit, not from the words. */
  readonly assumed?: 'year' | 'month' | 'day';
}

/** A date, or with `upTo` a range of dates, both ends included. */
export interface DateValue extends Placed {
  readonly kind: 'date';
  readonly value: CalendarDate;
  readonly upTo?: CalendarDate;
  readonly unit: 'date';
}

export type Value = Quantity | DateValue;

export interface ReadOptions {
  /** ISO 8601 date (or date-time, whose date counts) that relative words are read against. */
  readonly referenceDate?: string;
}
