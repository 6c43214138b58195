import { setTimeout as pause } from 'node:timers/promises';
import { CRASH_LIMITS } from '../limits.ts';
import type { LoadCampaign } from '../load-campaign.ts';
import { Ledger } from './ledger.ts';
import { LoadDoctor } from './load-doctor.ts';
import { LoadPatient, type LoadParts } from './load-patient.ts';
import { Nodes } from './nodes.ts';
import type { Pace } from './talk.ts';

/** Time between two looks at whether everybody has come to rest. */
const SETTLE_LOOK_MS = 100;
/** For how many looks in a row everybody has to be at rest. */
const SETTLE_LOOKS = 10;

/** Who comes, and where to. */
export interface LoadOptions {
  /** Origins of the gateways. */
  readonly origins: readonly string[];
  readonly campaign: LoadCampaign;
  /** Patients at the same time. */
  readonly patients: number;
  /** Logins of the doctors; all have the same password. */
  readonly doctors: readonly string[];
  readonly password: string;
  readonly pace: Pace;
}

/** Patients and doctors who write all the time, and remember what they were promised and shown. */
export class Load {
  readonly ledger = new Ledger();
  readonly #options: LoadOptions;
  readonly #patients: readonly LoadPatient[];
  readonly #doctors: readonly LoadDoctor[];
  #running: Promise<unknown> = Promise.resolve();
  #stopping = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    const { campaign, pace, origins } = options;
    const nodes = new Nodes(origins, this.ledger);
    const parts: LoadParts = { ledger: this.ledger, nodes, campaign, pace, isStopping: () => this.#stopping };
    this.#patients = Array.from({ length: options.patients }, (_, index) => new LoadPatient(`patient${index + 1}`, parts));
    this.#doctors = options.doctors.map((login) => new LoadDoctor(login, parts));
  }

  /** Consultations that patients started. */
  get consultations(): number {
    return this.#patients.reduce((sum, { count }) => sum + count, 0);
  }

  /** What went wrong for good. */
  get failures(): unknown[] {
    return [...this.#patients, ...this.#doctors].flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  }

  /** Signs the doctors in and lets the patients come. Everybody goes on by themselves. */
  async start(): Promise<void> {
    await Promise.all(this.#doctors.map((doctor) => doctor.start(this.#options.password)));
    this.#running = Promise.all(this.#patients.map((patient) => patient.run()));
  }

  /** Nothing new is sent; waits until all that was sent is answered and shown. @returns whether that came in time. */
  async settle(): Promise<boolean> {
    this.#stopping = true;
    const endMs = performance.now() + CRASH_LIMITS.settleWithinMs;
    for (let looks = 0; looks < SETTLE_LOOKS; looks = this.#atRest ? looks + 1 : 0) {
      if (performance.now() > endMs) return false;
      await pause(SETTLE_LOOK_MS);
    }
    return true;
  }

  /** Waits until this many more commands have been acknowledged: the load goes on. @throws {Error} They are not in time. */
  async progress(commands: number, withinMs: number): Promise<void> {
    const goal = this.ledger.acknowledged.size + commands;
    const endMs = performance.now() + withinMs;
    while (this.ledger.acknowledged.size < goal) {
      const [failure] = this.failures;
      if (failure !== undefined) throw new Error('somebody had to give up', { cause: failure });
      if (performance.now() > endMs) throw new Error(`fewer than ${commands} commands were acknowledged within ${withinMs / 1_000} s`);
      await pause(SETTLE_LOOK_MS);
    }
  }

  /** One of the doctors goes for good, without a word; the others take over. */
  loseDoctor(): void {
    this.#doctors.find(({ isHere }) => isHere)?.leave();
  }

  async close(): Promise<void> {
    this.#stopping = true;
    for (const person of [...this.#patients, ...this.#doctors]) person.close();
    await this.#running;
  }

  get #atRest(): boolean {
    return [...this.#patients, ...this.#doctors].every(({ atRest }) => atRest);
  }
}
