// Takes out of an article's lines what is not the article: captions, credits, related links, calls, signatures, what stands above and below it.
import { readByline } from '../../core/article/byline.ts';
import { dropChrome } from '../../core/article/chrome.ts';
import { isDateLine, readDate } from '../../core/article/date.ts';
import type { Block } from './blocks.ts';
import {
  isByline,
  isCaption,
  isCopyright,
  isNoise,
  isProse,
  opensRelated,
  withoutTail,
} from './sentences.ts';
import { lettersOf } from './title.ts';

export interface CleanText {
  readonly blocks: readonly Block[];
  /** Fields that stood in the lines taken out, the first of each. */
  readonly publisher: string | undefined;
  readonly bylines: readonly string[];
  readonly date: string | undefined;
}

/** `title` is what the article is called; a line that repeats it is none of its text. */
export function cleanBlocks(raw: readonly Block[], title: string | undefined): CleanText {
  const lines = belowTitle(raw, title).map((block) =>
    block.kind === 'row' ? block : { ...block, text: withoutTail(block.text) },
  );
  const shown = lines.filter(({ text, kind }) => text !== '' || kind === 'image');
  const kept = dropRelated(aboveCopyright(shown)).filter((block, at, all) => !isDropped(block, at, all));
  const text = kept.filter(({ kind }) => kind !== 'image');
  const lead = takeLead(withinEdges(withoutLabels(text)));
  const bylines = raw.filter(({ text }) => text.length <= 200 && isByline(text)).map(({ text }) => text);
  return {
    blocks: lead.blocks,
    publisher: lead.publisher,
    bylines: [...(lead.author === undefined ? [] : [lead.author]), ...bylines],
    date: raw.filter(({ text }) => isDateLine(text)).map(({ text }) => readDate(text))[0],
  };
}

/** Characters of the lines that hold sentences. */
export function proseOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);
}

/** What stands above the title is not the article, nor is the title. */
function belowTitle(blocks: readonly Block[], title: string | undefined): readonly Block[] {
  if (title === undefined) return blocks;
  const letters = lettersOf(title);
  const repeats = ({ text }: Block): boolean => text.length < 300 && lettersOf(text) === letters;
  const at = blocks.findIndex((block) => repeats(block));
  const isAbove = at > 0 && !blocks.slice(0, at).some(isProse);
  return (isAbove ? blocks.slice(at) : blocks).filter((block) => !repeats(block));
}

/** A copyright line below most of the text ends it. */
function aboveCopyright(blocks: readonly Block[]): readonly Block[] {
  const enough = proseOf(blocks) * 0.6;
  let above = 0;
  for (const [at, block] of blocks.entries()) {
    if (isCopyright(block) && above >= enough) return blocks.slice(0, at);
    above += isProse(block) ? block.text.length : 0;
  }
  return blocks;
}

/** Lines above the text that hold a date or a reporter among other fields, and headings below which nothing stands. */
function withoutLabels(blocks: readonly Block[]): readonly Block[] {
  const first = Math.max(0, blocks.findIndex(isProse));
  const last = blocks.findLastIndex((block) => block.kind !== 'heading');
  return blocks
    .slice(0, last + 1)
    .filter(({ text }, at) => at >= first || text.length > 80 || !isFieldLine(text));
}

function isFieldLine(text: string): boolean {
  return (
    readDate(text) !== undefined || /(?:^|[\s|/·])[가-힣]{2,4}\s?(?:기자|특파원)(?=$|[\s|/·(\d])/u.test(text)
  );
}

/** From a line that announces other articles on, everything up to the next paragraph or heading that is no link. */
function dropRelated(blocks: readonly Block[]): readonly Block[] {
  let inList = false;
  return blocks.filter((block) => {
    if (opensRelated(block)) inList = true;
    else if (goesOn(block)) inList = false;
    return !inList;
  });
}

function goesOn(block: Block): boolean {
  const { text, kind, linked } = block;
  if (kind === 'heading') return linked === 0;
  return isProse(block) && linked < text.length * 0.3 && (text.length > 80 || /[다요]\.["”’]?$/u.test(text));
}

function isDropped(block: Block, at: number, all: readonly Block[]): boolean {
  if (block.kind === 'image') return false;
  const beside = all[at - 1]?.kind === 'image' || all[at + 1]?.kind === 'image';
  return isCaption(block, beside) || isNoise(block);
}

/** Furniture at both ends, as for text that a person copied. */
function withinEdges(blocks: readonly Block[]): readonly Block[] {
  const lines = blocks.map(({ text }) => text);
  const { body, foot } = dropChrome(lines);
  return blocks.slice(lines.length - foot.length - body.length, lines.length - foot.length);
}

interface Lead {
  readonly blocks: readonly Block[];
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
}

/** `(서울=한빛뉴스) 김가온 기자 = ` before the first sentence is a byline, not the sentence. */
function takeLead(blocks: readonly Block[]): Lead {
  const at = blocks.findIndex(isProse);
  const block = blocks[at];
  const byline = block === undefined ? undefined : readByline(block.text);
  if (block === undefined || !byline || byline.rest.trim() === '') return { blocks };
  const cut: Block = { ...block, text: byline.rest.trim() };
  return {
    blocks: [...blocks.slice(0, at), cut, ...blocks.slice(at + 1)],
    publisher: byline.publisher,
    author: byline.author,
  };
}
