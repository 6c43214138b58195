import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIMITS, LIVE_PATH } from '@consult-kit/protocol';
import { WebSocketServer, type WebSocket } from 'ws';
import { inSteps } from '../domain/in-steps.ts';
import type { Engine } from '../engine.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { Heartbeat } from './heartbeat.ts';
import { LiveSocket, type LiveSocketParts } from './live-socket.ts';
import { Lobby } from './lobby.ts';

/**
 * Takes live sockets on a server's `LIVE_PATH`; upgrades to other paths are answered with 404. When the engine stops, sockets
 * are told to come back and closed.
 */
export function attachLiveSocket(server: Server, { engine }: { engine: Engine }): void {
  const { socketMessageChunksMax: maxBufferedChunks, socketMessageFragmentsMax: maxFragments } = GATEWAY_LIMITS;
  const limits = { maxPayload: LIMITS.bodyBytes, maxBufferedChunks, maxFragments };
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, ...limits });
  const open = new Set<LiveSocket>();
  const lobby = new Lobby();
  const heartbeat = new Heartbeat(engine.timers);
  const { counters } = engine;
  // One for all sockets: there are many, and what each holds counts.
  const parts: LiveSocketParts = {
    engine,
    lobby,
    counters,
    onClosed(live) {
      heartbeat.remove(live);
      open.delete(live);
      counters.socketsOpen -= 1;
    },
  };

  const onSocket = (socket: WebSocket, stream: Duplex): void => {
    const live = new LiveSocket(socket, stream, parts);
    heartbeat.add(live);
    open.add(live);
    counters.socketsOpen += 1;
    // Whoever comes now is told when to come back: a refused upgrade would tell a page nothing.
    if (engine.isStopping) void live.goAway(engine.comeBackMs());
  };
  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== LIVE_PATH) refuse(stream, '404 Not Found');
    else sockets.handleUpgrade(request, stream, head, (socket) => onSocket(socket, stream));
  };
  server.on('upgrade', onUpgrade);

  engine.onStopping(async () => {
    await inSteps([...open], engine.timers, (live) => void live.goAway(engine.comeBackMs()));
    // Those who came meanwhile are among them.
    await Promise.all([...open].map((live) => live.closed()));
    heartbeat.stop();
    server.off('upgrade', onUpgrade);
  });
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
