// What a model that misbehaves says instead of its reply: cut short, refused, filtered, thought aloud, in another language.
import type { SpeechFault } from './faults.ts';
import type { Reply } from './reply.ts';

export function changedReply(reply: Reply, fault: SpeechFault): Reply {
  const { text } = reply;
  switch (fault.kind) {
    case 'no-finish':
      return { ...reply, finish: null };
    case 'length':
      return { ...said(reply, halfOf(text ?? '')), finish: 'length' };
    case 'refusal':
      return { text: null, refusal: fault.text ?? REFUSAL };
    case 'content-filter':
      return { ...said(reply, halfOf(text ?? '')), finish: 'content_filter' };
    case 'null-content':
      return { text: null };
    case 'empty-text':
      return { text: '' };
    case 'think':
      return said(reply, `<think>\n${fault.thoughts ?? THOUGHTS}\n</think>\n\n${text ?? ''}`);
    case 'unclosed-think':
      return said(reply, `<think>\n${fault.thoughts ?? THOUGHTS}\n${text ?? ''}`);
    case 'unopened-think':
      return said(reply, `${fault.thoughts ?? THOUGHTS}\n</think>\n\n${text ?? ''}`);
    case 'wrong-language':
      return said(reply, fault.text ?? ENGLISH);
    default:
      return fault satisfies never;
  }
}

/** Another text is cut into other pieces. */
function said(reply: Reply, text: string): Reply {
  const { deltas: _, ...rest } = reply;
  return { ...rest, text };
}

function halfOf(text: string): string {
  const points = Array.from(text);
  return points.slice(0, Math.ceil(points.length / 2)).join('');
}

const REFUSAL = "I'm sorry, but I can't help with that.";
const THOUGHTS = '질문은 금액을 묻는다. 문장 [1]에 금액이 있다. 혹시 [2]도 맞을까? 아니다, [1]만 쓰자.';
const ENGLISH = 'According to the article, the amount is stated in the first sentence [1].';
