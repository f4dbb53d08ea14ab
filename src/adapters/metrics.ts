// Counts and times what the bot does, in the text that Prometheus reads; a registry of its own, and no label grows without bound.
import type { Registry } from 'prom-client';

const COUNTERS = {
  answers: ['gakju_answers_total', 'kind', 'Answers given, by kind'],
  uses: ['gakju_uses_total', 'name', 'Commands, presses and mentions, by name'],
  failures: ['gakju_failures_total', 'code', 'Failures that a person was told about, by code'],
  bugs: ['gakju_bugs_total', 'where', 'Errors that nobody expected, by where they were caught'],
  droppedEvents: ['gakju_dropped_events_total', 'event', 'Gateway events that the library could not read'],
  refusals: ['gakju_refusals_total', 'code', 'Refusals of the Discord API, by its code'],
  turnedAway: ['gakju_turned_away_total', 'reason', 'Questions turned away, by reason'],
  votes: ['gakju_votes_total', 'vote', 'Votes on answers'],
} as const;

const TIMES = {
  acknowledge: ['gakju_acknowledge_seconds', 'From an interaction to its acknowledgement'],
  wait: ['gakju_wait_seconds', 'From a question to the start of its answer'],
  answer: ['gakju_answer_seconds', 'From the start of an answer to its end'],
} as const;

const GAUGES = {
  waiting: ['gakju_waiting_questions', 'Questions that wait for their turn'],
  running: ['gakju_running_questions', 'Questions that are being answered'],
  servers: ['gakju_servers', 'Servers that the bot is in'],
} as const;

/** Seconds: from 1 ms, an embedded answer, to 45 s, the longest that a model may take. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 45];
const MOST_LABELS = 50;
const LONGEST_LABEL = 64;
const OTHER = 'other';

export interface MetricsText {
  /** Everything in the Prometheus text format, figures of the process among it. */
  text(): Promise<string>;
  readonly contentType: string;
}

export interface CountedMetrics extends MetricsText {
  count(name: keyof typeof COUNTERS, label: string): void;
  /** Durations below zero or not finite are left out. */
  observe(name: keyof typeof TIMES, seconds: number): void;
  set(name: keyof typeof GAUGES, value: number): void;
}

/** Loads prom-client only now: a program that is never scraped does without it. */
export async function createMetrics(): Promise<CountedMetrics> {
  const prometheus = await import('prom-client');
  const registry: Registry = new prometheus.Registry();
  const registers = [registry];
  prometheus.collectDefaultMetrics({ register: registry });
  const counters = made(COUNTERS, ([name, label, help]) => {
    const counter = new prometheus.Counter({ name, help, labelNames: [label], registers });
    const bounded = createBound(MOST_LABELS);
    return (value: string) => counter.inc({ [label]: bounded(value) });
  });
  const times = made(TIMES, ([name, help]) => {
    return new prometheus.Histogram({ name, help, buckets: BUCKETS, registers });
  });
  const gauges = made(GAUGES, ([name, help]) => new prometheus.Gauge({ name, help, registers }));
  return {
    count: (name, label) => counters[name](label),
    observe(name, seconds) {
      if (Number.isFinite(seconds) && seconds >= 0) times[name].observe(seconds);
    },
    set(name, value) {
      if (Number.isFinite(value)) gauges[name].set(value);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Keeps the first values that it meets and gives `other` for the rest. */
function createBound(most: number): (label: string) => string {
  const known = new Set<string>();
  return (label) => {
    const short = label.slice(0, LONGEST_LABEL);
    if (known.size < most) known.add(short);
    return known.has(short) ? short : OTHER;
  };
}

/** The same names, with what was made of their values. */
function made<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  make: (value: From) => To,
): Record<Key, To>;
function made(from: Readonly<Record<string, unknown>>, make: (value: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, make(value)]));
}
