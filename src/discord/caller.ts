// Reads who uses a command and what they typed out of the library's objects, cached or not.
import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  GuildMemberRoleManager,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Asker, Options } from './command.ts';
import { ownStatements, plainText } from './message-text.ts';
import { serverOf } from './place.ts';

export function askerOf(interaction: BaseInteraction): Asker {
  const { user, member, memberPermissions, locale } = interaction;
  return {
    id: user.id,
    name: nameOf(interaction),
    language: locale.startsWith('ko') ? 'ko' : 'en',
    manages:
      serverOf(interaction) === null || memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true,
    roles: rolesOf(member),
  };
}

function nameOf({ member, user }: BaseInteraction): string {
  if (member && 'displayName' in member) return member.displayName;
  return member?.nick ?? user.displayName;
}

function rolesOf(member: BaseInteraction['member']): readonly string[] {
  if (!member) return [];
  return member.roles instanceof GuildMemberRoleManager ? [...member.roles.cache.keys()] : member.roles;
}

export function commandOptions(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
): Options {
  if (interaction.isChatInputCommand()) return typedOptions(interaction);
  const { targetMessage, client } = interaction;
  const own = targetMessage.author.id === client.user.id;
  const text = own ? ownStatements(targetMessage.content) : plainText(targetMessage.content);
  return {
    subcommand: '',
    string: () => undefined,
    boolean: () => undefined,
    role: () => undefined,
    file: () => undefined,
    target: { text, own },
  };
}

/** An option that is absent, or of another type than the command says, reads as undefined. */
export function typedOptions({ options }: ChatInputCommandInteraction | AutocompleteInteraction): Options {
  const value = (name: string): unknown => options.get(name)?.value;
  return {
    subcommand: options.getSubcommand(false) ?? '',
    string: (name) => textOf(value(name)),
    boolean: (name) => {
      const given = value(name);
      return typeof given === 'boolean' ? given : undefined;
    },
    role: (name) => textOf(value(name)),
    file: (name) => {
      const attached = options.get(name)?.attachment;
      if (!attached) return undefined;
      const { name: called, url, size, contentType } = attached;
      return { name: called, url, bytes: size, contentType: contentType ?? undefined };
    },
    target: undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
