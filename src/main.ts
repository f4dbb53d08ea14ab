#!/usr/bin/env node
// The program: joins the parts and hands the command line to the terminal.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArticleFile } from './adapters/files.ts';
import { projectFolder } from './adapters/lexicon-files.ts';
import type { Config } from './config.ts';
import { segmentArticle } from './core/segment.ts';
import type { Parts } from './terminal/io.ts';
import { runCli } from './terminal/run.ts';

loadEnvironmentFile();

const parts: Parts = {
  version: versionOf(),
  open: async (config: Config) =>
    (await import('./open-product.ts')).openProduct({ dataDir: config.dataDir, model: config.model }),
  sentences: (article) => segmentArticle(article).sentences,
  readArticle: readArticleFile,
  readLink: async (url, signal) =>
    (await import('./adapters/outside-articles.ts')).createOutsideArticles().link(url, signal),
  writeArticles: async (folder, articles) =>
    (await import('./adapters/article-folder.ts')).writeArticles(folder, articles),
  readArticles: async (folder) => (await import('./adapters/article-folder.ts')).readArticles(folder),
  bot: async (config, language, out) => (await import('./run-bot.ts')).runBot({ config, language, out }),
  register: async (config, guild, language, out) =>
    (await import('./run-register.ts')).register({ config, guild, language, out }),
  model: ({ model }) => model?.chatModel,
  estimateTokens: async (texts) => {
    const { estimateTokens } = await import('./adapters/model/token-estimate.ts');
    return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  },
  eval: async (argv) => (await import('../scripts/eval.ts')).runEval(argv),
  bench: async (argv) => (await import('../scripts/bench.ts')).runBench(argv),
};

process.exitCode = await runCli(
  process.argv.slice(2),
  {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
    clock: () => performance.now(),
  },
  parts,
);

function versionOf(): string {
  const about: unknown = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8'));
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '0';
}

/** `.env` beside where the program is started; variables that are set already win. */
function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
