// The link that brings the bot into a server.
import { OAuth2Scopes, PermissionsBitField } from 'discord.js';
import { expect, it } from 'vitest';
import { INVITE_PERMISSIONS, inviteLink } from '../../src/discord/invite.ts';

it('asks for the four permissions that answering needs, and for nothing else', () => {
  expect(inviteLink('1234567890123456789')).toBe(
    'https://discord.com/oauth2/authorize?client_id=1234567890123456789&permissions=274877975552&scope=bot+applications.commands',
  );
  expect(new PermissionsBitField(274_877_975_552n).toArray()).toEqual([
    'ViewChannel',
    'SendMessages',
    'ReadMessageHistory',
    'SendMessagesInThreads',
  ]);
  expect(Object.keys(INVITE_PERMISSIONS)).toHaveLength(4);
});

it('names the scopes as Discord does', () => {
  const scopes = new URL(inviteLink('1')).searchParams.get('scope')?.split(' ');
  expect(scopes).toEqual([OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands]);
});
