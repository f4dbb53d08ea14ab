// What good models write about an article, and what lying ones do: retellings of its sentences in the forms in which models retell, over any Korean article.
import { withParticle, type ParticlePair } from '../../src/core/compose/josa.ts';
import { politely, readPredicate, type Predicate } from '../../src/core/compose/predicate.ts';
import type { SegmentedArticle, Sentence } from '../../src/core/types.ts';
import { lies, type Told } from './gate-lies.ts';

/** Synonyms of nouns: the word that may stand for each. */
export type Synonyms = ReadonlyMap<string, string>;

/** The first two words of each group that are nouns; a word in several groups means several things and is left alone. */
export function readSynonyms(table: string): Synonyms {
  const groups = table.split('\n').flatMap((line) => {
    const nouns = line.startsWith('#')
      ? []
      : line.split(' ').filter((word) => /^[가-힣]{2,}(?<!다)$/u.test(word));
    return nouns.length < 2 ? [] : [nouns];
  });
  const seen = new Map<string, number>(UNLIKE.map((word) => [word, 2]));
  for (const word of groups.flat()) seen.set(word, (seen.get(word) ?? 0) + 1);
  return new Map(
    groups.flatMap(([one = '', other = '']) =>
      seen.get(one) === 1 && seen.get(other) === 1 ? [[one, other]] : [],
    ),
  );
}

/** Words whose group is of another meaning than news has for them, or whose neighbour is none. */
const UNLIKE = ['이하', '조류', '원화', '번역가', '상품'];

export function trueClaims(source: SegmentedArticle, synonyms: Synonyms): Told[] {
  const all = statementsOf(source);
  return all.flatMap((one, at) => {
    const cites = [one.sentence];
    const bare = withoutOpening(one.text);
    const next = all[at + 1];
    return [
      ...inManners(one.text, 'verbatim').map(told(cites)),
      ...shortened(bare)
        .flatMap((text) => inManners(text, 'shortened'))
        .map(told(cites)),
      ...(next ? joined(bare, withoutOpening(next.text)).map(told([one.sentence, next.sentence])) : []),
      ...synonymous(bare, synonyms)
        .flatMap((text) => inManners(text, 'synonym'))
        .map(told(cites)),
      ...turned(bare).map(told(cites)),
      ...unfolded(bare)
        .flatMap((text) => inManners(text, 'clause'))
        .map(told(cites)),
    ];
  });
}

/** The scripted liar's lies as a model tells them: politely, shortened, or beside a true sentence. */
export function modelLies(source: SegmentedArticle): Told[] {
  const all = statementsOf(source);
  return lies(source).flatMap((lie) => {
    if (lie.how === 'wrong sentence') return [lie];
    const at = all.findIndex(({ sentence }) => sentence === lie.cites[0]);
    const next = all[at + 1];
    const bare = withoutOpening(lie.text);
    return [
      ...inManners(bare, lie.how).map(told(lie.cites)),
      ...(next ? joined(bare, withoutOpening(next.text), `${lie.how}, joined`) : []).map(
        told([...lie.cites, ...(next ? [next.sentence] : [])]),
      ),
    ];
  });
}

interface Draft {
  readonly text: string;
  readonly how: string;
}

function told(cites: readonly Sentence[]): (draft: Draft) => Told {
  return ({ text, how }) => ({ text, how, cites });
}

function statementsOf(source: SegmentedArticle): { readonly sentence: Sentence; readonly text: string }[] {
  return source.sentences
    .filter(({ heading }) => !heading)
    .map((sentence) => ({
      sentence,
      text: source.article.text.slice(sentence.span.start, sentence.span.end),
    }))
    .filter(({ text }) => text.endsWith('다.') && readPredicate(text.slice(0, -1)) !== undefined);
}

function withoutOpening(text: string): string {
  return text.replace(/^(?:우선|또한|또|하지만|다만|반면|이에|그러나|한편|특히|그리고|여기에|이어) /u, '');
}

/** In 합쇼체 and in 해요체. */
function inManners(text: string, how: string): Draft[] {
  const predicate = readPredicate(text.replace(/\.$/u, ''));
  if (!predicate) return [];
  const friendly = friendlyOf(predicate);
  return [
    { text: `${politely(predicate)}.`, how },
    ...(friendly === undefined ? [] : [{ text: friendly, how }]),
  ];
}

function friendlyOf({ before, stem, kind }: Predicate): string | undefined {
  if (kind === 'copula')
    return `${before}${/[가-힣]$/u.test(before + stem) ? copula(before + stem).slice(before.length) : `${stem}이에요`}`;
  if (kind === 'past') return `${before}${stem}어요`;
  if (stem.endsWith('하')) return `${before}${stem.slice(0, -1)}해요`;
  if (stem.endsWith('되')) return `${before}${stem.slice(0, -1)}돼요`;
  return /[있없]$/u.test(stem) ? `${before}${stem}어요` : undefined;
}

function copula(noun: string): string {
  return withParticle(noun, '이/가').endsWith('이') ? `${noun}이에요` : `${noun}예요`;
}

/** Without what stands in brackets; the last clause where it stands alone. */
function shortened(text: string): string[] {
  const plain = text.replaceAll(/\([^()]*\)/gu, '');
  const clauses =
    /^[^"“”‘’]*?[가-힣](?:지만|으며|했고|었고|았고|였고),? ([^"“”‘’,]+[은는이가] [^"“”‘’]+다\.)$/u.exec(
      plain,
    );
  const last = clauses?.[1];
  return [...(plain === text ? [] : [plain]), ...(last === undefined || last.length < 15 ? [] : [last])];
}

/** One claim of two sentences. */
function joined(one: string, other: string, how = 'joined'): Draft[] {
  const predicate = readPredicate(one.replace(/\.$/u, ''));
  const rest = readPredicate(other.replace(/\.$/u, ''));
  if (!predicate || !rest || /["“”]/u.test(one + other)) return [];
  const { before, stem, kind } = predicate;
  const link = kind === 'copula' ? `${before}${stem}이고` : `${before}${stem}고`;
  return [{ text: `${link}, ${politely(rest)}.`, how }];
}

const PARTICLES: Readonly<Record<string, ParticlePair>> = {
  은: '은/는',
  는: '은/는',
  이: '이/가',
  가: '이/가',
  을: '을/를',
  를: '을/를',
};

/** Up to two nouns by a synonym, outside of quotations. */
function synonymous(text: string, synonyms: Synonyms): string[] {
  if (/["“”‘’']/u.test(text)) return [];
  let changes = 0;
  const changed = text.replaceAll(
    /(?<=^| )([가-힣]{2,}?)(은|는|이|가|을|를|의|에|도)?(?= )/gu,
    (whole, noun: string, particle = '') => {
      const other = synonyms.get(noun) ?? (particle === '' ? undefined : synonyms.get(whole));
      if (other === undefined || changes === 2) return whole;
      changes += 1;
      const pair = PARTICLES[particle];
      return pair === undefined || !synonyms.has(noun)
        ? other + (synonyms.has(noun) ? particle : '')
        : withParticle(other, pair);
    },
  );
  return changes === 0 ? [] : [changed];
}

/** A가 B를 V했다 → B가 A에 의해 V됐습니다; A에 따르면 told with the source last. */
function turned(text: string): Draft[] {
  if (/["“”‘’']/u.test(text)) return [];
  const active = /^((?:[^ ,]+ ){0,2}[^ ,]+?)[은는이가] ((?:[^ ,]+ ){0,3}[^ ,]+?)[을를] (\S{2,})했다\.$/u.exec(
    text,
  );
  if (!active) return [];
  const [, doer = '', object = '', verb = ''] = active;
  if (/밝|말|위$/u.test(verb)) return [];
  return [{ text: `${withParticle(object, '이/가')} ${doer}에 의해 ${verb}됐습니다.`, how: 'voice' }];
}

const ACTIONS =
  '인하|인상|확대|축소|완화|강화|증가|감소|개발|도입|투자|지원|설치|건설|생산|공급|판매|운영|개선|확보|구축|육성';

/** A noun of action with its object as a clause: 규제 완화가 → 규제를 완화하는 것이. */
function unfolded(text: string): string[] {
  if (/["“”‘’']/u.test(text)) return [];
  const changed = text.replace(
    new RegExp(`(?<=^| )([가-힣]+[^이가을를의은는에도서고며 ]) (${ACTIONS})(은|는|이|가|을|를)(?= )`, 'u'),
    (_, noun: string, action: string, particle: string) =>
      `${withParticle(noun, '을/를')} ${action}하는 ${withParticle('것', PARTICLES[particle] ?? '이/가')}`,
  );
  return changed === text ? [] : [changed];
}
