import { LeanSocket } from './lean-socket.ts';
import { frameText } from './message.ts';
import { allArrived, pace } from './pace.ts';
import { forEachConnecting } from './sockets.ts';

/** What the echo sockets do and have seen. */
export class EchoLoad {
  #sockets: LeanSocket[] = [];
  /** When each socket's outstanding messages were sent; they come back in order. */
  readonly #sentAt = new Map<LeanSocket, number[]>();
  #latenciesMs: number[] = [];
  #isRunning = false;
  #sent = 0;
  #delivered = 0;

  async open({ url, sockets, atOnce }: { url: string; sockets: number; atOnce?: number }): Promise<void> {
    this.#sockets = await forEachConnecting(Array.from({ length: sockets }), () => LeanSocket.open(url), atOnce);
    for (const socket of this.#sockets) {
      this.#sentAt.set(socket, []);
      socket.onMessage = () => this.#onEcho(socket);
    }
  }

  /** Keeps so many messages of each socket under way until `stop`. */
  run({ window }: { window: number }): void {
    this.#isRunning = true;
    for (const socket of this.#sockets) for (let count = 0; count < window; count += 1) this.#send(socket);
  }

  stop(): void {
    this.#isRunning = false;
  }

  delivered(): number {
    return this.#delivered;
  }

  /** Sends at an even pace and returns how long each message took, in milliseconds. */
  async paced({ perSecond, durationMs }: { perSecond: number; durationMs: number }): Promise<number[]> {
    this.#latenciesMs = [];
    await pace(perSecond, durationMs, (turn) => {
      const socket = this.#sockets[turn % this.#sockets.length];
      if (socket) this.#send(socket);
    });
    await allArrived(() => this.#sent - this.#delivered);
    return this.#latenciesMs;
  }

  /** Connects everybody anew; each says a short frame and one of `bytes`, and is done when both have come back. Milliseconds. */
  async resume({ url, sockets, bytes }: { url: string; sockets: number; bytes: number }): Promise<number> {
    const startMs = performance.now();
    const text = 'x'.repeat(bytes);
    this.#sockets = await forEachConnecting(Array.from({ length: sockets }), async () => {
      const socket = await LeanSocket.open(url);
      const both = new Promise<void>((resolve) => {
        socket.onMessage = (data) => data.length === bytes && resolve();
      });
      socket.send(frameText());
      socket.send(text);
      await both;
      return socket;
    });
    return performance.now() - startMs;
  }

  /** Cuts all connections. */
  drop(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#sockets = [];
  }

  #send(socket: LeanSocket): void {
    this.#sent += 1;
    this.#sentAt.get(socket)?.push(performance.now());
    socket.send(frameText());
  }

  #onEcho(socket: LeanSocket): void {
    const sentAt = this.#sentAt.get(socket)?.shift() ?? 0;
    this.#delivered += 1;
    if (this.#isRunning) this.#send(socket);
    else this.#latenciesMs.push(performance.now() - sentAt);
  }
}
