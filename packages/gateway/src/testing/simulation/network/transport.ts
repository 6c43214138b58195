import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
  type LiveChannel,
  type LiveHandlers,
  type Transport,
} from '@consult-kit/client';
import type { Random } from '../random.ts';
import type { VirtualTime } from '../virtual-time.ts';
import { Connection, type Upgrading } from './connection.ts';
import type { Link } from './link.ts';

/** An answer of a node. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A node as pages see it. */
export interface Reachable extends Upgrading {
  /** Answers one request; never rejects, and answers nothing once the node is gone. @param signal - Aborted when nobody waits any more. @param owner - Whose page asks. */
  handle(request: HttpRequest, signal: AbortSignal, owner: string): Promise<Answer>;
}

/** What a page's way to the gateway is made of. */
export interface WayParts {
  /** Whose page it is. */
  readonly owner: string;
  readonly trace: (line: () => string) => void;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly link: Link;
  /** The node at which the next request or socket arrives, if there is any. */
  readonly nodeFor: () => Reachable | undefined;
  /** Part of the requests that something on the way sends twice. */
  readonly repeatedPart: number;
}

/** How one page reaches the gateway: over a link with delays and losses, to whichever node takes it. */
export class SimulatedTransport implements Transport {
  readonly live: 'socket' | 'poll';
  readonly connections = new Set<Connection>();
  readonly #parts: WayParts;
  #isAlive = true;

  constructor(live: 'socket' | 'poll', parts: WayParts) {
    this.live = live;
    this.#parts = parts;
  }

  request(request: HttpRequest): Promise<HttpResponse> {
    const { time, random, link, repeatedPart } = this.#parts;
    return new Promise((resolve, reject) => {
      const gone = new AbortController();
      const settle = (run: () => void, givesUp = true): void => {
        cancelTimeout();
        if (this.#isAlive) run();
        if (givesUp) time.after(link.delayMs(), () => gone.abort());
      };
      const cancelTimeout = time.after(request.timeoutMs, () => settle(() => reject(new TransportError('timeout', 'No answer in time.'))));
      request.onCancel?.(() => settle(() => reject(new TransportError('cancelled', 'Cancelled.'))));
      const fail = (): void => settle(() => reject(new TransportError('interrupted', 'The connection was lost.')));
      const answer = ({ status, body }: Answer): void => settle(() => resolve({ status, body, headers: {} }), false);
      this.#exchange(request, gone.signal, answer, fail);
      if (random.chance(repeatedPart)) this.#exchange(request, gone.signal, answer, () => {});
    });
  }

  connect(_options: { path: string; timeoutMs: number }, on: LiveHandlers): LiveChannel {
    const { owner, time, link, nodeFor } = this.#parts;
    const connection: Connection = new Connection(owner, time, link, on, () => this.connections.delete(connection));
    this.connections.add(connection);
    connection.open(nodeFor);
    return connection;
  }

  /** The page is gone: nothing comes back to it, and what it has sent may still arrive. */
  drop(): void {
    this.#isAlive = false;
    for (const connection of [...this.connections]) connection.drop();
  }

  #exchange(request: HttpRequest, signal: AbortSignal, answer: (answer: Answer) => void, fail: () => void): void {
    const { owner, trace, time, link, nodeFor } = this.#parts;
    time.after(link.delayMs(), () => {
      if (!link.up) return;
      const node = nodeFor();
      if (!node || link.refuses) {
        time.after(link.delayMs(), () => link.down && fail());
        return;
      }
      void node.handle(request, signal, owner).then((answered) => {
        if (answered.status >= 400)
          trace(() => `${owner} asked ${request.path} and gets ${answered.status} ${answered.body.slice(0, 150)}`);
        if (node.isAlive) time.after(link.delayMs(), () => link.down && answer(answered));
        else time.after(link.delayMs(), () => link.down && fail());
      });
    });
  }
}
