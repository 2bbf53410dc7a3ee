import { execFileSync, spawn } from 'node:child_process';
import { GIT_ENVIRONMENT } from '../git-environment.ts';

const [url = '', folder = '', certificate = ''] = process.argv.slice(2);
const env = { ...GIT_ENVIRONMENT, GIT_SSL_CAINFO: certificate };
const begun = performance.now();
const child = spawn('git', ['clone', '-q', '--bare', '--filter=tree:0', url, folder], { env, stdio: 'inherit' });
child.on('close', (status) => {
  const milliseconds = performance.now() - begun;
  if (status !== 0) throw new Error(`git clone ended with ${status}`);
  const rows = Number(execFileSync('git', ['-C', folder, 'rev-list', '--count', '--all'], { env, encoding: 'utf8' }));
  // Git does the work in several processes: the memory of this one says nothing.
  console.log(JSON.stringify({ milliseconds, rows, peakMegabytes: null }));
});
