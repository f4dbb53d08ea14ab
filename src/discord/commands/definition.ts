// Builds what Discord is told of a command from the table of names and descriptions in both languages.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { COMMAND_WORDS, type Named, OPTION_WORDS } from '../messages.commands.ts';

/** In servers, in direct messages with the bot, and in other direct messages of who brought it along. */
const CONTEXTS = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const INSTALLED_BY = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

export type CommandName = keyof typeof COMMAND_WORDS;
export type OptionName = keyof typeof OPTION_WORDS;

export function slashCommand(
  name: CommandName,
  options: readonly (APIApplicationCommandBasicOption | APIApplicationCommandSubcommandOption)[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...described(name, COMMAND_WORDS[name]),
    contexts: CONTEXTS,
    integration_types: INSTALLED_BY,
    ...(options.length > 0 && { options: [...options] }),
  };
}

export function messageCommand(
  name: 'check-message' | 'ask-message',
): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  const { ko, en } = COMMAND_WORDS[name];
  return {
    type: ApplicationCommandType.Message,
    name: ko.name,
    name_localizations: { ko: ko.name, 'en-US': en.name, 'en-GB': en.name },
    contexts: CONTEXTS,
    integration_types: INSTALLED_BY,
  };
}

export function subcommand(
  name: string,
  words: Named,
  options: readonly APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return {
    type: Type.Subcommand,
    ...described(name, words),
    ...(options.length > 0 && { options: [...options] }),
  };
}

interface TextRules {
  readonly required?: true;
  readonly autocomplete?: true;
  readonly longest?: number;
  readonly choices?: readonly APIApplicationCommandOptionChoice<string>[];
}

export function textOption(name: OptionName, rules: TextRules = {}): APIApplicationCommandBasicOption {
  const { required = false, longest, choices, autocomplete } = rules;
  const shared = { type: Type.String as const, ...described(name, OPTION_WORDS[name]), required };
  if (autocomplete === true) return { ...shared, autocomplete: true };
  return {
    ...shared,
    ...(longest !== undefined && { min_length: 1, max_length: longest }),
    ...(choices && { choices: [...choices] }),
  };
}

export function booleanOption(name: OptionName): APIApplicationCommandBasicOption {
  return { type: Type.Boolean, ...described(name, OPTION_WORDS[name]) };
}

export function roleOption(name: OptionName): APIApplicationCommandBasicOption {
  return { type: Type.Role, ...described(name, OPTION_WORDS[name]) };
}

/** Channels in which messages stand. */
const TEXT_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
] as const;

export function channelOption(name: OptionName): APIApplicationCommandBasicOption {
  return { type: Type.Channel, ...described(name, OPTION_WORDS[name]), channel_types: [...TEXT_CHANNELS] };
}

export function fileOption(name: OptionName): APIApplicationCommandBasicOption {
  return { type: Type.Attachment, ...described(name, OPTION_WORDS[name]) };
}

/** A choice as both languages show it. */
export function choice(
  value: string,
  names: { readonly ko: string; readonly en: string },
): APIApplicationCommandOptionChoice<string> {
  return { name: names.en, name_localizations: { ko: names.ko }, value };
}

function described(name: string, { ko, en }: Named) {
  return {
    name,
    name_localizations: { ko: ko.name },
    description: en.description,
    description_localizations: { ko: ko.description },
  };
}
