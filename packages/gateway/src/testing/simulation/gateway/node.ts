import { EventEmitter } from 'node:events';
import { LIVE_PATH } from '@consult-kit/protocol';
import type { Server } from 'node:http';
import type { HttpRequest } from '@consult-kit/client';
import { Accounts } from '../../../domain/accounts/accounts.ts';
import type { Campaigns, Clock } from '../../../domain/campaigns/campaign.ts';
import { GuestLimit } from '../../../domain/identity/guest-limit.ts';
import type { HostCredentials } from '../../../domain/identity/host-credentials.ts';
import { Sessions } from '../../../domain/identity/sessions.ts';
import { repeat, type Timers } from '../../../domain/timers.ts';
import { createEngine, type Engine } from '../../../engine.ts';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import { consultationRoutes } from '../../../routes/consultations.ts';
import { deskRoutes } from '../../../routes/desk.ts';
import { livePollRoutes } from '../../../routes/live-poll.ts';
import { sessionRoutes } from '../../../routes/sessions.ts';
import { attachLiveSocket } from '../../../sockets/live.ts';
import { sqlAccountStore } from '../../../store/sql/accounts.ts';
import { openDatabase, type Database } from '../../../store/sql/database.ts';
import { sqlLedgerStore } from '../../../store/sql/ledger.ts';
import { sqlSessionStore } from '../../../store/sql/sessions.ts';
import { SqlConsultationStore } from '../../../store/sql/sql-consultation-store.ts';
import { createMetrics } from '../../../telemetry/metrics.ts';
import { mountDisk, type Disk, type Mount } from '../platform/disk.ts';
import { settle, type VirtualTime } from '../virtual-time.ts';
import { textIn, type ServerSocket } from '../network/server-socket.ts';
import type { Answer, Reachable } from '../network/transport.ts';
import { RouteTable } from './route-table.ts';
import type { BusCable, NodeBus } from './simulated-bus.ts';

/** What a node needs of the world around it. */
export interface NodeParts {
  readonly time: VirtualTime;
  readonly clock: Clock;
  readonly disk: Disk;
  readonly cable: BusCable;
  readonly campaigns: Campaigns;
  /** Called when the node died in the middle of a statement. */
  readonly onCrash: (node: GatewayNode) => void;
  /** Something of the gateway's own failed, with what it logged. */
  readonly onLogged: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  /** The node has sent a frame or an answer to somebody's page. */
  readonly onSaid: (said: Said) => void;
}

/** What a node said to a person: a frame over a socket, or the answer to a request. */
export interface Said {
  readonly to: string;
  readonly text: string;
  /** The path of the request; undefined for frames. */
  readonly path?: string;
}

/** The disk is full for one commit; an ordinary fault that the gateway has to live with. */
class DiskFull extends Error {
  override readonly name = 'DiskFull';
}

/** Numbers for the metrics, which nobody reads here: made once, because making them costs more than a whole run. */
const METRICS = createMetrics();

/** One gateway: the real engine with its routes and sockets over a disk that outlives it. It dies at any statement. */
export class GatewayNode implements Reachable, Mount {
  readonly name: string;
  readonly #parts: NodeParts;
  readonly #server = new EventEmitter();
  readonly #routes = new RouteTable();
  readonly #sockets = new Set<ServerSocket>();
  readonly #waiting = new Set<(answer: Answer) => void>();
  readonly #bus: NodeBus;
  #database: Database | undefined;
  #engine: Engine | undefined;
  #sessions: Sessions | undefined;
  #isAlive = true;
  diedAtMs: number | null = null;
  #takesRequests = false;
  #stopWatching: () => void = () => {};
  /** Statements until the node dies; null lets it live. */
  #diesAfter: number | null = null;
  #diesSilently = false;
  #fullCommits = 0;

  private constructor(name: string, parts: NodeParts) {
    this.name = name;
    this.#parts = parts;
    this.#bus = parts.cable.plug();
  }

  /** Opens the disk and joins an engine; resolves when it takes requests. */
  static async start(name: string, parts: NodeParts): Promise<GatewayNode> {
    const node = new GatewayNode(name, parts);
    await node.#start();
    return node;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Whether new requests and sockets find it. */
  get takesRequests(): boolean {
    return this.#isAlive && this.#takesRequests;
  }

  /** @throws {Error} The node has died. */
  get engine(): Engine {
    if (!this.#engine || !this.#isAlive) throw new Error(`${this.name} is not there.`);
    return this.#engine;
  }

  get sessions(): Sessions {
    if (!this.#sessions) throw new Error(`${this.name} is not there.`);
    return this.#sessions;
  }

  get database(): Database {
    if (!this.#database) throw new Error(`${this.name} is not there.`);
    return this.#database;
  }

  before(sql: string): void {
    if (!this.#isAlive) throw new Error(`${this.name} is gone.`);
    if (this.#fullCommits > 0 && /^\s*commit\b/i.test(sql)) {
      this.#fullCommits -= 1;
      this.#parts.disk.refuse();
      throw new DiskFull('database or disk is full');
    }
  }

  after(_sql: string): void {
    if (this.#diesAfter === null) return;
    this.#diesAfter -= 1;
    if (this.#diesAfter > 0) return;
    this.crash(this.#diesSilently);
    throw new Error(`${this.name} is gone.`);
  }

  /** Dies after so many more statements, wherever that is. */
  dieAfter(statements: number, silently: boolean): void {
    this.#diesAfter = statements;
    this.#diesSilently = silently;
  }

  /** The next commits find the disk full. */
  fillDisk(commits: number): void {
    this.#fullCommits = commits;
  }

  /** Nothing that was planned to go wrong goes wrong any more. */
  spare(): void {
    this.#diesAfter = null;
    this.#fullCommits = 0;
  }

  /** Dies now: uncommitted work is undone, and nothing of it goes on. @param silently - The network tells nobody. */
  crash(silently: boolean): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.diedAtMs = this.#parts.time.nowMs;
    this.#parts.disk.crash();
    this.#parts.cable.unplug(this.#bus);
    if (!silently) {
      for (const socket of this.#sockets) socket.dies();
      for (const resolve of this.#waiting) resolve({ status: 0, body: '' });
    }
    this.#parts.onCrash(this);
  }

  /** Stops as on SIGTERM; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#takesRequests = false;
    await this.#engine?.stop();
    if (!this.#isAlive) return;
    this.#stopWatching();
    await this.#bus.close();
    await this.#database?.close();
    this.diedAtMs = this.#parts.time.nowMs;
    this.#isAlive = false;
  }

  upgrade(socket: ServerSocket, owner: string): boolean {
    if (!this.takesRequests) return false;
    this.#sockets.add(socket);
    socket.onSend = (text) => this.#parts.onSaid({ to: owner, text });
    socket.once('close', () => this.#sockets.delete(socket));
    const stream = {
      end: () => socket.terminate(),
      cork: () => {},
      uncork: () => {},
      write: (frame: Uint8Array, taken: () => void) => socket.send(textIn(frame), taken),
    };
    this.#server.emit('upgrade', { url: LIVE_PATH, simulated: socket }, stream, Buffer.alloc(0));
    return true;
  }

  handle(request: HttpRequest, signal: AbortSignal, owner: string): Promise<Answer> {
    if (!this.takesRequests) return Promise.resolve({ status: 503, body: '{}' });
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      void this.#routes.answer(request, '127.0.0.1', signal).then((answer) => {
        this.#waiting.delete(resolve);
        if (!this.#isAlive) return;
        if (answer.status === 200) this.#parts.onSaid({ to: owner, text: answer.body, path: request.path });
        resolve(answer);
      });
    });
  }

  async #start(): Promise<void> {
    const { disk, clock, campaigns, onLogged } = this.#parts;
    mountDisk(disk, this);
    const database = await openDatabase({ file: ':memory:' });
    const sessions = new Sessions(sqlSessionStore(database), clock);
    const logger = { info: () => {}, warn: () => {}, error: (fields: object, message: string) => onLogged(message, { ...fields }) };
    const engine = createEngine({
      store: new SqlConsultationStore(database),
      ledger: sqlLedgerStore(database),
      settled: () => database.settled(),
      epoch: database.epoch,
      bus: this.#bus,
      campaigns,
      identities: sessions,
      doctors: new Accounts(sqlAccountStore(database), clock),
      clock,
      logger,
      timers: this.#timers,
    });
    this.#database = database;
    this.#sessions = sessions;
    this.#engine = engine;
    await this.#serve(engine, sessions);
    this.#takesRequests = true;
    await settle();
  }

  async #serve(engine: Engine, sessions: Sessions): Promise<void> {
    const { app } = this.#routes;
    const { campaigns, clock } = this.#parts;
    // A host's token says its person plainly: what is signed, and how, is proved elsewhere.
    const credentials = { verify: async (credential: string) => ({ key: 'host', sub: credential }) } as unknown as HostCredentials;
    const doors = { campaigns, sessions, credentials, guests: new GuestLimit(0, clock), consultations: engine.consultations, clock };
    await sessionRoutes(app, { ...doors, metrics: METRICS });
    for (const routes of [consultationRoutes, deskRoutes, livePollRoutes]) await routes(app, { engine });
    attachLiveSocket(this.#server as unknown as Server, { engine });
    this.#stopWatching = repeat(this.#timers, GATEWAY_LIMITS.sessionEndingsPollMs, () => sessions.follow().catch(() => {}));
  }

  /** Timers that end with the node. */
  get #timers(): Timers {
    return {
      after: (delayMs, run) =>
        this.#parts.time.after(delayMs, () => {
          if (this.#isAlive) run();
        }),
    };
  }
}
