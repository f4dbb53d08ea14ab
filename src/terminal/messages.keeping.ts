// What the terminal says of copies of the library: made, written out as files, taken in again.
import type { Language } from '../core/types.ts';

export interface Imported {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
}

export interface KeepingWords {
  readonly backedUp: (path: string) => string;
  readonly exported: (articles: number, folder: string) => string;
  readonly imported: (counts: Imported) => string;
}

export const KEEPING_WORDS: Readonly<Record<Language, KeepingWords>> = {
  ko: {
    backedUp: (path) => `자료를 모두 복사했어요: ${path}`,
    exported: (articles, folder) =>
      articles === 0 ? '내보낼 기사가 없어요.' : `기사 ${articles}건을 내보냈어요: ${folder}`,
    imported: (counts) => `기사를 가져왔어요. ${countsIn(counts, '새 기사', '고친 기사', '그대로', '건')}`,
  },
  en: {
    backedUp: (path) => `Everything is copied: ${path}`,
    exported: (articles, folder) =>
      articles === 0
        ? 'There is no article to export.'
        : `Exported ${articles} ${articles === 1 ? 'article' : 'articles'}: ${folder}`,
    imported: (counts) => `Imported. ${countsIn(counts, 'new', 'changed', 'as they were', '')}`,
  },
};

function countsIn(
  { added, replaced, unchanged }: Imported,
  ...[isNew, isChanged, isSame, unit]: readonly [string, string, string, string]
): string {
  return `${isNew} ${added}${unit}, ${isChanged} ${replaced}${unit}, ${isSame} ${unchanged}${unit}.`;
}
