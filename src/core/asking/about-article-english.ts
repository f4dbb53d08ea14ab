// How English asks about the article itself; each pattern is the whole question, lower case and without punctuation.
import type { AboutArticle } from './about-article.ts';

const any = (...sources: readonly string[]): string => `(?:${sources.join('|')})`;

/** `it` is what was asked about before as often as the article, and is no name for it. */
const THE = '(?:(?:this|the|that) (?:news )?(?:article|story|news|piece|report|text|post)|this)';
const OF_IT = `(?: (?:of|for|from|to|in) ${THE})?`;
const PLEASE = any(
  'can you',
  'could you',
  'would you',
  'will you',
  'please',
  'just',
  'kindly',
  'i want',
  'i need',
  'id like',
  'i d like',
  'give me',
  'show me',
  'tell me',
  'send me',
  'get me',
  'list',
  'what is',
  'whats',
  'what s',
  'whos',
  'who s',
  'who is',
  'do you have',
  'is there',
  'find',
  'the',
  'a',
  'an',
  'its',
  'me',
  'all',
  'full',
);
const SHORT =
  '(?:(?:brief|short|quick|one[- ]line|one[- ]sentence|three[- ]line|3[- ]line|detailed|long|concise|main|key|overall) )*';

export const ENGLISH_FIELDS: readonly (readonly [AboutArticle, string])[] = [
  ['author', `who (?:wrote|authored|reported|has written|penned) ${THE}`],
  ['author', `(?:${PLEASE} )*(?:author|writer|reporter|journalist|byline)(?: name|s name)?${OF_IT}(?: is)?`],
  [
    'author',
    `(?:${PLEASE} )*(?:name of )?(?:the )?(?:author|writer|reporter|journalist)(?: who wrote ${THE}|${OF_IT})`,
  ],
  [
    'publisher',
    `(?:who|which (?:newspaper|paper|outlet|media(?: outlet)?|publisher|news (?:site|outlet|paper)|site)) (?:published|posted|ran|printed|released) ${THE}`,
  ],
  [
    'publisher',
    `(?:which|what) (?:newspaper|paper|outlet|media(?: outlet)?|publisher|news (?:site|outlet|paper)|site|source) (?:is|was|did) ${THE}(?: (?:from|in|published in|come from|by))?`,
  ],
  ['publisher', `(?:${PLEASE} )*(?:source|publisher|news outlet)${OF_IT}`],
  ['publisher', `where (?:was|is|did) ${THE} (?:published|from|come from)`],
  ['date', `when (?:was|is|were) ${THE} (?:written|published|posted|released|from|dated|out)`],
  ['date', `when did ${THE} (?:come out|appear)`],
  [
    'date',
    `(?:${PLEASE} )*(?:(?:publication|publish|published|article|release) date|date)(?: (?:of|for) ${THE})?`,
  ],
  [
    'date',
    `how (?:old|recent|new) is ${THE}|what (?:date|day|year) (?:is|was) ${THE} (?:from|written|published)`,
  ],
  ['title', `(?:${PLEASE} )*(?:article )?(?:title|headline)${OF_IT}`],
  ['link', `(?:${PLEASE} )*(?:original )?(?:article )?(?:link|url|web address)s?${OF_IT}(?: please)?`],
  ['link', `where can i (?:read|find|see) (?:the )?(?:full |original |whole )*(?:${THE}|article|text|it)`],
  [
    'length',
    `how long is (?:this|the|that) (?:article|story|piece|report|text)|how many (?:words|characters|sentences|paragraphs) (?:is|are in|does|has) ${THE}(?: have)?|(?:${PLEASE} )*word count${OF_IT}|how long (?:does|will|would) it take to read(?: ${THE})?`,
  ],
  [
    'summary',
    `(?:${PLEASE} )*(?:summari[sz]e|sum up|recap|tldr|tl dr)(?: (?:${THE}|it|it up))?(?: (?:in|to|for me in) (?:one|two|three|four|five|a few|\\d{1,2}) (?:lines?|sentences?|words?|bullet points?|bullets?))?(?: briefly| in (?:short|english|korean)| for me)?(?: please)?`,
  ],
  [
    'summary',
    `(?:${PLEASE} )*${SHORT}(?:summary|gist|tldr|recap|overview|main points?|key points?|takeaways?|main idea|points?)${OF_IT}(?: please)?`,
  ],
  ['summary', `what(?: is|s| s)? ${THE} (?:all )?about|what(?: does|s) ${THE} (?:say|saying)`],
  [
    'quotes',
    `(?:${PLEASE} )*who (?:said|says) what(?: in ${THE})?|what did (?:everyone|everybody|each (?:person|speaker|one)) say(?: in ${THE})?|(?:${PLEASE} )*(?:the )?(?:quotes?|quotations)${OF_IT}(?: please)?`,
  ],
];
