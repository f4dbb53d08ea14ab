// One fault of each kind, by where it happens, for tests that must stand every one of them.
import type { EmbeddingFault, FrameFault, InsteadFault, SpeechFault, WireFault } from './faults.ts';

type Samples<F extends { readonly kind: string }> = {
  readonly [Kind in F['kind']]: Extract<F, { kind: Kind }>;
};

export const INSTEAD_FAULTS: Samples<InsteadFault> = {
  status: { kind: 'status', status: 502 },
  'server-error': { kind: 'server-error' },
  'unavailable-page': { kind: 'unavailable-page' },
  'rate-limited': { kind: 'rate-limited', retryAfter: 20 },
  quota: { kind: 'quota' },
  unauthorized: { kind: 'unauthorized' },
  forbidden: { kind: 'forbidden' },
  'no-such-model': { kind: 'no-such-model' },
  'context-too-long': { kind: 'context-too-long' },
  'invalid-json': { kind: 'invalid-json' },
  html: { kind: 'html' },
  'error-body': { kind: 'error-body' },
  'empty-body': { kind: 'empty-body' },
  hang: { kind: 'hang' },
};

export const WIRE_FAULTS: Samples<WireFault> = {
  'slow-first-token': { kind: 'slow-first-token', ms: 60_000 },
  stall: { kind: 'stall' },
  cut: { kind: 'cut' },
  mutated: { kind: 'mutated', seed: 1 },
};

export const FRAME_FAULTS: Samples<FrameFault> = {
  'no-choices': { kind: 'no-choices' },
  'empty-choices': { kind: 'empty-choices' },
  'no-done': { kind: 'no-done' },
  'broken-event': { kind: 'broken-event' },
  'error-event': { kind: 'error-event' },
};

export const SPEECH_FAULTS: Samples<SpeechFault> = {
  'no-finish': { kind: 'no-finish' },
  length: { kind: 'length' },
  refusal: { kind: 'refusal' },
  'content-filter': { kind: 'content-filter' },
  'null-content': { kind: 'null-content' },
  'empty-text': { kind: 'empty-text' },
  think: { kind: 'think' },
  'unclosed-think': { kind: 'unclosed-think' },
  'unopened-think': { kind: 'unopened-think' },
  'wrong-language': { kind: 'wrong-language' },
};

export const EMBEDDING_FAULTS: Samples<EmbeddingFault> = {
  floats: { kind: 'floats' },
  base64: { kind: 'base64' },
  'fewer-vectors': { kind: 'fewer-vectors' },
  'wrong-dimension': { kind: 'wrong-dimension' },
  'not-a-number': { kind: 'not-a-number' },
  'null-in-vector': { kind: 'null-in-vector' },
  reordered: { kind: 'reordered' },
  'no-data': { kind: 'no-data' },
};
