// Who asks, as queue and limits tell people apart: a server and a person; a direct message is a server of its own.

export interface Asker {
  /** A server's id, or one that only this person's direct messages have. */
  readonly server: string;
  readonly user: string;
}

/** `server` is null in a direct message. Discord's ids are digits, so that no server has the id made here. */
export function askerOf(server: string | null, user: string): Asker {
  return { server: server ?? `direct:${user}`, user };
}
