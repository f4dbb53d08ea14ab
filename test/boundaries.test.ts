// What may import what, what the core may not touch, and how files are named and begun: the design's rules, read from the files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBundledArticles } from '../src/adapters/bundled-articles.ts';
import { segmentArticle } from '../src/core/segment.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Source {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  /** Bare names as written; own files as paths from the project's folder. */
  readonly imports: readonly string[];
}

const sources = [...sourcesIn('src'), ...sourcesIn('scripts')];
const src = sources.filter(({ path }) => path.startsWith('src/'));

function sourcesIn(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => sourceOf(join(entry.parentPath, entry.name)));
}

function sourceOf(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const code = withoutComments(text);
  const imports = specifiersOf(code).map((name) =>
    name.startsWith('.') ? relative(ROOT, join(dirname(file), name)) : name,
  );
  return { path: relative(ROOT, file), text, code, imports };
}

/** Comments that begin a line or follow a space, as the formatter leaves them; an address in a string keeps its slashes. */
function withoutComments(text: string): string {
  return text.replace(/\/\*\*?[\s\S]*?\*\//gu, '').replace(/(^|\s)\/\/ .*$/gmu, '$1');
}

/** Every module named by import, export … from, import() and require(). */
function specifiersOf(code: string): string[] {
  const named =
    /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\b(?:import|require)\('([^']+)'\)/gmu;
  return [...code.matchAll(named)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** `path: import` for each import of `files` that is not allowed. */
function offending(files: readonly Source[], allowed: (name: string, path: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => !allowed(name, path)).map((name) => `${path}: ${name}`),
  );
}

const inside = (folder: string) => src.filter(({ path }) => path.startsWith(folder));
const isOwn = (name: string): boolean => /^(?:src|scripts)\//u.test(name);
const isNode = (name: string): boolean => name.startsWith('node:');
const isVendor = (name: string): boolean => !isOwn(name) && !isNode(name);

describe('reading of imports', () => {
  it('finds every form of them', () => {
    const code = [
      "import a from 'a';",
      "import type { B } from 'b';",
      "import {\n  c,\n  d,\n} from 'c';",
      "import 'd';",
      "export { e } from 'e';",
      "export * from 'f';",
      "const g = await import('g');",
      "type H = typeof import('h');",
      "const i = require('i');",
      "const from = 'no import';",
    ].join('\n');
    expect(specifiersOf(code)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  it('finds a file behind every own import', () => {
    const missing = offending(sources, (name) => !isOwn(name) || existsSync(join(ROOT, name)));
    expect(missing).toEqual([]);
  });
});

describe('the core', () => {
  it('imports only itself', () => {
    expect(offending(inside('src/core/'), (name) => name.startsWith('src/core/'))).toEqual([]);
  });

  const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
    ['the process', /\bprocess\s*[.[]/u],
    ['the console', /\bconsole\s*[.[]/u],
    [
      'the clock',
      /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|(?<!new )\bDate\(|\bperformance\s*\./u,
    ],
    ['chance', /\bMath\.random\b|\bcrypto\s*\./u],
    ['the network', /\bfetch\s*\(|\bWebSocket\b|\bXMLHttpRequest\b/u],
    ['timers', /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/u],
    ['global state', /\bglobalThis\b|\bBuffer\s*[.(]/u],
  ];

  /** What the core may touch after all, and why. */
  const EXCEPTIONS: Readonly<Record<string, string>> = {
    'src/core/library/slices.ts timers':
      'lets other work run between two slices of a long one; a caller may inject another pause',
  };

  it.each(FORBIDDEN)('does not touch %s', (what, pattern) => {
    const touching = inside('src/core/').filter(({ code }) => pattern.test(code));
    expect(
      touching.map(({ path }) => path).filter((path) => EXCEPTIONS[`${path} ${what}`] === undefined),
    ).toEqual([]);
  });

  it('needs every exception that it is given', () => {
    const needed = FORBIDDEN.flatMap(([what, pattern]) =>
      inside('src/core/').flatMap(({ path, code }) => (pattern.test(code) ? [`${path} ${what}`] : [])),
    );
    expect(Object.keys(EXCEPTIONS).filter((exception) => !needed.includes(exception))).toEqual([]);
  });
});

describe('vendors', () => {
  /** Where each may be imported. */
  const PLACES: readonly (readonly [RegExp, RegExp])[] = [
    [/^@langchain\//u, /^src\/adapters\/langchain\.ts$|^scripts\/bench/u],
    [/^better-sqlite3$/u, /^src\/adapters\/sqlite/u],
    [/^hnswlib-node$/u, /^src\/adapters\/graph/u],
    [/^zod$/u, /^src\/config\.ts$|^src\/adapters\/files|^scripts\//u],
    [/^picocolors$/u, /^src\/terminal\//u],
    [/^discord\.js$|^@discordjs\//u, /^src\/discord\//u],
    [/^p-queue$/u, /^src\/discord\/queue/u],
    [/^pino$/u, /^src\/adapters\/logger/u],
    [/^prom-client$/u, /^src\/adapters\/metrics/u],
    [/^undici$|^ipaddr\.js$/u, /^src\/adapters\/web/u],
    [/^(?:@mozilla\/readability|linkedom|parse5|unpdf|fflate|iconv-lite)$/u, /^src\/adapters\/pages\//u],
    [/^feedsmith$/u, /^src\/adapters\/feeds\//u],
    [/^@mozilla\/readability$|^linkedom$|^parse5$|^unpdf$|^fflate$|^iconv-lite$/u, /^src\/adapters\/pages/u],
  ];

  it('stand only where the design allows them', () => {
    const allowed = (name: string, path: string): boolean =>
      !isVendor(name) || PLACES.some(([vendor, place]) => vendor.test(name) && place.test(path));
    expect(offending(sources, allowed)).toEqual([]);
  });

  it('are dependencies of the package', () => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    const packageOf = (name: string): string =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
    const known = (name: string, path: string): boolean =>
      packageOf(name) in dependencies || (path.startsWith('scripts/') && packageOf(name) in devDependencies);
    expect(offending(sources, (name, path) => !isVendor(name) || known(name, path))).toEqual([]);
  });
});

describe('surfaces and adapters', () => {
  const SURFACES = ['terminal', 'discord'];

  it.each(SURFACES)('%s imports itself, the core and the configuration, and no adapter', (surface) => {
    const allowed = (name: string): boolean =>
      !isOwn(name) || /^src\/(?:core\/|config\.ts$)/u.test(name) || name.startsWith(`src/${surface}/`);
    expect(offending(inside(`src/${surface}/`), allowed)).toEqual([]);
  });

  it('adapters import adapters and the core, and no surface', () => {
    expect(
      offending(inside('src/adapters/'), (name) => !isOwn(name) || /^src\/(?:adapters|core)\//u.test(name)),
    ).toEqual([]);
  });

  /** Files that join adapters to what uses them. */
  const JOINERS = new Map([
    ['src/main.ts', 'the program'],
    ['src/open-product.ts', 'the product as every surface receives it'],
    ['src/open-model.ts', 'the model that writes'],
    ['src/open-embedder.ts', 'the model that embeds'],
    ['src/run-bot.ts', 'the bot with its log and its figures'],
    ['src/library.ts', 'the front door for other programs: names parts, joins none'],
  ]);

  it('only the joining files import adapters from outside', () => {
    const others = src.filter(({ path }) => !JOINERS.has(path) && !path.startsWith('src/adapters/'));
    expect(offending(others, (name) => !name.startsWith('src/adapters/'))).toEqual([]);
  });

  it('the front door names parts and does nothing', () => {
    const code = src.find(({ path }) => path === 'src/library.ts')?.code ?? '';
    expect(code.replace(/^export (?:type )?(?:\{[^}]*\}|\*) from '[^']+';$/gmu, '').trim()).toBe('');
  });

  it('nobody imports the program, and only it imports scripts', () => {
    expect(offending(sources, (name) => name !== 'src/main.ts')).toEqual([]);
    expect(
      offending(
        src.filter(({ path }) => path !== 'src/main.ts'),
        (name) => !name.startsWith('scripts/'),
      ),
    ).toEqual([]);
  });
});

describe('files', () => {
  it('have no name that means nothing', () => {
    const empty = /^(?:utils?|helpers?|common|manager|misc|shared)$|(?:-|\.)(?:utils?|helpers?|manager)$/iu;
    expect(
      sources
        .map(({ path }) => path)
        .filter((path) => path.split('/').some((part) => empty.test(basename(part, '.ts')))),
    ).toEqual([]);
  });

  it('begin with one line that says what they guarantee', () => {
    const headless = sources.filter(({ text }) => !/^(?:#!.*\n)?\/\/ \S.{10,}\n/u.test(text));
    expect(headless.map(({ path }) => path)).toEqual([]);
  });

  it('do nothing on import, but for the program itself', () => {
    const statement =
      /^(?:for|if|while|do|switch|try|throw|await|void|process|console)\b|^[\w.]+\(|^[\w.[\]]+\s*(?:=|\+=)\s/mu;
    const acting = src.filter(
      ({ path, code }) => path !== 'src/main.ts' && statement.test(withoutTemplates(code)),
    );
    expect(acting.map(({ path }) => path)).toEqual([]);
  });

  /** Lines of a template stand at the margin without being statements. */
  function withoutTemplates(code: string): string {
    return code.replace(/`(?:\\.|[^`\\])*`/gu, '``');
  }
});

describe('the bundled article', () => {
  const articles = loadBundledArticles();

  /** People and bodies that speak (업계 and 관계자 are nobody), and products that stand in quotation marks ('개인화'된 is none). */
  const names = [
    ...new Set(articles.flatMap((article) => [...speakersIn(article), ...productsIn(article.text)])),
  ];

  function speakersIn(article: (typeof articles)[number]): string[] {
    const speakers = segmentArticle(article).sentences.flatMap(({ speaker }) => speaker ?? []);
    const named = speakers.filter(
      ({ name, role }) => role !== '' || (name.length >= 5 && !name.includes(' ')),
    );
    return named.flatMap(({ name }) => [name, ...name.split(' ').filter((word) => word.length >= 3)]);
  }

  function productsIn(text: string): string[] {
    return [...text.matchAll(/['‘]([^'’\n]{2,20})['’](?!된|한|하)/gu)].map((match) => match[1] ?? '');
  }

  it('has names to look for', () => {
    expect(names.length).toBeGreaterThan(5);
  });

  const lexicon = readdirSync(join(ROOT, 'data', 'lexicon')).map((name) => ({
    path: `data/lexicon/${name}`,
    text: readFileSync(join(ROOT, 'data', 'lexicon', name), 'utf8'),
  }));

  it('leaves no name in the program nor in its tables', () => {
    const found = [...src, ...lexicon].flatMap(({ path, text }) =>
      names.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });
});
