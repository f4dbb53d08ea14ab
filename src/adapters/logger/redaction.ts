// Hides secrets in a text: the known ones in every spelling that they travel in, and whatever is shaped like one.

export type Redact = (text: string) => string;

const HIDDEN = '[hidden]';
/** Shorter ones are parts of ordinary words. */
const SHORTEST = 4;

/** Every repetition has a bound, so that time stays linear in the text. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(authorization["']?\s{0,3}[:=]\s{0,3}["']?)[^\r\n"']{1,4000}/giu, `$1${HIDDEN}`],
  [/\b(Bearer|Basic)\s{1,3}[^\s"',;]{6,4000}/giu, `$1 ${HIDDEN}`],
  [/\b(Bot)\s{1,3}[\w.-]{20,200}/gu, `$1 ${HIDDEN}`],
  [/[\w-]{18,40}\.[\w-]{5,8}\.[\w-]{20,200}/gu, HIDDEN],
  [/(\/(?:webhooks|interactions)\/[^/\s]{1,30}\/)[^/\s?#"'<>]{1,4000}/giu, `$1${HIDDEN}`],
  [/\b(sk-)[\w-]{8,400}/gu, `$1${HIDDEN}`],
  [/\b(postgres(?:ql)?:\/\/)[^\s"'<>]{1,500}@/giu, `$1${HIDDEN}@`],
  [/(:\/\/)[^\s/?#"'<>@]{1,500}@/gu, `$1${HIDDEN}@`],
  [
    /([?&;](?:access_token|api[-_]?key|auth|key|password|secret|sig|signature|token)=)[^&\s"'<>]{1,4000}/giu,
    `$1${HIDDEN}`,
  ],
];

/** Known secrets shorter than four characters are hidden only where their place tells what they are. */
export function createRedaction(secrets: readonly string[]): Redact {
  const spellings = [...new Set(secrets.flatMap(partsOf).flatMap(spellingsOf))]
    .filter((spelling) => spelling.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  const known = spellings.length === 0 ? undefined : new RegExp(spellings.map(escaped).join('|'), 'g');
  return (text) => {
    const shown = known === undefined ? text : text.replace(known, HIDDEN);
    return SHAPES.reduce((before, [shape, instead]) => before.replace(shape, instead), shown);
  };
}

/** The secret, the password in it where it is an address, and the secret parts of a Discord token, whose first part is the bot's id. */
function partsOf(secret: string): string[] {
  const trimmed = secret.trim();
  const address = URL.canParse(trimmed) ? new URL(trimmed).password : '';
  const [first = '', ...others] = trimmed.split('.');
  const isToken = /^[\w-]{18,40}$/u.test(first) && others.length === 2;
  return [
    trimmed,
    address,
    decoded(address),
    ...(isToken ? [others.join('.'), ...others.filter((part) => part.length >= 6)] : []),
  ];
}

function spellingsOf(secret: string): string[] {
  if (secret.length < SHORTEST) return [];
  const inAddress = encoded(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    inAddress,
    inAddress.replace(/%[\dA-F]{2}/gu, (byte) => byte.toLowerCase()),
    Buffer.from(secret).toString('hex'),
    ...base64Of(secret),
  ];
}

/** What the base64 of any text holds where the text holds the secret: it may begin at three places of a group. */
function base64Of(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const whole = text.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3));
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}
