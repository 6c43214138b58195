/** The plain baseline: a bare `ws` server that sends every message back. Prints its port once it listens. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** As in the gateway, so that a storm of connections meets the same system queue. */
const BACKLOG = 4_096;

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });
sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => {});
});
server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, () => {
  console.log(`echo server is ready at port ${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => process.exit(0));
