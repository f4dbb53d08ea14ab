// Shows what is kept of a person, with a way to erase it, and what was left out of an answer, marked as not verified. Pure.
import type { DroppedClaim } from '../../core/types.ts';
import { preferenceWords } from '../messages.preferences.ts';
import type { Preferences } from '../preferences.ts';
import { eraseButton } from './buttons.ts';
import { bullets, shortLine } from './markup.ts';
import { type MessagePayload, payloadsOf, type View } from './payload.ts';

export interface KeptOfPerson {
  readonly preferences: Preferences;
  /** Notes of what they did. */
  readonly acts: number;
  /** Articles of their direct messages. */
  readonly articles: number;
}

/** Below what is stored of everybody; to the asker alone. */
export function renderPrivacy(kept: KeptOfPerson, view: View): MessagePayload[] {
  const words = preferenceWords(view.messages);
  const choices = choicesOf(kept.preferences, view);
  const lines = [
    choices.length > 0 ? words.chosen(choices) : '',
    kept.acts > 0 ? words.acts(kept.acts) : '',
    kept.articles > 0 ? words.articles(kept.articles) : '',
  ].filter((line) => line !== '');
  const own = lines.length === 0 ? words.nothingKept : bullets(lines);
  const canErase = choices.length > 0 || kept.acts > 0;
  return payloadsOf(
    {
      blocks: [...view.messages.privacy, `${words.keptOfYou}\n${own}`],
      ...(canErase && { actions: [eraseButton(words.eraseLabel)] }),
    },
    { ...view, private: true },
  );
}

function choicesOf({ language, length, speech }: Preferences, { messages }: View): string[] {
  const words = preferenceWords(messages);
  return [
    language === undefined ? '' : `${messages.settings.language}: ${messages.settings.languages[language]}`,
    length === undefined ? '' : `${words.length}: ${words.lengths[length]}`,
    speech === undefined ? '' : `${words.speech}: ${words.speeches[speech]}`,
  ].filter((choice) => choice !== '');
}

const CLAIM_LIMIT = 300;

/** To the presser alone. */
export function renderLeftOut(dropped: readonly DroppedClaim[], view: View): MessagePayload[] {
  const { messages } = view;
  const words = preferenceWords(messages);
  const lines = dropped.map(
    ({ claim, reason }) =>
      `${shortLine(claim.text, CLAIM_LIMIT)} — ${words.because(messages.reasons[reason])}`,
  );
  return payloadsOf({ blocks: [words.leftOut, bullets(lines)] }, { ...view, private: true });
}
