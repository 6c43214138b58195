import { connect, type ConnectionOptions, type Msg, type NatsConnection } from '@nats-io/transport-node';
import type { Timers } from '../../domain/timers.ts';
import type { Logger } from '../../domain/logger.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Bus, BusCounts, BusLink, Hint } from '../bus.ts';
import { BusListeners } from '../listeners.ts';
import { readHint, writeHint } from './hint-envelope.ts';
import type { NatsAddress } from './nats-address.ts';

/** What the bus needs. */
export interface NatsBusOptions {
  readonly address: NatsAddress;
  /** Nodes with the same scope hear each other: the epoch of the database that they share. Letters, digits, `_` and `-`. */
  readonly scope: string;
  readonly timers: Timers;
  readonly logger: Logger;
  /** In [0, 1). */
  readonly random?: () => number;
}

/**
 * Hints over core NATS. Nothing is kept and nothing is confirmed: a node that hears nothing reads the database. Starts at once
 * whether or not a server answers, and tries again for ever.
 */
export class NatsBus implements Bus {
  readonly #options: NatsBusOptions;
  readonly #prefix: string;
  readonly #random: () => number;
  readonly #listeners = new BusListeners('away');
  #connection: NatsConnection | undefined;
  #cancelRetry: () => void = () => {};
  #isClosed = false;
  /** Counts joins and losses, so that an answer to an older connection does not count. */
  #joins = 0;
  /** The try that is under way. */
  #opening: Promise<void>;

  constructor(options: NatsBusOptions) {
    this.#options = options;
    this.#prefix = `consult-kit.${options.scope}`;
    this.#random = options.random ?? Math.random;
    this.#opening = this.#open();
  }

  get node(): string {
    return this.#listeners.node;
  }

  get link(): BusLink {
    return this.#listeners.link;
  }

  get counts(): Readonly<BusCounts> {
    return this.#listeners.counts;
  }

  publish(hint: Hint): void {
    this.#listeners.tell(hint, this.node);
    // What cannot leave now is not kept: it would come late, and the sweep is sooner.
    if (this.link !== 'joined' || !this.#connection) return;
    this.#connection.publish(`${this.#prefix}.${hint.type}`, writeHint(this.node, hint));
    this.#listeners.counts.published += 1;
  }

  subscribe(listener: (hint: Hint, from: string) => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  onLink(listener: (link: BusLink) => void): () => void {
    return this.#listeners.onLink(listener);
  }

  /** Sends what was published, and leaves. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelRetry();
    await this.#opening;
    const connection = this.#connection;
    const isJoined = this.link === 'joined';
    this.#listeners.clear();
    if (!connection || connection.isClosed()) return;
    if (isJoined) await this.#within(connection.flush());
    await this.#within(connection.close());
  }

  async #open(): Promise<void> {
    try {
      const connection = await connect(this.#connectionOptions());
      if (this.#isClosed) await connection.close();
      else this.#use(connection);
    } catch (reason) {
      this.#warn('bus not reached', reason);
      this.#retry();
    }
  }

  #use(connection: NatsConnection): void {
    this.#connection = connection;
    connection.subscribe(`${this.#prefix}.*`, { callback: (error, message) => this.#take(error, message) });
    void this.#watch(connection);
    void this.#join(connection);
  }

  /** Once the server has answered it has the subscription too: whoever looks into the database now misses nothing. */
  async #join(connection: NatsConnection): Promise<void> {
    this.#joins += 1;
    const join = this.#joins;
    try {
      await connection.flush();
      if (join === this.#joins) this.#turn('joined');
    } catch {
      // Lost again already: the connection says so itself, and tries again.
    }
  }

  #leave(): void {
    this.#joins += 1;
    this.#turn('away');
  }

  #retry(): void {
    if (this.#isClosed) return;
    this.#cancelRetry = this.#options.timers.after(this.#delayMs(), () => {
      this.#opening = this.#open();
    });
  }

  #connectionOptions(): ConnectionOptions {
    const { servers, tls, ...signIn } = this.#options.address;
    return {
      ...signIn,
      servers: [...servers],
      ...(tls && { tls: {} }),
      name: 'consult-kit',
      noEcho: true,
      timeout: GATEWAY_LIMITS.busConnectWithinMs,
      pingInterval: GATEWAY_LIMITS.busPingEveryMs,
      maxPingOut: GATEWAY_LIMITS.busPingsMissedMax,
      maxReconnectAttempts: -1,
      ignoreAuthErrorAbort: true,
      reconnectDelayHandler: () => this.#delayMs(),
    };
  }

  /** Follows a connection until it is closed for good, which only a refusal of the server can bring about. */
  async #watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect' || status.type === 'staleConnection') this.#leave();
      else if (status.type === 'reconnect') void this.#join(connection);
      else if (status.type === 'error') this.#warn('bus refused something', status.error);
    }
    this.#leave();
    if (this.#connection === connection) this.#connection = undefined;
    this.#retry();
  }

  #take(error: Error | null, message: Msg): void {
    const { counts } = this.#listeners;
    const read = error === null ? readHint(message.string()) : undefined;
    if (!read || read.node === this.node) {
      counts.ignored += 1;
      return;
    }
    counts.received += 1;
    this.#listeners.tell(read.hint, read.node);
  }

  #turn(link: 'joined' | 'away'): void {
    if (this.link === link || this.#isClosed) return;
    if (link === 'joined') this.#options.logger.info({}, 'bus joined');
    else this.#options.logger.warn({}, 'bus lost: reading the database instead');
    this.#listeners.turn(link);
  }

  #warn(what: string, reason: unknown): void {
    const fault = reason instanceof Error ? reason.name : typeof reason;
    if (!this.#isClosed) this.#options.logger.warn({ fault }, what);
  }

  #delayMs(): number {
    const { busRetryMinMs, busRetryMaxMs } = GATEWAY_LIMITS;
    return Math.round(busRetryMinMs + this.#random() * (busRetryMaxMs - busRetryMinMs));
  }

  /** Waits for the end of something that a server which is gone would hold up. */
  async #within(work: Promise<void>): Promise<void> {
    let cancel: () => void = () => {};
    const late = new Promise<void>((resolve) => (cancel = this.#options.timers.after(GATEWAY_LIMITS.busCloseWithinMs, resolve)));
    await Promise.race([work.catch(() => {}), late]);
    cancel();
  }
}
