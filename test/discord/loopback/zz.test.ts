import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { connect } from './client.ts';
import { startLoopbackDiscord } from './server.ts';
it('m', async () => { const out: string[] = [];
const discord = await startLoopbackDiscord(); const client = await connect(discord, { rest: { globalRequestsPerSecond: 1e6 } });
client.on('interactionCreate', async (i) => { if (i.isChatInputCommand()) { await i.deferReply(); await i.editReply('답: ' + i.options.getString('question')); } });
discord.register([{ name: 'ask', description: 'x', options: [{ type: 3, name: 'question', description: 'q', required: true }] }]);
await discord.person('a').slash('/ask', {question: 'warm'});
for (const n of [1, 10, 50, 200, 200]) {
const t = performance.now(); const cpu = process.cpuUsage();
const shown = await Promise.all(Array.from({length: n}, (_, k) => discord.person('p'+k).slash('/ask', {question: 'q'+k}, {within: 20000})));
const acks = shown.map((s) => s.acknowledgedAfterMs ?? -1).sort((a,b)=>a-b);
const c = process.cpuUsage(cpu);
out.push(`${n}: total ${(performance.now()-t).toFixed(0)} cpu ${(c.user+c.system)/1000} ack p50 ${acks[n>>1]} max ${acks.at(-1)}`);
}
writeFileSync('/tmp/measure.txt', out.join('\n')); await client.destroy(); await discord.close(); });
