// Sixteen pages that the reader was not made for.
import type { PageCase } from './case.ts';
import { unseenOthers } from './unseen-others.ts';
import { unseenPapers } from './unseen-papers.ts';
import { unseenPortals } from './unseen-portals.ts';
import { unseenPrograms } from './unseen-programs.ts';

export const unseen = (): readonly PageCase[] => [
  ...unseenPapers(),
  ...unseenPortals(),
  ...unseenPrograms(),
  ...unseenOthers(),
];
