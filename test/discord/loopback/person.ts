// A person in Discord: types commands, mentions, replies, presses, fills in forms, and sees what the bot shows them.
import type { APIMessage, APIUser } from 'discord.js';
import { buttonOf, menuOf, withButton } from './controls.ts';
import { sendInteraction, type Asked } from './interactions.ts';
import { textIn, type JsonObject } from './json.ts';
import { change, directChannel, makeMessage, publish, remove, startThread } from './messages.ts';
import { react, unreact } from './reactions.ts';
import { afterInteraction, afterMessage, choiceNames, type Patience, type Shown } from './shown.ts';
import { keep, type Channel, type State } from './state.ts';
import { commandData, findCommand, modalData, type Typed, type TypedFile } from './typed-command.ts';
import { memberWithoutUser } from './wire.ts';

/** Every method that asks something resolves when the answer is seen, and rejects after 5 s unless told otherwise. */
export interface Person {
  readonly user: APIUser;
  readonly channel: Channel;
  /** A registered slash command: `slash('/article list')`, `slash('/ask', { question: '…' })`. */
  readonly slash: (name: string, options?: Typed, patience?: Patience) => Promise<Shown>;
  /** The names offered while the option `focused` is typed. */
  readonly autocomplete: (
    name: string,
    options: Typed,
    focused: string,
    patience?: Patience,
  ) => Promise<string[]>;
  /** A message command, by its name in the person's language or as registered. */
  readonly contextMenu: (name: string, message: APIMessage | Shown, patience?: Patience) => Promise<Shown>;
  /** A user command on another person. */
  readonly userMenu: (name: string, target: Person, patience?: Patience) => Promise<Shown>;
  /** A button by label, emoji or custom_id; of what was shown, in whichever message has it. */
  readonly press: (message: APIMessage | Shown, label: string, patience?: Patience) => Promise<Shown>;
  /** A menu by placeholder or custom_id. */
  readonly choose: (
    message: APIMessage | Shown,
    menu: string,
    values: readonly string[],
    patience?: Patience,
  ) => Promise<Shown>;
  /** Fills in the form that `shown` opened, by label or custom_id. */
  readonly submit: (
    shown: Shown,
    values: Readonly<Record<string, string>>,
    patience?: Patience,
  ) => Promise<Shown>;
  /** Writes in the channel and waits for nobody. */
  readonly say: (text: string) => APIMessage;
  /** Writes `@bot text` in the channel. */
  readonly mention: (text: string, patience?: Patience) => Promise<Shown>;
  /** Replies to a message; its author is pinged unless `ping` is false. */
  readonly reply: (
    message: APIMessage | Shown,
    text: string,
    patience?: Patience & { readonly ping?: boolean },
  ) => Promise<Shown>;
  /** Writes to the bot directly. */
  readonly dm: (text: string, patience?: Patience) => Promise<Shown>;
  readonly react: (message: APIMessage | Shown, emoji: string) => void;
  readonly unreact: (message: APIMessage | Shown, emoji: string) => void;
  readonly edit: (message: APIMessage, text: string) => void;
  readonly remove: (message: APIMessage | Shown) => void;
  readonly startThread: (name: string, from?: APIMessage) => Channel;
  /** A thread that only those who are invited see. */
  readonly startPrivateThread: (name: string) => Channel;
  /** The same person in another channel or thread. */
  readonly in: (channel: Channel) => Person;
  /** The same person in the direct messages with the bot. */
  readonly inDirectMessages: () => Person;
  /** Everything in the channel that this person sees now, oldest first. */
  readonly sees: () => APIMessage[];
}

export interface Who {
  readonly user: APIUser;
  readonly locale: string;
  readonly channel: Channel;
  /** Where attached files can be fetched. */
  readonly filesUrl: string;
}

export function createPerson(state: State, who: Who): Person {
  const { user, channel } = who;
  return {
    user,
    channel,
    ...asking(state, who),
    ...talking(state, who),
    react: (message, emoji) => react(state, channel, messageOf(message), user, emoji),
    unreact: (message, emoji) => unreact(state, channel, messageOf(message), user, emoji),
    edit: (message, text) => void change(state, channel, message, { content: text }),
    remove: (message) => remove(state, channel, messageOf(message)),
    startThread: (name, from) => startThread(state, channel, name, user.id, from),
    startPrivateThread: (name) => startThread(state, channel, name, user.id, undefined, 12),
    in: (other) => createPerson(state, { ...who, channel: other }),
    inDirectMessages: () => createPerson(state, { ...who, channel: directChannel(state, user) }),
    sees: () => visibleTo(state, who),
  };
}

type Asking = Pick<
  Person,
  'slash' | 'autocomplete' | 'contextMenu' | 'userMenu' | 'press' | 'choose' | 'submit'
>;

function asking(state: State, who: Who): Asking {
  const { channel, locale } = who;
  const attach = (file: TypedFile): JsonObject => attachmentOf(state, who, file);
  const typed = { locale, channel, attach };
  return {
    slash: async (name, options = {}, patience) =>
      ask(state, who, { type: 2, data: commandData(state, { ...typed, name, options }) }, name, patience),
    autocomplete: async (name, options, focused, patience) => {
      const data = commandData(state, { ...typed, name, options, focused });
      return choiceNames(await ask(state, who, { type: 4, data }, `${name} ${focused}`, patience));
    },
    contextMenu: async (name, message, patience) =>
      ask(
        state,
        who,
        { type: 2, data: messageMenuData(state, who, name, messageOf(message)) },
        name,
        patience,
      ),
    userMenu: async (name, target, patience) =>
      ask(state, who, { type: 2, data: userMenuData(state, who, name, target) }, name, patience),
    press: async (given, label, patience) => {
      const message = 'author' in given ? given : withButton(given.messages, label);
      return use(state, who, message, buttonOf(message, label), {}, label, patience);
    },
    choose: async (message, menu, values, patience) =>
      use(
        state,
        who,
        messageOf(message),
        menuOf(messageOf(message), menu, values),
        { values },
        menu,
        patience,
      ),
    submit: (shown, values, patience) => submit(state, who, shown, values, patience),
  };
}

type Talking = Pick<Person, 'say' | 'mention' | 'reply' | 'dm'>;

function talking(state: State, who: Who): Talking {
  const { channel } = who;
  const tell = (where: Channel, text: string, body: JsonObject, patience?: Patience): Promise<Shown> =>
    afterMessage(state, where, write(state, who, where, text, body), JSON.stringify(text), patience);
  return {
    say: (text) => write(state, who, channel, text, {}),
    mention: (text, patience) => tell(channel, `<@${state.bot.id}> ${text}`, {}, patience),
    reply: async (message, text, patience) =>
      tell(channel, text, replyBody(messageOf(message), patience?.ping ?? true), patience),
    dm: (text, patience) => tell(directChannel(state, who.user), text, {}, patience),
  };
}

function ask(
  state: State,
  { user, locale, channel }: Who,
  asked: Pick<Asked, 'type' | 'data' | 'source'>,
  what: string,
  patience?: Patience,
): Promise<Shown> {
  const interaction = sendInteraction(state, { user, locale, channel, ...asked });
  return afterInteraction(state, interaction, what, patience);
}

async function use(
  state: State,
  who: Who,
  source: APIMessage,
  control: JsonObject,
  more: JsonObject,
  what: string,
  patience?: Patience,
): Promise<Shown> {
  checkVisible(state, who, source);
  const channel = state.channels.get(source.channel_id) ?? who.channel;
  const data = {
    component_type: control['type'],
    custom_id: control['custom_id'],
    id: control['id'] ?? 1,
    ...more,
  };
  return ask(state, { ...who, channel }, { type: 3, data, source }, what, patience);
}

function checkVisible(state: State, { user }: Who, message: APIMessage): void {
  const hidden = state.hidden.get(message.id);
  if (hidden && hidden.viewer !== user.id) throw new Error('this message is for another person alone');
  const shown = hidden ?? state.channels.get(message.channel_id)?.messages.get(message.id);
  if (!shown) throw new Error('this message is gone');
}

async function submit(
  state: State,
  who: Who,
  shown: Shown,
  values: Readonly<Record<string, string>>,
  patience?: Patience,
): Promise<Shown> {
  const { modal, interaction } = shown;
  if (!modal || !interaction) throw new Error('no form was opened');
  const source = interaction.source ? { source: interaction.source } : {};
  const asked = { type: 5 as const, data: modalData(modal, values), ...source };
  return ask(
    state,
    { ...who, channel: interaction.channel },
    asked,
    textIn(modal, 'title') ?? 'the form',
    patience,
  );
}

function messageMenuData(
  state: State,
  { locale, channel }: Who,
  name: string,
  message: APIMessage,
): JsonObject {
  const { id, name: registered } = findCommand(state, name, 3, locale, channel);
  return {
    id,
    name: registered,
    type: 3,
    target_id: message.id,
    resolved: { messages: { [message.id]: message } },
  };
}

function userMenuData(state: State, { locale, channel }: Who, name: string, { user }: Person): JsonObject {
  const { id, name: registered } = findCommand(state, name, 2, locale, channel);
  const members = channel.guild ? { members: { [user.id]: memberWithoutUser() } } : {};
  return {
    id,
    name: registered,
    type: 2,
    target_id: user.id,
    resolved: { users: { [user.id]: user }, ...members },
  };
}

function write(state: State, { user }: Who, channel: Channel, text: string, body: JsonObject): APIMessage {
  const message = makeMessage(state, channel, user, { content: text, ...body });
  publish(state, channel, message);
  return message;
}

function replyBody(message: APIMessage, ping: boolean): JsonObject {
  return {
    message_reference: { message_id: message.id },
    allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: ping },
  };
}

function attachmentOf(state: State, { filesUrl }: Who, file: TypedFile): JsonObject {
  const id = state.nextId();
  const path = `/attachments/${id}/${encodeURIComponent(file.filename)}`;
  const bytes = Buffer.from(file.content);
  keep(state.files, path, bytes, 100);
  const url = `${filesUrl}${path}`;
  const type = file.contentType ?? 'text/plain; charset=utf-8';
  return { id, filename: file.filename, size: bytes.length, url, proxy_url: url, content_type: type };
}

function visibleTo(state: State, { user, channel }: Who): APIMessage[] {
  const hidden = [...state.hidden.values()].filter(
    ({ viewer, message }) => viewer === user.id && message.channel_id === channel.id,
  );
  const all = [...channel.messages.values(), ...hidden.map(({ message }) => message)];
  return all.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

function messageOf(given: APIMessage | Shown): APIMessage {
  return 'author' in given ? given : given.message;
}
