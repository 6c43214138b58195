import type { StaffSignedIn } from '@consult-kit/protocol';
import { compileLexicon, defaultLexicon } from '@consult-kit/intent/compile';
import type { Campaigns } from '../../domain/campaigns/campaign.ts';
import { ServedCampaign } from '../../domain/campaigns/served-campaign.ts';
import { sqlAccountStore } from '../../store/sql/accounts.ts';
import { openDatabase } from '../../store/sql/database.ts';
import { GatewayNode } from './gateway/node.ts';
import { BusCable } from './gateway/simulated-bus.ts';
import { Observer } from './observer.ts';
import { Disk, mountDisk } from './platform/disk.ts';
import { seedIds } from './platform/seeded-ids.ts';
import { Doctor } from './people/doctor.ts';
import { Ledger } from './people/ledger.ts';
import type { Person, Surroundings } from './people/person.ts';
import { Shopper } from './people/shopper.ts';
import { Random } from './random.ts';
import { Reference } from './reference/reference.ts';
import { StoredLedger } from './reference/stored-ledger.ts';
import { StoredTruth } from './reference/stored-truth.ts';
import { drawScenario, type Scenario } from './scenario.ts';
import { settle, VirtualTime } from './virtual-time.ts';
import { Violation } from './violation.ts';

/** Noon of a day within the campaigns. */
const START_MS = Date.parse('2023-01-05T04:00:00.000Z');
const SESSION_MS = 365 * 86_400_000;
/** Longer than any run. */
const NODE_STARTS_WITHIN_MS = 15_000;

const LEXICON = compileLexicon(defaultLexicon, undefined);

/** Everything that takes part in one run: people, their devices and lines, the nodes, and the disk. */
export class World {
  readonly time = new VirtualTime();
  readonly random: Random;
  readonly scenario: Scenario;
  readonly disk = new Disk();
  readonly ledger = new Ledger();
  readonly reference: Reference;
  readonly truth: StoredTruth;
  /** What the sponsors' ledger has to say. */
  readonly sponsors: StoredLedger;
  readonly observer: Observer;
  readonly shoppers: Shopper[] = [];
  readonly doctors: Doctor[] = [];
  readonly trace: (line: () => string) => void;
  /** Nodes come back by themselves, and quickly once this is set. */
  isHealing = false;
  #nodes: GatewayNode[] = [];
  readonly #cable: BusCable;
  readonly #campaigns: Campaigns;
  #jumpedMs = 0;
  #started = 0;
  #violation: Violation | undefined;

  private constructor(seed: number, trace: (atMs: number, line: () => string) => void) {
    seedIds(seed);
    this.random = new Random(seed);
    this.scenario = drawScenario(this.random);
    this.trace = (line) => trace(this.time.nowMs, line);
    const { campaigns, doctors, nodes, lostHintsPart } = this.scenario;
    this.reference = new Reference(
      doctors.map(({ record }) => record),
      campaigns,
    );
    this.#cable = new BusCable(this.time, this.random, { nodes, lostPart: lostHintsPart });
    const served = campaigns.map((file) => new ServedCampaign(file, { lexicon: LEXICON.lexicon, lexiconHash: LEXICON.hash }));
    this.#campaigns = { find: (id) => served.find((campaign) => campaign.id === id), all: () => served };
    this.sponsors = new StoredLedger(this.disk, campaigns);
    this.truth = new StoredTruth(this.disk, { reference: this.reference, ledger: this.sponsors }, () => this.nowMs);
    const { disk, reference, truth, ledger, shoppers, doctors: desks } = this;
    const elapsedMs = (): number => this.time.nowMs;
    this.observer = new Observer({ disk, reference, truth, ledger, shoppers, doctors: desks, nowMs: () => this.nowMs, elapsedMs });
  }

  /** @param trace - Takes each line of what happens, with the time since the run began. */
  static async create(seed: number, trace: (atMs: number, line: () => string) => void): Promise<World> {
    await World.#prepare();
    const world = new World(seed, trace);
    for (let count = 0; count < world.scenario.nodes; count += 1) await world.#startNode();
    await world.#openDesks();
    world.#gather();
    return world;
  }

  /** The first disk of a thread makes the tables for all others, so that every run begins alike. */
  static async #prepare(): Promise<void> {
    if (Disk.hasTemplate) return;
    const disk = new Disk();
    mountDisk(disk, { before: () => {}, after: () => {} });
    await (await openDatabase({ file: ':memory:' })).close();
    disk.becomeTemplate();
  }

  /** The gateway's time. */
  get nowMs(): number {
    return START_MS + this.#jumpedMs + Math.floor(this.time.nowMs);
  }

  get people(): readonly Person[] {
    return [...this.shoppers, ...this.doctors];
  }

  anybody(): Person {
    return this.random.pick(this.people);
  }

  /** Every node that takes requests. */
  get nodes(): readonly GatewayNode[] {
    return this.#nodes.filter(({ takesRequests }) => takesRequests);
  }

  /** A node that takes requests, if there is one. */
  anyNode(): GatewayNode | undefined {
    const { nodes } = this;
    return nodes.length === 0 ? undefined : this.random.pick(nodes);
  }

  /** The gateway's clock goes on by this much at once. */
  jump(byMs: number): void {
    this.#jumpedMs += byMs;
  }

  /** The nodes hear nothing of each other for so long, and know it. */
  partNodes(forMs: number): void {
    this.#cable.turn('away');
    this.time.after(forMs, () => this.#cable.turn('joined'));
  }

  /** Stops a node as an operator would; another one follows. */
  stop(node: GatewayNode): void {
    void node.stop().then(() => {
      this.trace(() => `${node.name} has stopped`);
      this.#replace(node);
    });
  }

  /** Everybody begins. */
  begin(): void {
    for (const person of this.people) person.liveOn();
  }

  /** Everything that was broken works again; the people try for as long as it takes. */
  heal(): void {
    this.isHealing = true;
    this.#cable.lostPart = 0;
    this.#cable.turn('joined');
    for (const person of this.people) {
      person.stopActing();
      person.link.heal();
      person.device.isFull = false;
    }
    // Not everybody comes back.
    for (const doctor of this.doctors) if (this.random.chance(0.12)) doctor.goHome();
    for (const node of this.#nodes) node.spare();
  }

  /** Runs the next thing that happens, and looks at everything. @throws {Violation} */
  async step(): Promise<void> {
    await this.time.step();
    if (this.#violation) throw this.#violation;
    this.observer.check();
  }

  /** A promise was broken where nothing could be thrown: the step ends with it. */
  broken(violation: unknown): void {
    this.#violation ??= violation instanceof Violation ? violation : new Violation('no fault inside', String(violation));
  }

  async #startNode(): Promise<void> {
    this.#started += 1;
    const name = `node ${this.#started}`;
    const { time, disk } = this;
    const node = await GatewayNode.start(name, {
      time,
      disk,
      clock: { now: () => this.nowMs },
      cable: this.#cable,
      campaigns: this.#campaigns,
      onCrash: (dead) => {
        this.trace(() => `${dead.name} is dead`);
        this.#replace(dead);
      },
      onLogged: (message, fields) => this.trace(() => `${name} logs ${message} ${JSON.stringify(fields)}`),
      onSaid: (said) => this.#guard(() => this.observer.noteSaid(said)),
    });
    this.#nodes.push(node);
    this.trace(() => `${name} has started`);
  }

  #replace(dead: GatewayNode): void {
    this.#nodes = this.#nodes.filter((node) => node !== dead);
    const afterMs = this.isHealing ? 500 : this.random.whole(300, NODE_STARTS_WITHIN_MS);
    this.time.after(afterMs, () => {
      this.#startNode().catch((reason: unknown) =>
        this.broken(new Violation('no fault inside', `a node did not start: ${String(reason)}`)),
      );
    });
  }

  /** The doctors have accounts, and have signed in once. */
  async #openDesks(): Promise<void> {
    const node = this.#nodes[0];
    if (!node) throw new Error('A run needs a node.');
    const accounts = this.scenario.doctors.map(({ record }, index) => ({
      id: record.profile.id,
      login: `doctor${index + 1}`,
      role: 'doctor' as const,
      names: record.profile.names,
      passwordHash: '',
      createdAtMs: START_MS,
      disabledAtMs: null,
      doctor: record,
    }));
    await sqlAccountStore(node.database).insert(accounts);
    for (const [index, { id, login, role, names }] of accounts.entries()) {
      const { secret } = await node.sessions.open({ kind: 'staff', account: id, login, role, names }, SESSION_MS);
      const expiresAt = new Date(START_MS + SESSION_MS).toISOString();
      const serverTime = new Date(START_MS).toISOString();
      this.#addDoctor(index, { session: secret, expiresAt, account: { id, login, role, names }, serverTime });
    }
    await settle();
  }

  #addDoctor(index: number, signedIn: StaffSignedIn): void {
    const drawn = this.scenario.doctors[index];
    if (!drawn) return;
    const { campaigns } = this.scenario;
    this.doctors.push(new Doctor(`D${index + 1}`, { ...drawn, campaigns, signedIn }, this.#surroundings()));
  }

  #gather(): void {
    for (const [index, kind] of this.scenario.shoppers.entries())
      this.shoppers.push(new Shopper(`S${index + 1}`, kind, this.#surroundings()));
    for (const person of this.people) person.onStored = (message, seq) => this.observer.checkStored(message, seq);
  }

  #surroundings(): Surroundings {
    const { time, random, ledger, trace } = this;
    return {
      time,
      random,
      ledger,
      trace,
      conditions: this.scenario.conditions,
      serverMs: () => this.nowMs,
      nodeFor: () => this.anyNode(),
      broken: (violation) => this.broken(violation),
      heard: (person, consultation, event) => this.#guard(() => this.observer.noteHeard(person, consultation, event)),
    };
  }

  #guard(check: () => void): void {
    try {
      check();
    } catch (reason) {
      this.broken(reason);
    }
  }
}
