// The only way out to a model's server: no other host, no redirect, no header but those named here, no endless body.
import type { Address } from './address.ts';

/** Bytes, decoded; 512 vectors of 3,072 numbers are a third of it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What may pass of the headers that a client sets, since some are read from the environment. */
const PASSED = ['accept', 'content-type', 'user-agent'] as const;

type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A `fetch` for one server. `signal` ends the exchange beside the client's own; a redirect is given back as it came. */
export function createGuardedFetch(address: Address, signal?: AbortSignal): Fetch {
  const base = new URL(`${address.baseUrl}/`);
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
      throw new Error(`expected an address below the model's base address, got ${url.origin}`);
    for (const [name, value] of Object.entries(address.query)) url.searchParams.set(name, value);
    const response = await fetch(url, {
      ...init,
      headers: headersOf(init.headers, address),
      redirect: 'manual',
      signal: bothOf(init.signal ?? undefined, signal),
    });
    return limited(response);
  };
}

function headersOf(given: RequestInit['headers'], address: Address): Headers {
  const all = new Headers(given);
  const headers = new Headers(address.headers);
  for (const name of PASSED) {
    const value = all.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

function bothOf(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | null {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other ?? null);
}

function limited(response: Response): Response {
  if (!response.body) return response;
  let left = MOST_BYTES;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      left -= bytes.byteLength;
      if (left < 0) controller.error(new Error('the answer is larger than any right one'));
      else controller.enqueue(bytes);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(count), { status, statusText, headers });
}
