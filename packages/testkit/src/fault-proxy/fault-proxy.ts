import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { checkFaults, NO_FAULTS, type Cut, type Direction, type Faults } from './faults.ts';
import { FAULT_PROXY_LIMITS } from './limits.ts';
import { Line, type ProxyClock } from './line.ts';
import { Link } from './link.ts';
import { seededRandom } from './seeded-random.ts';

/** How a proxy starts. */
export interface FaultProxyOptions {
  /** Where connections lead: a TCP port of this machine. */
  readonly targetPort: number;
  /** TCP port to listen on; a free one when left out. */
  readonly port?: number;
  /** Same seed, same decisions: which connections are late or refused, in the order in which they came. */
  readonly seed: string;
  /** What the line does; nothing when left out. */
  readonly faults?: Partial<Faults>;
  readonly clock?: ProxyClock;
}

/** What the proxy did to one connection, or at one of its cuts. */
export interface Decision {
  /** Connections count from 1; 0 is for all of them. */
  readonly link: number;
  readonly what: 'passed' | 'late' | 'refused' | Cut;
  /** For late ones. */
  readonly lateMs?: number;
}

const LOOPBACK = '127.0.0.1';
const systemClock: ProxyClock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * A bad line between real programs: a TCP port of the loopback interface that leads to another one. It delays, narrows, cuts, holds and
 * swallows what passes, always on purpose and as its seed says.
 */
export class FaultProxy {
  readonly #server: Server;
  readonly #targetPort: number;
  readonly #clock: ProxyClock;
  readonly #seed: string;
  readonly #lines: Readonly<Record<Direction, Line>>;
  readonly #links = new Set<Link>();
  readonly #swallowing = new Set<Direction>();
  readonly #decisions: Decision[] = [];
  #faults: Faults;
  #accepted = 0;
  #cancelCut: () => void = () => undefined;

  private constructor({ targetPort, seed, faults = {}, clock = systemClock }: FaultProxyOptions) {
    this.#faults = { ...NO_FAULTS, ...faults };
    checkFaults(this.#faults);
    this.#targetPort = targetPort;
    this.#seed = seed;
    this.#clock = clock;
    this.#lines = { up: new Line(clock, this.#faults.up), down: new Line(clock, this.#faults.down) };
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (socket) => this.#accept(socket));
  }

  /** Starts one. Whoever starts it closes it. @throws {RangeError} A fault is out of its range. */
  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    proxy.#server.listen({ port: options.port ?? 0, host: LOOPBACK });
    await once(proxy.#server, 'listening');
    proxy.#waitForCut();
    return proxy;
  }

  /** TCP port. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** `http://localhost:<port>`. */
  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#links.size;
  }

  /** What was decided, in order. */
  get decisions(): readonly Decision[] {
    return this.#decisions;
  }

  /** Bytes of all connections that have come in and not gone out. */
  get heldBytes(): number {
    return [...this.#links].reduce((sum, link) => sum + link.heldBytes, 0);
  }

  /** Changes what the line does from now on. Cuts start a new round. @throws {RangeError} A fault is out of its range. */
  set(faults: Partial<Faults>): void {
    const next = { ...this.#faults, ...faults };
    checkFaults(next);
    this.#faults = next;
    for (const way of ['up', 'down'] as const) this.#lines[way].set(next[way]);
    if ('cuts' in faults) this.#waitForCut();
  }

  /** Cuts every connection now. */
  cut(how: Cut): void {
    this.#note({ link: 0, what: how });
    for (const link of [...this.#links]) link.cut(how);
  }

  /** Holds everything back, in both directions; connections stay. */
  pause(): void {
    for (const line of Object.values(this.#lines)) line.pause();
  }

  /** Lets what was held back go on. */
  resume(): void {
    for (const line of Object.values(this.#lines)) line.resume();
  }

  /**
   * Swallows what goes in one direction, ends included, over the connections that are open and those to come, while they look alive.
   * A connection that lost bytes stays swallowed for its life, also after `heal`: a stream with a hole would be no line's fault.
   */
  swallow(direction: Direction): void {
    this.#swallowing.add(direction);
    for (const link of this.#links) link.swallow(direction);
  }

  /** Connections from now on carry both directions again. */
  heal(): void {
    this.#swallowing.clear();
  }

  /** Resets what is open and gives the port back. */
  async close(): Promise<void> {
    this.#cancelCut();
    for (const link of [...this.#links]) link.cut('reset');
    for (const line of Object.values(this.#lines)) line.close();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    this.#accepted += 1;
    const number = this.#accepted;
    const decision = this.#decide(number);
    this.#note(decision);
    if (decision.what === 'refused') {
      socket.on('error', () => undefined);
      socket.resetAndDestroy();
      return;
    }
    const link = new Link(socket, {
      targetPort: this.#targetPort,
      clock: this.#clock,
      lines: this.#lines,
      connectAfterMs: this.#faults.connectMs + (decision.lateMs ?? 0),
      onClosed: () => this.#links.delete(link),
    });
    this.#links.add(link);
    for (const direction of this.#swallowing) link.swallow(direction);
  }

  /** Depends on the seed and the connection's number only, whatever else goes on. */
  #decide(link: number): Decision {
    const random = seededRandom(`${this.#seed}/link ${link}`);
    const { refused, late } = this.#faults;
    if (random() < refused) return { link, what: 'refused' };
    if (random() < late.share) return { link, what: 'late', lateMs: Math.round(random() * late.maxMs) };
    return { link, what: 'passed' };
  }

  #waitForCut(): void {
    this.#cancelCut();
    const { cuts } = this.#faults;
    if (!cuts) return;
    this.#cancelCut = this.#clock.after(cuts.everyMs, () => {
      this.cut(cuts.how);
      this.#waitForCut();
    });
  }

  #note(decision: Decision): void {
    if (this.#decisions.push(decision) > FAULT_PROXY_LIMITS.decisionsMax) this.#decisions.shift();
  }
}
