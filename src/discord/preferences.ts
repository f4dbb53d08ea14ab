// What a person has chosen for the answers to them: kept as one setting of their own scope, and nothing where nothing was chosen.
import type { Services } from '../core/services.ts';
import { parsedObject } from './parsed.ts';
import { type Choices, mannersOf } from './settings.ts';

/** They hold over those of channel and server. */
export type Preferences = Pick<Choices, 'language' | 'length' | 'speech'>;

export type PreferenceChanges = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

export interface KeptPreferences {
  /** Reads them from the store each time, which keeps nothing for it. */
  of(userId: string): Promise<Preferences>;
  /** A change to undefined takes a choice back; with the last choice all that was kept is gone. */
  change(userId: string, changes: PreferenceChanges): Promise<Preferences>;
  /** True where there was something. */
  erase(userId: string): Promise<boolean>;
}

const KEY = 'preference';

export function createPreferences(store: Pick<Services, 'setting' | 'setSetting'>): KeptPreferences {
  const of = async (userId: string): Promise<Preferences> =>
    mannersOf(parsedObject((await store.setting(scopeOf(userId), KEY)) ?? ''));
  return {
    of,
    async change(userId, changes) {
      const chosen = mannersOf({ ...(await of(userId)), ...changes });
      const isEmpty = Object.keys(chosen).length === 0;
      await store.setSetting(scopeOf(userId), KEY, isEmpty ? undefined : JSON.stringify(chosen));
      return chosen;
    },
    async erase(userId) {
      const kept = await store.setting(scopeOf(userId), KEY);
      if (kept !== undefined) await store.setSetting(scopeOf(userId), KEY, undefined);
      return kept !== undefined;
    },
  };
}

function scopeOf(userId: string): string {
  return `user:${userId}`;
}
