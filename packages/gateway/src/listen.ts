import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ConsultError } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { GATEWAY_LIMITS } from './limits.ts';

/** The default: reachable as `localhost` and by both loopback addresses, and by nobody outside. */
export const DEFAULT_HOST = 'localhost';

/**
 * Looks whether a port can be had, before anything else is done for it.
 * @throws {ConsultError} `PORT_IN_USE`. Everything else is found out by `listen`.
 */
export async function assertPortFree({ host, port }: { host: string; port: number }): Promise<void> {
  if (port === 0) return;
  for (const address of host === DEFAULT_HOST ? LOOPBACK : [host]) {
    if (await isTaken(address, port)) throw portInUse(host, port);
  }
}

/**
 * Starts to take connections; all routes must be there.
 * @param port - 0 takes any free one.
 * @returns The port.
 * @throws {ConsultError} `PORT_IN_USE`, or `USAGE` for a host or a port that can't be listened on.
 */
export async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<number> {
  try {
    await app.listen({ host, port, backlog: GATEWAY_LIMITS.listenBacklog });
  } catch (cause) {
    throw listenFailure(cause, host, port);
  }
  const taken = (app.server.address() as AddressInfo).port;
  if (host === DEFAULT_HOST) await refuseHalfTaken(app, taken);
  return taken;
}

/** Both loopback addresses: browsers try them for `localhost` whatever the machine's own table of hosts says. */
const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * Fastify goes on when only one of the two loopback addresses could be had. If the other one belongs to another program,
 * half of the browsers would reach that program.
 */
async function refuseHalfTaken(app: FastifyInstance, port: number): Promise<void> {
  const bound = new Set<string>(app.addresses().map((place) => (typeof place === 'string' ? place : place.address)));
  for (const address of LOOPBACK) {
    if (!bound.has(address) && (await isTaken(address, port))) throw portInUse(address, port);
  }
}

/** Whether another program listens there; an address that this machine does not have is not taken. */
async function isTaken(address: string, port: number): Promise<boolean> {
  const probe = createServer();
  return await new Promise((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
    probe.listen({ host: address, port }, () => probe.close(() => resolve(false)));
  });
}

function listenFailure(cause: unknown, host: string, port: number): unknown {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return portInUse(host, port, cause);
    case 'EACCES':
      return new ConsultError('USAGE', `This user may not listen on port ${port}. Choose one from 1024 up with --port.`, { cause });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConsultError('USAGE', `This machine has no address "${host}". Correct --host.`, { cause });
    default:
      return cause;
  }
}

function portInUse(host: string, port: number, cause?: unknown): ConsultError {
  return new ConsultError(
    'PORT_IN_USE',
    `Port ${port} on ${host} is taken by another program. Stop it, or choose another port with --port.`,
    { cause },
  );
}
