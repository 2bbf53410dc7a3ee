import { spawn } from 'node:child_process';
import { peakOf } from '../run-contestant.ts';

const FORMAT = '%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%s';
const begun = performance.now();
const child = spawn('git', ['-C', process.argv[2] ?? '', 'log', `--format=${FORMAT}`, 'HEAD'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let rows = 0;
let peakMegabytes: number | null = null;
child.stdout.on('data', (bytes: Buffer) => {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) rows += 1;
});
const look = setInterval(() => {
  peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
}, 10);
child.on('close', () => {
  clearInterval(look);
  console.log(JSON.stringify({ milliseconds: performance.now() - begun, rows, peakMegabytes }));
});
