import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Whether nobody listens on a TCP port of the loopback interface. The answer is as old as it is: another program may take the port next.
 * @param port - 1 to 65,535.
 */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

/** A TCP port of the loopback interface on which nobody listens at this moment. For programs that cannot choose one themselves. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address && typeof address === 'object' ? address.port : port;
}
