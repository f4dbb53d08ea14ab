// What the bot counts, as Prometheus reads it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMetrics } from '../../src/adapters/metrics.ts';
import type { Metrics } from '../../src/discord/metrics.ts';

afterEach(() => {
  vi.doUnmock('prom-client');
  vi.resetModules();
});

/** The lines about one metric, without its help. */
async function linesOf(metrics: { text(): Promise<string> }, name: string): Promise<string[]> {
  return (await metrics.text()).split('\n').filter((line) => line.startsWith(name));
}

describe('metrics', () => {
  it('are what the bot asks for', async () => {
    const metrics: Metrics = await createMetrics();
    expect(() => metrics.count('votes', 'up')).not.toThrow();
  });

  it('count by one label', async () => {
    const metrics = await createMetrics();
    metrics.count('answers', 'answered');
    metrics.count('answers', 'answered');
    metrics.count('answers', 'not-found');
    expect(await linesOf(metrics, 'gakju_answers_total')).toEqual([
      'gakju_answers_total{kind="answered"} 2',
      'gakju_answers_total{kind="not-found"} 1',
    ]);
  });

  it('time in seconds, from a millisecond to the longest that a model may take', async () => {
    const metrics = await createMetrics();
    for (const seconds of [0.0005, 0.002, 44, 60]) metrics.observe('answer', seconds);
    for (const wrong of [-1, Number.NaN, Infinity]) metrics.observe('answer', wrong);
    const lines = await linesOf(metrics, 'gakju_answer_seconds');
    expect(lines).toContain('gakju_answer_seconds_bucket{le="0.001"} 1');
    expect(lines).toContain('gakju_answer_seconds_bucket{le="0.0025"} 2');
    expect(lines).toContain('gakju_answer_seconds_bucket{le="45"} 3');
    expect(lines).toContain('gakju_answer_seconds_count 4');
  });

  it('show values as they are now', async () => {
    const metrics = await createMetrics();
    metrics.set('servers', 7);
    metrics.set('servers', Number.NaN);
    metrics.set('servers', 8);
    metrics.set('servers', Number.NaN);
    expect(await linesOf(metrics, 'gakju_servers')).toEqual(['gakju_servers 8']);
  });

  it('have units in their names, and every one a help', async () => {
    const metrics = await createMetrics();
    const text = await metrics.text();
    const types = [...text.matchAll(/^# TYPE (gakju_\S+) (\S+)$/gmu)].map(([, name, type]) => [name, type]);
    expect(types).toHaveLength(14);
    for (const [name, type] of types) {
      if (type === 'counter') expect(name).toMatch(/_total$/u);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/u);
      expect(text).toContain(`# HELP ${name} `);
    }
  });

  it('hold at most fifty values of a label, the rest being other', async () => {
    const metrics = await createMetrics();
    for (let at = 0; at < 500; at += 1) metrics.count('failures', `code-${at}`);
    metrics.count('failures', 'code-0');
    metrics.count('failures', 'x'.repeat(10_000));
    const lines = await linesOf(metrics, 'gakju_failures_total');
    expect(lines).toHaveLength(51);
    expect(lines).toContain('gakju_failures_total{code="code-0"} 2');
    expect(lines).toContain('gakju_failures_total{code="other"} 451');
    metrics.count('bugs', 'x'.repeat(10_000));
    expect((await linesOf(metrics, 'gakju_bugs_total'))[0]).toHaveLength(
      'gakju_bugs_total{where=""} 1'.length + 64,
    );
  });

  it('tell of the process too', async () => {
    const metrics = await createMetrics();
    const text = await metrics.text();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(metrics.contentType).toContain('text/plain');
  });

  it('know nothing of each other, and leave the library alone', async () => {
    const [one, other] = [await createMetrics(), await createMetrics()];
    one.count('votes', 'up');
    expect(await linesOf(other, 'gakju_votes_total{')).toEqual([]);
    const { register } = await import('prom-client');
    expect(await register.metrics()).not.toContain('gakju');
    expect(await register.getMetricsAsJSON()).toEqual([]);
  });

  it('are loaded only when made', async () => {
    vi.resetModules();
    let loaded = 0;
    vi.doMock('prom-client', async (original) => {
      loaded += 1;
      return original();
    });
    const fresh = await import('../../src/adapters/metrics.ts');
    expect(loaded).toBe(0);
    await fresh.createMetrics();
    expect(loaded).toBe(1);
  });
});
