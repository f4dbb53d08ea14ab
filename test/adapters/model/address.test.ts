// Forms of a server's address, and what is sent along with each.
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/adapters/model/address.ts';

const of = (baseUrl: string, more: { provider?: string; apiKey?: string; model?: string } = {}) =>
  addressOf({ baseUrl, model: 'm', ...more });

describe('an address', () => {
  it.each([
    'https://h.example/v1',
    'https://h.example/v1/',
    'https://h.example/v1//',
    'https://h.example/v1/chat/completions',
    'https://h.example/v1/embeddings',
    'https://h.example/v1/responses/',
  ])('of %s is https://h.example/v1', (baseUrl) => {
    expect(of(baseUrl)).toEqual({ baseUrl: 'https://h.example/v1', query: {}, headers: {} });
  });

  it('keeps its port, its path and its query apart', () => {
    expect(of('http://127.0.0.1:8080')).toMatchObject({ baseUrl: 'http://127.0.0.1:8080' });
    expect(of('http://h:9/a/b?x=1&y=2')).toMatchObject({
      baseUrl: 'http://h:9/a/b',
      query: { x: '1', y: '2' },
    });
  });

  it('sends the key as a bearer, or name and password of the address where there is none', () => {
    expect(of('https://h.example/v1', { apiKey: 'k' }).headers).toEqual({ authorization: 'Bearer k' });
    const pair = Buffer.from('me:p@ss').toString('base64');
    expect(of('https://me:p%40ss@h.example/v1')).toEqual({
      baseUrl: 'https://h.example/v1',
      query: {},
      headers: { authorization: `Basic ${pair}` },
    });
  });
});

describe("Azure's address", () => {
  const AZURE = 'https://r.openai.azure.com';

  it.each([
    [`${AZURE}/openai/deployments/chat`, 'embed', `${AZURE}/openai/deployments/embed`],
    [`${AZURE}/openai/deployments/chat/chat/completions`, 'chat', `${AZURE}/openai/deployments/chat`],
    [`${AZURE}/openai/v1`, 'chat', `${AZURE}/openai/v1`],
    [AZURE, 'chat', `${AZURE}/openai/v1`],
    ['https://r.cognitiveservices.azure.com/', 'chat', 'https://r.cognitiveservices.azure.com/openai/v1'],
  ])('%s for the deployment %s is %s', (baseUrl, model, expected) => {
    const address = of(baseUrl, { model, apiKey: 'k' });
    expect([address.baseUrl, address.headers]).toEqual([expected, { 'api-key': 'k' }]);
  });

  it('says a version where it names a deployment, the one that it is given', () => {
    expect(of(`${AZURE}/openai/deployments/a`).query).toEqual({ 'api-version': '2024-10-21' });
    const newer = `${AZURE}/openai/deployments/a/chat/completions?api-version=2025-01-01-preview`;
    expect(of(newer).query).toEqual({ 'api-version': '2025-01-01-preview' });
    expect(of(`${AZURE}/openai/v1?api-version=preview`).query).toEqual({ 'api-version': 'preview' });
    expect(of(`${AZURE}/openai/v1`).query).toEqual({});
  });

  it('is one elsewhere too where the provider says so', () => {
    expect(of('http://127.0.0.1:9/openai/v1', { provider: 'azure', apiKey: 'k' }).headers).toEqual({
      'api-key': 'k',
    });
    expect(of('https://openai.azure.com.evil.example/v1', { apiKey: 'k' }).headers).toHaveProperty(
      'authorization',
    );
  });
});
