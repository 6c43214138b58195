import { setTimeout as pause } from 'node:timers/promises';
import type { Talk } from '../world.ts';
import { LiveClient } from './live-client.ts';
import { forEachConnecting } from './sockets.ts';

/** Whoever finds no gateway tries again after a random time up to this. */
const RETRY_MAX_MS = 200;

/** Patients who keep a connection open and say nothing. */
export class IdleLoad {
  #clients: LiveClient[] = [];

  /** Opens a connection for each of them, which follows one consultation from `after` on. */
  async open({ origin, talks, after, atOnce }: { origin: string; talks: readonly Talk[]; after: number; atOnce?: number }): Promise<void> {
    const open = async ({ consultation, patient }: Talk): Promise<LiveClient> => {
      const client = new LiveClient({ onEvents: () => {} });
      await client.open(origin, patient);
      client.follow(consultation, after);
      return client;
    };
    this.#clients = await forEachConnecting(talks, open, atOnce);
  }

  /** Cuts all connections. */
  drop(): void {
    for (const client of this.#clients) client.drop();
    this.#clients = [];
  }

  /**
   * Connects everybody again; each tries until it is let in, and has resumed once everything up to `upTo` has arrived.
   * @returns Milliseconds from the call until the last one has resumed.
   */
  async resume({ origin, talks, after, upTo }: { origin: string; talks: readonly Talk[]; after: number; upTo: number }): Promise<number> {
    const startMs = performance.now();
    this.#clients = await forEachConnecting(talks, async ({ consultation, patient }) => {
      for (;;) {
        const client = await resumeOnce(origin, patient, { consultation, after, upTo }).catch(() => undefined);
        if (client) return client;
        await pause(Math.random() * RETRY_MAX_MS);
      }
    });
    return performance.now() - startMs;
  }
}

function resumeOnce(
  origin: string,
  session: string,
  { consultation, after, upTo }: { consultation: string; after: number; upTo: number },
): Promise<LiveClient> {
  return new Promise((resolve, reject) => {
    const client: LiveClient = new LiveClient({
      onEvents: (_consultation, events) => {
        if ((events.at(-1)?.seq ?? 0) >= upTo) resolve(client);
      },
      onClose: () => reject(new Error('closed before everything had come')),
    });
    client.open(origin, session).then(() => client.follow(consultation, after), reject);
  });
}
