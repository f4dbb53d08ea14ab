// Notes who added and removed what, so that a person can see what is kept of them and have it erased: the latest 1,000 of each library.
import type { StoredRecord } from '../core/ports.ts';
import type { Services } from '../core/services.ts';
import { parsedObject } from './parsed.ts';

export type AuditAct = 'add' | 'change' | 'remove' | 'feed' | 'unfeed';

export interface AuditNote {
  /** The id of the person; '' where they were forgotten. */
  readonly by: string;
  readonly what: AuditAct;
  readonly title: string;
  /** ISO 8601 date-time. */
  readonly at: string;
  /** The id of the article, where it is about one. */
  readonly article?: string;
}

export interface ScopedNote extends AuditNote {
  readonly scope: string;
}

export interface Audit {
  note(scope: string, note: AuditNote): Promise<void>;
  /** Everything of these scopes, oldest first. */
  all(scope: string): Promise<readonly AuditNote[]>;
  /** What this person did, oldest first in each scope. */
  of(scopes: readonly string[], userId: string): Promise<readonly ScopedNote[]>;
  /** Forgets that it was this person: their notes stay without them, so that ids of removed articles stay taken; how many. */
  erase(scopes: readonly string[], userId: string): Promise<number>;
}

const KIND = 'audit';
const MOST = 1_000;
const TITLE_LIMIT = 300;

export function createAudit(services: Pick<Services, 'records'>): Audit {
  let latest = 0;
  const notesOf = async (
    scope: string,
  ): Promise<readonly { readonly id: string; readonly note: AuditNote }[]> =>
    (await services.records(scope, KIND).all()).flatMap(({ id, value, at }) => {
      const note = noteOf(value, at);
      return note === undefined ? [] : [{ id, note }];
    });
  return {
    async note(scope, note) {
      latest += 1;
      const records = services.records(scope, KIND);
      await records.put(recordOf(`${note.at}/${latest}`, note));
      await records.trim(MOST);
    },
    all: async (scope) => (await notesOf(scope)).map(({ note }) => note),
    async of(scopes, userId) {
      const notes = await Promise.all(
        scopes.map(async (scope) => (await notesOf(scope)).map(({ note }) => ({ ...note, scope }))),
      );
      return notes.flat().filter(({ by }) => by === userId);
    },
    async erase(scopes, userId) {
      let erased = 0;
      for (const scope of scopes)
        for (const { id, note } of await notesOf(scope)) {
          if (note.by !== userId) continue;
          await services.records(scope, KIND).put(recordOf(id, { ...note, by: NOBODY }));
          erased += 1;
        }
      return erased;
    },
  };
}

function recordOf(id: string, { at, title, ...note }: AuditNote): StoredRecord {
  return { id, value: JSON.stringify({ ...note, title: title.slice(0, TITLE_LIMIT) }), at };
}

/** In place of a person who wants to be forgotten. */
const NOBODY = '';

const ACTS: readonly AuditAct[] = ['add', 'change', 'remove', 'feed', 'unfeed'];

/** Undefined for what is no note of ours. */
function noteOf(value: string, at: string): AuditNote | undefined {
  const { by, what, title, article } = parsedObject(value);
  const act = ACTS.find((known) => known === what);
  if (typeof by !== 'string' || typeof title !== 'string' || act === undefined) return undefined;
  return { by, what: act, title, at, ...(typeof article === 'string' && { article }) };
}
