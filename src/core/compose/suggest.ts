// Questions that an article answers, made by rules from its sentences; only patterns that come out as good Korean.
import type { ArticleProfile } from '../rank/profile.ts';
import type { Language } from '../types.ts';

export interface Suggestion {
  readonly question: string;
  /** The sentence that answers it. */
  readonly sentence: number;
}

/** Up to twelve, the best and most varied first. */
export function suggestQuestions(profile: ArticleProfile, language: Language): Suggestion[] {
  const asked = new Set<string>();
  const suggestions: Suggestion[] = [];
  for (const { sentence } of profile.sentences) {
    const { speaker } = sentence;
    if (!speaker || asked.has(speaker.name)) continue;
    asked.add(speaker.name);
    const name = [speaker.name, speaker.role].filter((part) => part !== '').join(' ');
    const question = language === 'ko' ? `${name}의 말은 무엇인가요?` : `What did ${name} say?`;
    suggestions.push({ question, sentence: sentence.index });
  }
  return suggestions.slice(0, 12);
}
