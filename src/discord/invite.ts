// The link that brings the bot into a server: with the permissions that it needs to answer there, and none beside.

/** By Discord's bit. Answers to commands need none of them; answers to mentions do. */
export const INVITE_PERMISSIONS = {
  /** To hear of a message that mentions it, and to be offered commands there. */
  viewChannel: 1n << 10n,
  /** To answer a mention. */
  sendMessages: 1n << 11n,
  /** To answer as a reply, and to read what a reply was about: the conversation so far. */
  readMessageHistory: 1n << 16n,
  /** To answer a mention in a thread, where "send messages" does not count. */
  sendMessagesInThreads: 1n << 38n,
} as const;

const AUTHORIZE = 'https://discord.com/oauth2/authorize';

export function inviteLink(applicationId: string): string {
  const permissions = Object.values(INVITE_PERMISSIONS).reduce((all, bit) => all | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: permissions.toString(),
    scope: 'bot applications.commands',
  });
  return `${AUTHORIZE}?${query.toString()}`;
}
