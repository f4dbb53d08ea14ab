// Shows two articles side by side as text: what both tell, what they tell otherwise, what only one tells. Pure.
import type { ComparedSentences, Comparison } from '../core/services.ts';
import type { Article } from '../core/types.ts';
import { paragraph, type Style } from './layout.ts';
import { blocks, bullets, quotation, sourceLine, titled } from './render.ts';
import type { View } from './view.ts';

const LEFT = 'A';
const RIGHT = 'B';

export function renderCompare(comparison: Comparison, view: View): string {
  const { messages } = view;
  const { left, right, agree, differ, onlyLeft, onlyRight } = comparison;
  const only = (sign: string, article: Article, spans: Comparison['onlyLeft']): string => {
    const sentences = spans.map((span) => quotation(article, span));
    return titled(messages.onlyIn(sign), bullets(sentences, view), view);
  };
  const found = blocks([
    headed(
      messages.agree,
      'good',
      agree.map((both) => pair(both, comparison, view)),
      view,
    ),
    ...differ.map((both) => {
      const reason = both.reason === undefined ? '' : ` (${messages.reasons[both.reason]})`;
      return headed(`${messages.differ}${reason}`, 'bad', [pair(both, comparison, view)], view);
    }),
    only(LEFT, left, onlyLeft),
    only(RIGHT, right, onlyRight),
  ]);
  const articles = `${articleLine(LEFT, left, view)}\n${articleLine(RIGHT, right, view)}`;
  return blocks([articles, found === '' ? paragraph(view, [{ text: messages.nothingShared }]) : found]);
}

function headed(title: string, style: Style, pairs: readonly string[], view: View): string {
  return pairs.length === 0 ? '' : `${paragraph(view, [{ text: title, style }])}\n${pairs.join('\n\n')}`;
}

function pair(both: ComparedSentences, { left, right }: Comparison, view: View): string {
  const line = (sign: string, text: string): string =>
    paragraph(view, [{ text }], { text: `${sign} `, style: 'footnote' });
  return [line(LEFT, quotation(left, both.left)), line(RIGHT, quotation(right, both.right))].join('\n');
}

function articleLine(sign: string, article: Article, view: View): string {
  const title = paragraph(view, [{ text: article.title, style: 'strong' }], {
    text: `${sign} `,
    style: 'footnote',
  });
  const source = sourceLine(article, article.publishedAt, { ...view, width: view.width - 2 });
  return [title, source === '' ? '' : `  ${source.replaceAll('\n', '\n  ')}`]
    .filter((line) => line !== '')
    .join('\n');
}
