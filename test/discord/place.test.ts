// Whose library is asked where: the server's, or the person's own where only they brought the bot along.
import { describe, expect, it } from 'vitest';
import {
  type HappenedAt,
  type IsOpen,
  placeOfInteraction as placeIn,
  placeOfMessage as placeOf,
  type WrittenAt,
} from '../../src/discord/place.ts';

const placeOfInteraction = (at: HappenedAt, isOpen: IsOpen = () => true) => placeIn(at, isOpen);
const placeOfMessage = (at: WrittenAt, isOpen: IsOpen = () => true) => placeOf(at, isOpen);

const IN_SERVER: HappenedAt = {
  guildId: '1',
  channelId: '10',
  channel: { parentId: '9', isThread: () => false },
  user: { id: '5' },
  context: 0,
  authorizingIntegrationOwners: { guildId: '1', userId: null },
};

describe('the place of an interaction', () => {
  it('in a server is the server’s, settings by channel and not by its category', () => {
    expect(placeOfInteraction(IN_SERVER)).toEqual({
      scope: 'guild:1',
      library: 'guild:1',
      guildId: '1',
      direct: false,
      channelId: '10',
      server: 'guild:1',
    });
  });

  it('in a thread has the settings of its channel', () => {
    const thread = { ...IN_SERVER, channelId: '11', channel: { parentId: '10', isThread: () => true } };
    expect(placeOfInteraction(thread).channelId).toBe('10');
  });

  it('in a thread whose channel is not known has settings of its own', () => {
    const thread = { ...IN_SERVER, channelId: '11', channel: { parentId: null, isThread: () => true } };
    expect(placeOfInteraction(thread).channelId).toBe('11');
    expect(placeOfInteraction({ ...IN_SERVER, channelId: '11', channel: null }).channelId).toBe('11');
  });

  it('is the person’s own in a server that did not invite the bot, and others look on there', () => {
    const brought = { ...IN_SERVER, authorizingIntegrationOwners: { guildId: null, userId: '5' } };
    expect(placeOfInteraction(brought)).toMatchObject({
      scope: 'user:5',
      guildId: undefined,
      direct: false,
      server: 'user:5',
    });
  });

  it('is the server’s where both the server and the person have the bot', () => {
    const both = { ...IN_SERVER, authorizingIntegrationOwners: { guildId: '1', userId: '5' } };
    expect(placeOfInteraction(both).scope).toBe('guild:1');
  });

  it('is the server’s where Discord does not tell who has the bot', () => {
    for (const owners of [undefined, null, {}])
      expect(placeOfInteraction({ ...IN_SERVER, authorizingIntegrationOwners: owners ?? null }).scope).toBe(
        'guild:1',
      );
  });

  it('of another server’s installation is no reason to read that server’s library', () => {
    const owners = { guildId: '2', userId: '5' };
    expect(placeOfInteraction({ ...IN_SERVER, authorizingIntegrationOwners: owners }).scope).toBe('user:5');
  });

  it('in direct messages is the person’s own, with nobody else there', () => {
    const direct = { ...IN_SERVER, guildId: null, context: 1, authorizingIntegrationOwners: null };
    expect(placeOfInteraction(direct)).toMatchObject({ scope: 'user:5', direct: true });
  });

  it('between two people is the person’s own, with somebody else there', () => {
    const between = { ...IN_SERVER, guildId: null, context: 2, authorizingIntegrationOwners: null };
    expect(placeOfInteraction(between)).toMatchObject({ scope: 'user:5', direct: false });
  });
});

describe('the place of a message', () => {
  const message = { guildId: '1', channelId: '11', author: { id: '5' } };

  it('in a thread is the server’s, with the settings of the channel', () => {
    const inThread = { ...message, channel: { parentId: '10', isThread: () => true } };
    expect(placeOfMessage(inThread)).toMatchObject({ scope: 'guild:1', channelId: '10', direct: false });
  });

  it('sent directly is the person’s own', () => {
    const direct = { ...message, guildId: null, channel: { isThread: () => false } };
    expect(placeOfMessage(direct)).toMatchObject({ scope: 'user:5', channelId: '11', direct: true });
  });
});

describe('the library of a place', () => {
  const closed: IsOpen = () => false;

  it('is the server’s where everybody sees the channel, and the channel’s own where not', () => {
    expect(placeOfInteraction(IN_SERVER).library).toBe('guild:1');
    expect(placeOfInteraction(IN_SERVER, closed)).toMatchObject({
      scope: 'guild:1',
      library: 'guild:1/channel:10',
      server: 'guild:1',
    });
  });

  it('of a thread is its channel’s, and of a private thread its own', () => {
    const thread = { parentId: '10', isThread: () => true };
    const at = { guildId: '1', channelId: '11', author: { id: '5' } };
    expect(placeOfMessage({ ...at, channel: { ...thread, type: 11 } }, closed).library).toBe(
      'guild:1/channel:10',
    );
    const hidden = placeOfMessage({ ...at, channel: { ...thread, type: 12 } }, closed);
    expect([hidden.library, hidden.channelId]).toEqual(['guild:1/channel:11', '10']);
  });

  it('is the person’s own in direct messages and where only they brought the bot along', () => {
    const direct = { ...IN_SERVER, guildId: null, context: 1, authorizingIntegrationOwners: null };
    expect(placeOfInteraction(direct, closed).library).toBe('user:5');
    const brought = { ...IN_SERVER, authorizingIntegrationOwners: { guildId: null, userId: '5' } };
    expect(placeOfInteraction(brought, closed).library).toBe('user:5');
  });
});
