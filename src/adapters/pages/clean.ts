// Takes out of an article's lines what is not the article: captions, credits, related links, calls, signatures, what stands above and below it.
import { dropChrome } from '../../core/article/chrome.ts';
import { isDateLine, readDate } from '../../core/article/date.ts';
import type { Block } from './blocks.ts';
import { readDateline } from './dateline.ts';
import {
  isByline,
  isCaption,
  isCopyright,
  isNews,
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
  /** The publisher, where the line about rights names it, too. */
  readonly owner: string | undefined;
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
  const lead = takeLead(withoutForeignFoot(withinEdges(withoutLabels(text))));
  const bylines = raw.filter(({ text }) => text.length <= 200 && isByline(text)).map(({ text }) => text);
  return {
    blocks: lead.blocks,
    publisher: lead.publisher,
    owner: raw.some((block) => isCopyright(block) && block.text.includes(lead.publisher ?? '\n'))
      ? lead.publisher
      : undefined,
    bylines: [
      ...(lead.author === undefined ? [] : [lead.author]),
      ...bylines,
      ...lead.blocks.slice(-2).flatMap(signedOff),
    ],
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

/** Lines at the foot that are looked at for the page's own voice, and characters of each. */
const FOOT_LINES = 2;
const FOOT_LENGTH = 100;

/** Below a story in the plain style, a polite line under a heading of its own that quotes nobody is the page speaking. */
function withoutForeignFoot(blocks: readonly Block[]): readonly Block[] {
  const story = blocks.filter(isProse);
  if (story.length < 4 || story.filter(({ text }) => isNews(text)).length < story.length * 0.75)
    return blocks;
  const at = blocks.findIndex(({ text }, index) => isPolite(text) && index >= blocks.length - FOOT_LINES);
  const above = blocks[at - 1];
  return above && !isProse(above) && above.text.length <= 30 ? blocks.slice(0, at - 1) : blocks;
}

function isPolite(text: string): boolean {
  return text.length <= FOOT_LENGTH && /^[^"'“”‘’※*]{8,}(?:니다|세요|어요|아요|해요|예요)[.!~]?$/u.test(text);
}

interface Lead {
  readonly blocks: readonly Block[];
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
}

/** Lines of running text among which the first sentence is: subtitles may stand above it. */
const LEAD_LINES = 4;

/** `(서울=한빛뉴스) 김가온 기자 = ` before the first sentence is a byline, not the sentence. */
function takeLead(blocks: readonly Block[]): Lead {
  const first = blocks.filter(isProse).slice(0, LEAD_LINES);
  for (const block of first) {
    const byline = readDateline(block.text);
    if (!byline || byline.rest.trim() === '') continue;
    const cut: Block = { ...block, text: byline.rest.trim() };
    const { publisher, author } = byline;
    return { blocks: blocks.map((other) => (other === block ? cut : other)), publisher, author };
  }
  return { blocks };
}

/** `한빛뉴스 김가온입니다.`, as reporters end what they say. */
function signedOff({ text }: Block): readonly string[] {
  const name = text.length > 60 ? undefined : /(?:뉴스|방송|TV)\s([가-힣]{2,4})입니다\.?$/iu.exec(text)?.[1];
  return name === undefined ? [] : [name];
}
