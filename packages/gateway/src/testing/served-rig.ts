import { once } from 'node:events';
import { LIVE_PATH, type ClientFrame, type ServerFrame } from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { WebSocket } from 'ws';
import { createApp } from '../app.ts';
import { consultationRoutes } from '../routes/consultations.ts';
import { deskRoutes } from '../routes/desk.ts';
import { livePollRoutes } from '../routes/live-poll.ts';
import { attachLiveSocket } from '../sockets/live.ts';
import { createLog } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import type { Rig } from './rig.ts';

/** The engine's routes and socket over the gateway's own HTTP shell. */
export async function serve(rig: Rig): Promise<FastifyInstance> {
  const app = createApp({ log: createLog('silent'), metrics: createMetrics(), allowsOrigin: () => false, isStopping: () => false });
  const { engine } = rig;
  await app.register(consultationRoutes, { engine });
  await app.register(deskRoutes, { engine });
  await app.register(livePollRoutes, { engine });
  attachLiveSocket(app.server, { engine });
  return app;
}

/** Starts listening on a free port of the loopback; returns the socket's address. */
export async function liveAddress(app: FastifyInstance): Promise<string> {
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return `${address.replace('http', 'ws')}${LIVE_PATH}`;
}

/** A live socket as a test speaks to it. Frames are kept in the order in which they came. */
export class TestSocket {
  readonly frames: ServerFrame[] = [];
  readonly closed: Promise<{ code: number }>;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #pings = 0;

  constructor(address: string, options: { autoPong?: boolean } = {}) {
    this.#socket = new WebSocket(address, options);
    this.#socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as ServerFrame);
      for (const look of this.#waiting) look();
    });
    this.closed = new Promise((resolve) => this.#socket.once('close', (code) => resolve({ code })));
    this.#socket.on('ping', () => (this.#pings += 1));
    this.#socket.on('error', () => {});
  }

  /** What was agreed on beside the protocol, such as compression. */
  get extensions(): string {
    return this.#socket.extensions;
  }

  async opened(): Promise<this> {
    await once(this.#socket, 'open');
    return this;
  }

  /** Opens, says hello and waits for the welcome. */
  async hello(session: string): Promise<this> {
    await this.greeting(session);
    await this.next('welcome');
    return this;
  }

  /** Opens and says hello. @param resumes - Whether it says that it comes back to something. */
  async greeting(session: string, { resumes = false } = {}): Promise<this> {
    await this.opened();
    this.send({ type: 'hello', v: 1, session, ...(resumes && { resumes }) });
    return this;
  }

  send(frame: ClientFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  sendText(text: string | Buffer): void {
    this.#socket.send(text);
  }

  /** Waits until frames of these types have come that fit; returns the first one. */
  async next<Type extends ServerFrame['type']>(
    type: Type,
    fits: (frame: Extract<ServerFrame, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<ServerFrame, { type: Type }>> {
    const find = () =>
      this.frames.find((frame): frame is Extract<ServerFrame, { type: Type }> => frame.type === type && fits(frame as never));
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
      });
    }
  }

  /** Numbers of all events of a consultation that came, in the order in which they came. */
  seqsOf(consultation: string): number[] {
    return this.frames.flatMap((frame) =>
      frame.type === 'events' && frame.consultation === consultation ? frame.events.map(({ seq }) => seq) : [],
    );
  }

  /** Sends one piece of a message. */
  sendPart(text: string, { last }: { last: boolean }): void {
    this.#socket.send(text, { fin: last });
  }

  /** Reads nothing more until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Waits until the gateway has pinged this often. */
  async pinged(times: number): Promise<void> {
    while (this.#pings < times) await once(this.#socket, 'ping');
  }

  close(): void {
    this.#socket.close();
  }
}
