// Where a model is served and what to send along: the forms of an OpenAI-compatible address, Azure's among them.

export interface Server {
  /** A name of a preset; `azure` sends the key as Azure wants it. */
  readonly provider?: string;
  /** With http or https. A query in it is sent with every request, a name and password as basic authentication. */
  readonly baseUrl: string;
  /** Absent: none is sent. Never taken from the environment. */
  readonly apiKey?: string;
  readonly model: string;
}

export interface Address {
  /** Without query, name, password and last slash. */
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The version of Azure's addresses that name a deployment, where the base address says none. */
const AZURE_VERSION = '2024-10-21';

/** Azure's are `…/openai/deployments/NAME`, where NAME becomes `model`, and `…/openai/v1`, which an address without a path means too. */
export function addressOf({ provider, baseUrl, apiKey, model }: Server): Address {
  const url = new URL(baseUrl);
  const azure =
    provider === 'azure' || /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/u.test(url.hostname);
  const path = pathOf(url);
  const deployment = azure ? /^.*\/openai\/deployments\/(?=[^/]+$)/u.exec(path)?.[0] : undefined;
  const query = Object.fromEntries(url.searchParams);
  const ownPath = azure && path === '' ? '/openai/v1' : path;
  return {
    baseUrl: `${url.origin}${deployment === undefined ? ownPath : `${deployment}${encodeURIComponent(model)}`}`,
    query: deployment === undefined ? query : { 'api-version': AZURE_VERSION, ...query },
    headers: keyHeaders(url, apiKey, azure),
  };
}

/** People copy the whole address of an operation. */
function pathOf(url: URL): string {
  return url.pathname.replace(/\/+$/u, '').replace(/\/(?:chat\/completions|embeddings|responses)$/u, '');
}

function keyHeaders(url: URL, apiKey: string | undefined, azure: boolean): Record<string, string> {
  if (apiKey !== undefined) return azure ? { 'api-key': apiKey } : { authorization: `Bearer ${apiKey}` };
  if (url.password === '') return {};
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}
