import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that counts who comes: what the application must never reach. */
export interface Listener {
  readonly port: number;
  readonly url: string;
  /** Connections made, whether or not anything was asked over them. */
  hits(): number;
  close(): void;
}

export async function listenForHttp(): Promise<Listener> {
  let hits = 0;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html' });
    response.end('<title>outside</title>');
  });
  server.on('connection', () => {
    hits += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/`, hits: () => hits, close: () => server.close() };
}

export async function listenForDatagrams(): Promise<Listener> {
  let hits = 0;
  const socket = createSocket('udp4', () => {
    hits += 1;
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  return { port, url: `stun:127.0.0.1:${port}`, hits: () => hits, close: () => socket.close() };
}
