// A process that opens the store of argv[3] with the sources compiled in argv[2]; it says on standard output what was
// acknowledged, one line each, and its failure's code where it cannot open.
const [, , compiled, directory, mode] = process.argv;
const { openSqliteStore } = await import(`${compiled}/src/adapters/sqlite-store.js`);

const say = (line) => new Promise((resolve) => process.stdout.write(`${line}\n`, resolve));

try {
  const store = await openSqliteStore(directory);
  await say('open');
  if (mode === 'hold') setInterval(() => undefined, 1_000);
  else await putForever(store.scope('server'));
} catch (error) {
  await say(error.code);
}

async function putForever(scope) {
  for (let round = 0; ; round += 1) {
    const text = `${round} `.repeat(2_000);
    const passages = Array.from({ length: 20 }, (_, index) => ({
      id: `p${index}`,
      start: index,
      end: index + 1,
    }));
    const rows = passages.map(() => new Float32Array(64).fill(round));
    const article = { id: `a${round % 40}`, title: `${round}`, language: 'ko', text };
    await scope.put(article, passages, { embedderId: 'e', dimensions: 64, rows });
    await say(`put ${round}`);
    if (round % 7 === 6) {
      await scope.remove(`a${(round - 3) % 40}`);
      await say(`removed ${(round - 3) % 40}`);
    }
  }
}
