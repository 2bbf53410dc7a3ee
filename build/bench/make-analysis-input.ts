/**
 * Input of the analysis benchmark, the same every time: deployments as CSV, incidents as JSON, a repository.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { random } from './random.ts';

export interface AnalysisSize {
  readonly deployments: number;
  readonly incidents: number;
  readonly commits: number;
}

const SERVICES = 40;
const START = Date.UTC(2023, 0, 1);
const YEAR = 365 * 86_400_000;

async function run(
  command: string,
  words: readonly string[],
  folder: string,
  input?: (write: (text: string) => void) => void,
): Promise<string> {
  const child = spawn(command, words, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const ended = once(child, 'close');
  input?.((text) => child.stdin.write(text));
  child.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}`);
  return output;
}

/** A bare repository with one merge in ten commits, written through git fast-import. Returns the ids, oldest first. */
export async function makeRepository(folder: string, commits: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', '.'], folder);
  const step = YEAR / commits / 1000;
  await run('git', ['fast-import', '--quiet'], folder, (write) => {
    for (let index = 1; index <= commits; index += 1) {
      const at = Math.floor(START / 1000 + index * step);
      const subject = `Change ${index}`;
      const body = `line ${index}\n`;
      write(
        `commit refs/heads/main\nmark :${index}\nauthor Author ${index % 50} <a${index % 50}@example.com> ${at} +0900\n`,
      );
      write(`committer Author <a@example.com> ${at + 60} +0900\ndata ${subject.length}\n${subject}\n`);
      if (index > 1) write(`from :${index - 1}\n`);
      if (index > 10 && index % 10 === 0) write(`merge :${index - 5}\n`);
      write(`M 100644 inline file${index % 20}.txt\ndata ${body.length}\n${body}\n`);
    }
  });
  const listed = await run('git', ['rev-list', '--topo-order', '--reverse', 'main'], folder);
  return listed.trim().split('\n');
}

/** Writes deployments.csv, incidents.json and shop.git into the folder. */
export async function makeAnalysisInput(folder: string, size: AnalysisSize): Promise<void> {
  const shas = await makeRepository(join(folder, 'shop.git'), size.commits);
  const next = random(7);
  const csv = createWriteStream(join(folder, 'deployments.csv'));
  csv.write('deployment_id,service,environment,team,started_at,finished_at,status,commit_sha,version\n');
  for (let index = 0; index < size.deployments; index += 1) {
    const at = START + (index / size.deployments) * YEAR + 3_600_000;
    const service = Math.floor(next() * SERVICES);
    const sha = shas[Math.min(shas.length - 1, Math.floor((index / size.deployments) * shas.length))];
    const status = next() < 0.97 ? 'success' : 'failure';
    const started = new Date(at).toISOString();
    const finished = new Date(at + 60_000 + next() * 600_000).toISOString();
    const line = `d${index},service-${service},production,"팀 ${service % 6}",${started},${finished},${status},${sha},v${index}\n`;
    if (!csv.write(line)) await once(csv, 'drain');
  }
  csv.end();
  const json = createWriteStream(join(folder, 'incidents.json'));
  json.write('[');
  for (let index = 0; index < size.incidents; index += 1) {
    const at = START + next() * YEAR;
    const incident = {
      incident_id: `i${index}`,
      service: `service-${Math.floor(next() * SERVICES)}`,
      environment: 'production',
      severity: `SEV-${1 + Math.floor(next() * 4)}`,
      title: `장애 ${index}`,
      started_at: new Date(at).toISOString(),
      resolved_at: new Date(at + next() * 7_200_000).toISOString(),
    };
    json.write(`${index === 0 ? '' : ','}\n${JSON.stringify(incident)}`);
  }
  json.end('\n]\n');
  await Promise.all([once(csv, 'close'), once(json, 'close')]);
}
