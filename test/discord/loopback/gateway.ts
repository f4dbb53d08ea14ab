// Discord's gateway over ws: hello, identify, ready, heartbeats, resume with replay, and every way in which it can go wrong.
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { createGatewayLog, note, type GatewayLog } from './gateway-log.ts';
import { isObject, listIn, numberIn, objectIn, parsed, textIn, type JsonObject } from './json.ts';
import { createSession, isForShard, type Session } from './session.ts';
import type { State } from './state.ts';
import { KNOWN_INTENTS, PRIVILEGED } from './visibility.ts';
import { guildCreateJson } from './wire.ts';

export interface GatewayOptions {
  /** Milliseconds that clients are told to wait between heartbeats; Discord's 41,250 unless told. */
  readonly heartbeatInterval?: number;
}

/** How a test steers the gateway. Everything acts on all connections at once. */
export interface Gateway {
  readonly log: GatewayLog;
  readonly sessions: ReadonlyMap<string, Session>;
  /** Connections that are open now. */
  readonly connected: () => number;
  /** Sends an event to every session whose intents want it. */
  readonly dispatch: (event: string, data: JsonObject) => void;
  /** Sends an event of any shape, intents or not: for malformed ones. */
  readonly dispatchAnything: (event: string, data: unknown) => void;
  /** Sends a text as it is; it need not be JSON. */
  readonly sendText: (text: string) => void;
  /** Cuts the connections without a close frame, as a broken network does; sessions can be resumed. */
  readonly cut: () => void;
  /** Closes with a code: 4000 to 4009 and 4010 to 4014 as Discord does. */
  readonly close: (code: number) => void;
  /** Op 7: please reconnect. */
  readonly askToReconnect: () => void;
  /** Op 9: the session is invalid; resumable or not. */
  readonly invalidate: (resumable: boolean) => void;
  /** Op 1: please send a heartbeat now. */
  readonly askForHeartbeat: () => void;
  /** While true heartbeats are not acknowledged, as on a zombie connection. */
  readonly setZombie: (zombie: boolean) => void;
  /** While set, every identify and resume is answered by closing with this code. */
  readonly refuseLogins: (code: number | undefined) => void;
  /** While true connections are accepted and never greeted. */
  readonly setMute: (mute: boolean) => void;
  /** Cuts everything and takes no more. */
  readonly stop: () => void;
}

interface Wiring {
  readonly state: State;
  readonly log: GatewayLog;
  readonly sessions: Map<string, Session>;
  readonly options: GatewayOptions;
  readonly url: () => string;
  readonly connections: Map<WebSocket, Connection>;
  zombie: boolean;
  mute: boolean;
  refuseWith: number | undefined;
}

interface Connection {
  readonly socket: WebSocket;
  session: Session | undefined;
  received: number;
  resetAt: number;
}

const LARGEST_PAYLOAD = 4_096;
const PAYLOADS_A_MINUTE = 120;

export function createGateway(
  state: State,
  server: Server,
  url: () => string,
  options: GatewayOptions,
): Gateway {
  const sockets = new WebSocketServer({ server });
  const log = createGatewayLog();
  const sessions = new Map<string, Session>();
  const wiring: Wiring = {
    state,
    log,
    sessions,
    options,
    url,
    connections: new Map(),
    zombie: false,
    mute: false,
    refuseWith: undefined,
  };
  sockets.on('connection', (socket, request) => welcome(wiring, socket, request));
  const all = (act: (socket: WebSocket) => void): void => sockets.clients.forEach(act);
  const send = (payload: JsonObject): void => all((socket) => socket.send(JSON.stringify(payload)));
  return {
    log,
    sessions,
    connected: () => sockets.clients.size,
    dispatch: (event, data) => sessions.forEach((session) => session.send(event, data)),
    dispatchAnything: (event, data) => sessions.forEach((session) => session.sendAnything(event, data)),
    sendText: (text) => all((socket) => socket.send(text)),
    cut: () => all((socket) => socket.terminate()),
    close: (code) => all((socket) => socket.close(code)),
    askToReconnect: () => send({ op: 7, d: null }),
    invalidate: (resumable) => {
      detachAll(wiring);
      if (!resumable) sessions.clear();
      send({ op: 9, d: resumable });
    },
    askForHeartbeat: () => send({ op: 1, d: null }),
    setZombie: (zombie) => void (wiring.zombie = zombie),
    refuseLogins: (code) => void (wiring.refuseWith = code),
    setMute: (mute) => void (wiring.mute = mute),
    stop: () => {
      all((socket) => socket.terminate());
      sockets.close();
    },
  };
}

function welcome(wiring: Wiring, socket: WebSocket, { url = '/' }: IncomingMessage): void {
  const { pathname, searchParams } = new URL(url, 'ws://loopback');
  note(wiring.log.connections, pathname);
  socket.on('error', () => undefined);
  if (searchParams.get('v') !== '10') return socket.close(4_012);
  const connection: Connection = { socket, session: undefined, received: 0, resetAt: Date.now() + 60_000 };
  wiring.connections.set(socket, connection);
  socket.on('message', (data) => receive(wiring, connection, Buffer.isBuffer(data) ? data : Buffer.alloc(0)));
  socket.on('close', (code) => leave(wiring, connection, code));
  const interval = wiring.options.heartbeatInterval ?? 41_250;
  if (!wiring.mute)
    reply(connection, { op: 10, s: null, t: null, d: { heartbeat_interval: interval, _trace: [] } });
  wiring.state.changes.happened();
  return undefined;
}

/** The connections stay, without a session: a client may resume or identify on them. */
function detachAll({ connections }: Wiring): void {
  for (const connection of connections.values()) {
    if (connection.session) connection.session.socket = undefined;
    connection.session = undefined;
  }
}

function leave({ log, sessions, state, connections }: Wiring, connection: Connection, code: number): void {
  note(log.closes, code);
  connections.delete(connection.socket);
  const { session } = connection;
  if (session && session.socket === connection.socket) session.socket = undefined;
  if (session && (code === 1_000 || code === 1_001)) sessions.delete(session.id);
  state.changes.happened();
}

function receive(wiring: Wiring, connection: Connection, data: Buffer): void {
  const payload = data.length > LARGEST_PAYLOAD ? undefined : parsed(data.toString());
  if (isTooFast(connection)) return connection.socket.close(4_008);
  if (!isObject(payload)) return connection.socket.close(4_002);
  handle(wiring, connection, payload);
  return wiring.state.changes.happened();
}

function isTooFast(connection: Connection): boolean {
  if (Date.now() > connection.resetAt)
    Object.assign(connection, { received: 0, resetAt: Date.now() + 60_000 });
  connection.received += 1;
  return connection.received > PAYLOADS_A_MINUTE;
}

function handle(wiring: Wiring, connection: Connection, payload: JsonObject): void {
  switch (payload['op']) {
    case 1:
      return beat(wiring, connection);
    case 2:
      return connection.session
        ? connection.socket.close(4_005)
        : identify(wiring, connection, objectIn(payload, 'd'));
    case 6:
      return connection.session
        ? connection.socket.close(4_005)
        : resume(wiring, connection, objectIn(payload, 'd'));
    case 3:
    case 4:
    case 8:
    case 31:
      wiring.log.counts.presences += payload['op'] === 3 ? 1 : 0;
      return connection.session ? undefined : connection.socket.close(4_003);
    default:
      return connection.socket.close(4_001);
  }
}

function beat({ log, zombie }: Wiring, connection: Connection): void {
  log.counts.heartbeats += 1;
  if (!zombie) reply(connection, { op: 11, s: null, t: null, d: null });
}

function identify(wiring: Wiring, connection: Connection, data: JsonObject): void {
  const intents = numberIn(data, 'intents') ?? -1;
  const [shard, count] = listIn(data, 'shard').map(Number);
  const place = [shard ?? 0, count ?? 1] as const;
  const refused = wiring.refuseWith ?? refusalOf(wiring.state, textIn(data, 'token'), intents, place);
  const asked = { intents, shard: place, token: textIn(data, 'token') ?? '' };
  note(wiring.log.identifies, refused === undefined ? asked : { ...asked, refused });
  if (refused !== undefined) return connection.socket.close(refused);
  const session = createSession(wiring.state, wiring.state.nextId(), intents, place);
  wiring.sessions.set(session.id, session);
  attach(connection, session);
  return ready(wiring, session);
}

function refusalOf(
  { token, privileged }: State,
  given: string | undefined,
  intents: number,
  [shard, count]: readonly [number, number],
): number | undefined {
  if (given !== token) return 4_004;
  if (!(shard >= 0 && shard < count)) return 4_010;
  if (intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return 4_013;
  return (intents & PRIVILEGED & ~privileged) === 0 ? undefined : 4_014;
}

function ready({ state, url }: Wiring, session: Session): void {
  const guilds = [...state.guilds.values()].filter(({ id }) => isForShard(session.shard, id));
  session.sendAnything('READY', {
    v: 10,
    user: { ...state.bot, email: null, mfa_enabled: true, verified: true, flags: 0 },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: `${url()}/resume`,
    shard: session.shard,
    application: { id: state.applicationId, flags: 0 },
    private_channels: [],
    _trace: [],
  });
  for (const guild of guilds) session.send('GUILD_CREATE', guildCreateJson(state, guild));
}

function resume(wiring: Wiring, connection: Connection, data: JsonObject): void {
  const sessionId = textIn(data, 'session_id') ?? '';
  const sequence = numberIn(data, 'seq') ?? 0;
  const session = wiring.sessions.get(sessionId);
  const accepted = session !== undefined && wiring.refuseWith === undefined;
  note(wiring.log.resumes, { sessionId, sequence, accepted });
  const code = wiring.refuseWith ?? (textIn(data, 'token') === wiring.state.token ? undefined : 4_004);
  if (code !== undefined) return connection.socket.close(code);
  if (!session) return reply(connection, { op: 9, s: null, t: null, d: false });
  if (sequence > session.sequence()) return connection.socket.close(4_007);
  attach(connection, session);
  session.replay(sequence);
  session.sendAnything('RESUMED', { _trace: [] });
  return undefined;
}

function attach(connection: Connection, session: Session): void {
  if (session.socket && session.socket !== connection.socket) session.socket.terminate();
  connection.session = session;
  session.socket = connection.socket;
}

function reply({ socket }: Connection, payload: JsonObject): void {
  socket.send(JSON.stringify(payload));
}
