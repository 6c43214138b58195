import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIMITS, LIVE_PATH } from '@consult-kit/protocol';
import { WebSocketServer } from 'ws';
import type { EngineCounters } from '../domain/counters.ts';
import { repeat } from '../domain/timers.ts';
import type { Engine } from '../engine.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { LiveSocket } from './live-socket.ts';

/**
 * Takes live sockets on a server's `LIVE_PATH`; upgrades to other paths are answered with 404. When the engine stops, sockets
 * are told to come back and closed.
 */
export function attachLiveSocket(server: Server, { engine }: { engine: Engine }): void {
  const { socketMessageChunksMax: maxBufferedChunks, socketMessageFragmentsMax: maxFragments } = GATEWAY_LIMITS;
  const limits = { maxPayload: LIMITS.bodyBytes, maxBufferedChunks, maxFragments };
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, ...limits });
  const open = new Set<LiveSocket>();
  const counters: EngineCounters = engine.counters;

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== LIVE_PATH) refuse(stream, '404 Not Found');
    else if (engine.isStopping) refuse(stream, '503 Service Unavailable');
    else {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        const live = new LiveSocket(socket, stream, engine, counters);
        open.add(live);
        counters.socketsOpen += 1;
        void live.closed.then(() => {
          open.delete(live);
          counters.socketsOpen -= 1;
        });
      });
    }
  };
  server.on('upgrade', onUpgrade);

  const stopBeating = repeat(engine.timers, LIMITS.heartbeatMs, () => {
    for (const live of open) if (!live.beat()) counters.socketsDroppedTotal += 1;
  });
  engine.onStopping(async () => {
    stopBeating();
    await Promise.all([...open].map((live) => live.goAway()));
    server.off('upgrade', onUpgrade);
  });
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
