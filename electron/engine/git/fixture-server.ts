/** A git server for tests: the real git http-backend behind https on this machine alone, with a certificate of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { commit, git } from './fixture.ts';

export interface GitServer {
  readonly origin: string;
  /** PEM: the authority to trust. */
  readonly certificate: string;
  /** Repositories in it are served by their name. */
  readonly folder: string;
  /** "POST /shop/git-upload-pack" … */
  readonly requests: string[];
  /** Bytes of packs and what goes with them, since it was last set. */
  sent: number;
  /** What happens once so much of one answer was sent: `atCut`; null = never. */
  cutAfter: number | null;
  /** Breaks the connection unless a test says otherwise. */
  atCut: (response: ServerResponse) => void;
  /** What the server does before git answers: true = it has answered itself. */
  before: (request: IncomingMessage, response: ServerResponse) => boolean;
  close(): void;
}

/** Needs the git and openssl commands; where they are not there it throws, and tests fail rather than pass unseen. */
export async function startGitServer(place: string): Promise<GitServer> {
  const folder = join(place, 'served');
  mkdirSync(folder);
  const { key, cert } = makeCertificate(place);
  const requests: string[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (!started.before(request, response)) runHttpBackend(started, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const started: GitServer = {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate: cert,
    folder,
    requests,
    sent: 0,
    cutAfter: null,
    atCut: (response) => response.destroy(),
    before: () => false,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return started;
}

function makeCertificate(folder: string): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    {
      stdio: 'pipe',
    },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

/** git-http-backend(1), the real one, as a CGI program. */
function runHttpBackend(server: GitServer, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'https://127.0.0.1');
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_PROJECT_ROOT: server.folder,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  request.pipe(backend.stdin);
  let answer = 0;
  let isCut = false;
  const send = (part: Buffer): void => {
    const left = server.cutAfter === null ? part.length : Math.max(0, server.cutAfter - answer);
    const bytes = request.method === 'POST' ? part.subarray(0, left) : part;
    answer += bytes.length;
    if (request.method === 'POST') server.sent += bytes.length;
    if (bytes.length === part.length) response.write(bytes);
    else if (!isCut) {
      isCut = true;
      backend.kill();
      // What was written goes out first.
      response.write(bytes, () => server.atCut(response));
    }
  };
  let head = Buffer.alloc(0);
  let answered = false;
  backend.stdout.on('data', (part: Buffer) => {
    if (answered) return send(part);
    head = Buffer.concat([head, part]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    answered = true;
    for (const line of head.toString('latin1', 0, end).split('\r\n')) {
      const [name = '', value = ''] = line.split(/:\s*/, 2);
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    send(head.subarray(end + 4));
  });
  backend.stdout.on('end', () => {
    if (!isCut) response.end();
  });
}

/** A served repository with a few commits, files and tags; its folder. */
export function serveRepository(server: GitServer, name: string, ...config: (readonly [string, string])[]): string {
  const folder = join(server.folder, name);
  git(server.folder, ['init', '-q', '-b', 'trunk', folder]);
  for (const [key, value] of config) git(folder, ['config', key, value]);
  writeFileSync(join(folder, 'file'), 'words '.repeat(1000));
  git(folder, ['add', 'file']);
  for (let index = 0; index < 8; index++) commit(folder, `Change ${index}`);
  git(folder, ['branch', 'side', 'HEAD~2']);
  git(folder, ['tag', 'light', 'HEAD~3']);
  git(folder, ['tag', '-a', '-m', 'x', 'v1', 'HEAD~1']);
  return folder;
}
