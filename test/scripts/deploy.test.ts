// The files that put the bot on a machine: what they start exists, and what they must never do they do not.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SETTINGS } from '../../src/config.ts';
import { COMMAND_NAMES } from '../../src/terminal/command-line.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const service = read('scripts/deploy/gakju.service');
const container = read('scripts/deploy/Containerfile');
const program: string = JSON.parse(read('package.json')).bin.gakju;

/** The values of a key, in order. */
function valuesOf(key: string): string[] {
  return [...service.matchAll(new RegExp(`^${key}=(.*)$`, 'gmu'))].map(([, value]) => value ?? '');
}

function valueOf(key: string): string {
  const [value, ...others] = valuesOf(key);
  if (value === undefined || others.length > 0) throw new Error(`expected ${key} once`);
  return value;
}

const seconds = (text: string): number =>
  Number.parseInt(text, 10) * (text.endsWith('h') ? 3_600 : text.endsWith('min') ? 60 : 1);

/** Instructions of the container's file, lines continued and comments left out. */
const instructions = container
  .replaceAll(/^#.*\n/gmu, '')
  .replaceAll(/\\\n\s*/gu, '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)] as const);
const shipped = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));
const given = (name: string, of = shipped): string[] =>
  of.filter(([instruction]) => instruction === name).map(([, rest]) => rest);

describe('the service', () => {
  it('starts what the package names, with a command that exists', () => {
    const [node, path, command, ...rest] = valueOf('ExecStart').split(' ');
    expect([node, path, rest]).toEqual(['/usr/bin/node', `/opt/gakju/${program}`, []]);
    expect(COMMAND_NAMES).toContain(command);
  });

  it('does not run as root, and may gain nothing', () => {
    expect(valueOf('DynamicUser')).toBe('yes');
    expect(valuesOf('User')).toEqual([]);
    for (const key of ['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'PrivateDevices', 'RestrictSUIDSGID'])
      expect(valueOf(key)).toBe('yes');
    expect(valueOf('ProtectSystem')).toBe('strict');
    expect([valueOf('CapabilityBoundingSet'), valueOf('AmbientCapabilities')]).toEqual(['', '']);
  });

  it('lets running questions end before it kills', () => {
    expect(seconds(valueOf('TimeoutStopSec'))).toBeGreaterThanOrEqual(30);
    expect([valueOf('KillMode'), valuesOf('KillSignal')]).toEqual(['mixed', []]);
  });

  it('cannot burn the 1,000 logins of a day in a crash loop', () => {
    expect(valueOf('Restart')).toBe('on-failure');
    const [interval, burst] = [seconds(valueOf('StartLimitIntervalSec')), Number(valueOf('StartLimitBurst'))];
    expect((86_400 / interval) * burst).toBeLessThan(1_000);
    // The limit bites only where the starts fit into its interval.
    expect(seconds(valueOf('RestartSec')) * burst).toBeLessThan(interval);
    expect(service.indexOf('StartLimit')).toBeLessThan(service.indexOf('[Service]'));
  });

  it('does not try again after wrong usage', () => {
    expect(valueOf('RestartPreventExitStatus')).toBe('2');
  });

  it('keeps its data in a folder of its own, where it may write, whatever the settings leave empty', () => {
    const folder = `/var/lib/${valueOf('StateDirectory')}`;
    expect(valueOf('WorkingDirectory')).toBe(folder);
    expect(valueOf('Environment')).toContain(`GAKJU_DATA_DIR=${folder}/`);
    expect(valueOf('StateDirectoryMode')).toBe('0700');
  });

  it('does not forbid what Node does to compile', () => {
    expect(valuesOf('MemoryDenyWriteExecute')).toEqual([]);
  });

  const analyser = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.runIf(analyser)('is understood by systemd', () => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', join(ROOT, 'scripts/deploy/gakju.service')], {
      encoding: 'utf8',
    });
    const unknown = stderr
      .split('\n')
      .filter((line) => /Unknown|Failed to parse|Invalid|Missing '='/u.test(line));
    expect(unknown).toEqual([]);
  });
});

describe('the container', () => {
  it('starts what the package names, without a shell in between', () => {
    const [start, ...others] = given('ENTRYPOINT');
    expect(others).toEqual([]);
    expect(JSON.parse(start ?? '')).toEqual(['node', `/app/${program}`]);
    const [command]: string[] = JSON.parse(given('CMD')[0] ?? '[]');
    expect(COMMAND_NAMES).toContain(command);
    expect(given('STOPSIGNAL')).toEqual(['SIGTERM']);
  });

  it('does not run as root', () => {
    expect(given('USER')).toEqual(['node']);
    const user = shipped.findIndex(([name]) => name === 'USER');
    expect(shipped.slice(user).map(([name]) => name)).not.toContain('RUN');
  });

  it('ships no compiler and no package that only development needs', () => {
    expect(given('FROM', instructions)).toEqual(['node:20-slim AS build', 'node:20-slim']);
    expect(shipped.map(([, rest]) => rest).join('\n')).not.toMatch(/apt-get|npm (?:ci|install)|g\+\+/u);
    expect(given('RUN', instructions).join('\n')).toContain('npm prune --omit=dev');
  });

  it('copies what exists, by name, so that neither settings nor a library come along', () => {
    const copies = given('COPY', instructions).filter((rest) => !rest.startsWith('--from'));
    const sources = copies.flatMap((rest) => rest.split(' ').slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    for (const source of sources) {
      expect(source).not.toMatch(/^\.?\/?$|^\.env|^data\/?$|^data\/library|node_modules|\*/u);
    }
    expect(given('ADD', instructions)).toEqual([]);
  });

  it('copies from its first stage what the build makes there', () => {
    const made = given('COPY').flatMap((rest) => /^--from=build (\S+)/u.exec(rest)?.[1] ?? []);
    expect(made).toEqual(['/app/package.json', '/app/node_modules', '/app/dist']);
  });

  it('keeps its data in a volume that its user may write, whatever the settings leave empty', () => {
    expect([given('VOLUME'), given('WORKDIR').at(-1)]).toEqual([['/data'], '/data']);
    expect(given('ENV')).toContain('GAKJU_DATA_DIR=/data/library');
    expect(given('RUN').join('\n')).toContain('chown node:node /data');
  });

  describe('looks after its health', () => {
    const script = (): string => {
      const check = given('HEALTHCHECK')[0] ?? '';
      const [node, flag, text = '']: string[] = JSON.parse(check.slice(check.indexOf('CMD ') + 4));
      expect([node, flag]).toEqual(['node', '-e']);
      return text;
    };
    const outcome = async (port: string): Promise<unknown> => {
      const child = spawn(process.execPath, ['-e', script()], { env: { GAKJU_HEALTH_PORT: port } });
      const [code]: unknown[] = await once(child, 'exit');
      return code;
    };

    it('only where there is a port', async () => {
      expect(await outcome('')).toBe(0);
    });

    it.each([
      [200, 0],
      [503, 1],
    ])('and takes %s for %s', async (status, code) => {
      const paths: unknown[] = [];
      const server = createServer(({ url }, response) => {
        paths.push(url);
        response.writeHead(status).end();
      }).listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      const address = server.address();
      expect(await outcome(String(typeof address === 'object' ? address?.port : ''))).toBe(code);
      expect(paths).toEqual(['/healthz']);
    });

    it('and takes silence for sickness', async () => {
      expect(await outcome('9')).toBe(1);
    });
  });
});

describe.each([
  ['the service', service],
  ['the container', container],
])('%s', (_, text) => {
  it('holds no secret', () => {
    for (const { name } of SETTINGS.filter((one) => 'secret' in one)) expect(text).not.toContain(`${name}=`);
  });

  it('begins with one sentence that says what it is', () => {
    expect(text).toMatch(/^# \S.{20,}\.\n/u);
  });

  it('sets only settings that exist', () => {
    const names = [...text.matchAll(/\b(GAKJU_[A-Z_]+)/gu)].map(([, name]) => name);
    for (const name of names) expect(SETTINGS.map((one): string => one.name)).toContain(name);
  });
});
