// What a plain clause is about and what it says of it, and that saying as a question.
import { isModifier } from './noun-phrases.ts';
import { asQuestion, readPredicate } from './predicate.ts';

export interface Topic {
  /** Without the particle. */
  readonly noun: string;
  readonly rest: string;
}

const LONGEST_TOPIC = 30;

/** What the clause is about and what it says of it; the topic stands first and is no verb. */
export function topicOf(clause: string): Topic | undefined {
  for (let at = clause.indexOf(' '); at > 0 && at <= LONGEST_TOPIC; at = clause.indexOf(' ', at + 1)) {
    const head = clause.slice(0, at);
    if (/[은는]$/u.test(head) && !isModifier(head.split(' ').at(-1) ?? ''))
      return goodTopic(head.slice(0, -1), clause.slice(at + 1));
  }
  return undefined;
}

/** Leads that need the sentence before. */
const LEAD = /^(?:반대로|실제로|이 밖에|이밖에|대신|당초|당시|이후|앞서|특히|결국|또)\s/u;

function goodTopic(noun: string, rest: string): Topic | undefined {
  if (
    noun.length < 2 ||
    LEAD.test(noun) ||
    /^(?:지|것|뒤|후|채|적)\s/u.test(rest) ||
    /^(?:것|이|그|때|경우)$/u.test(noun.split(' ').at(-1) ?? '')
  )
    return undefined;
  if (/(?:^|\s)\S+(?:[이가]|에서|에는|으로|에)$/u.test(noun)) return undefined;
  return { noun, rest };
}

/** More than a word that only its neighbours explain (결과, 배관). */
export function isNamed(noun: string): boolean {
  return noun.length >= 3 && noun.split(' ').length <= 4 && !/\p{N}/u.test(noun);
}

/** The rest of a clause that ends in 다, as a question. */
export function questionOf(told: string): string | undefined {
  if (/(?:밝혔|말했|전했|발표했|설명했)다$/u.test(told)) return undefined;
  const predicate = readPredicate(told);
  return predicate && asQuestion(predicate);
}
