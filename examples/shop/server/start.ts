import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Lets a server listen on the loopback interface.
 * @param port - 0 lets the system choose.
 * @returns The port that it listens on.
 * @throws {Error} The port is taken, or not for this account; `explainStart` says it in a sentence.
 */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Why the shop did not start and what to do about it; anything unforeseen keeps its own words. */
export function explainStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `port ${port} is already in use. Stop the program that holds it, or set CONSULT_SHOP_PORT to a free port.`;
  if (code === 'EACCES') return `port ${port} needs more rights than this account has. Set CONSULT_SHOP_PORT to a port above 1023.`;
  return error.message;
}
