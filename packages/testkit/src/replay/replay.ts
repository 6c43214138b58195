import { join } from 'node:path';
import { addDoctor, DEMO_CAMPAIGN, GatewayProcess } from '../gateway-process.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { mismatchesOf, type Mismatch } from './compare.ts';
import { ReplayDoctor } from './doctor.ts';
import { playPatient } from './patient.ts';
import type { Recording } from './recording.ts';
import { Stage } from './stage.ts';
import { readStoredLogs } from './stored-log.ts';

const CAMPAIGN = 'demo';
const PASSWORD = 'replayed consultations';

/** How a replay runs. */
export interface ReplayOptions {
  recordings: readonly Recording[];
  /** Patients at the same time. */
  patients: number;
  /** Doctors at their desks. */
  doctors: number;
  /** How often the gateway is killed (`kill -9`) and started again, spread over the run. */
  kills: number;
}

/** What came out. Times are milliseconds from sending to delivery. */
export interface ReplayOutcome {
  consultations: number;
  messages: number;
  kills: number;
  mismatches: Mismatch[];
  deliveryMs: number[];
  failures: unknown[];
}

/** Plays recorded consultations through real clients and a real gateway with a database of its own, then compares. */
export async function replay(options: ReplayOptions): Promise<ReplayOutcome> {
  const folder = await temporaryFolder();
  const gateway = await GatewayProcess.start({ dataFolder: folder.path, campaigns: [DEMO_CAMPAIGN] });
  try {
    const run = new ReplayRun(gateway, options);
    await run.play(folder.path);
    await gateway.stop();
    return run.outcome(readStoredLogs(join(folder.path, 'consult.sqlite')));
  } finally {
    await gateway.stop();
    await folder.remove();
  }
}

class ReplayRun {
  readonly #gateway: GatewayProcess;
  readonly #options: ReplayOptions;
  readonly #stages: Stage[];
  readonly #byConsultation = new Map<string, Stage>();
  readonly #awaited = new Map<string, (stage: Stage) => void>();
  readonly #failures: unknown[] = [];
  #finished = 0;
  #kills = 0;
  #killing: Promise<void> = Promise.resolve();

  constructor(gateway: GatewayProcess, options: ReplayOptions) {
    this.#gateway = gateway;
    this.#options = options;
    this.#stages = options.recordings.map((recording) => new Stage(recording));
  }

  async play(dataFolder: string): Promise<void> {
    const doctors = await this.#openDesks(dataFolder);
    const waiting = [...this.#stages];
    const next = async (): Promise<void> => {
      for (let stage = waiting.shift(); stage; stage = waiting.shift()) await this.#playOne(stage);
    };
    await Promise.all(Array.from({ length: this.#options.patients }, next));
    await this.#killing;
    for (const doctor of doctors) await doctor.stop();
    this.#failures.push(...doctors.flatMap(({ failure }) => (failure === undefined ? [] : [failure])));
  }

  outcome(stored: ReturnType<typeof readStoredLogs>): ReplayOutcome {
    const ids = new Map([...this.#byConsultation].map(([id, stage]) => [stage, id]));
    return {
      consultations: this.#byConsultation.size,
      messages: this.#stages.reduce((sum, { recording }) => sum + recording.turns.length, 0),
      kills: this.#kills,
      mismatches: this.#stages.flatMap((stage) => mismatchesOf(stage, stored.get(ids.get(stage) ?? ''))),
      deliveryMs: this.#stages.flatMap(({ deliveryMs }) => deliveryMs),
      failures: this.#failures,
    };
  }

  async #openDesks(dataFolder: string): Promise<ReplayDoctor[]> {
    const logins = Array.from({ length: this.#options.doctors }, (_, index) => `doctor${index + 1}`);
    for (const login of logins) await addDoctor(dataFolder, { login, names: { en: login, 'zh-Hans': login }, password: PASSWORD });
    return Promise.all(
      logins.map(async (login) => {
        const doctor = new ReplayDoctor(this.#gateway.origin, (consultation) => this.#stageFor(consultation));
        await doctor.start(login, PASSWORD);
        return doctor;
      }),
    );
  }

  async #playOne(stage: Stage): Promise<void> {
    try {
      await playPatient(this.#gateway.origin, CAMPAIGN, stage, (consultation) => this.#started(consultation, stage));
    } catch (error) {
      this.#failures.push(error);
    }
    this.#finished += 1;
    this.#killWhenDue();
  }

  #started(consultation: string, stage: Stage): void {
    this.#byConsultation.set(consultation, stage);
    this.#awaited.get(consultation)?.(stage);
  }

  /** A doctor may have a consultation before its patient has heard that it began. */
  #stageFor(consultation: string): Promise<Stage> {
    const stage = this.#byConsultation.get(consultation);
    return stage ? Promise.resolve(stage) : new Promise((resolve) => this.#awaited.set(consultation, resolve));
  }

  /** Kills are spread evenly over the consultations. */
  #killWhenDue(): void {
    const { kills } = this.#options;
    const due = Math.floor((this.#finished * (kills + 1)) / this.#stages.length);
    if (this.#kills >= kills || due <= this.#kills) return;
    this.#kills += 1;
    this.#killing = this.#killing.then(() => this.#gateway.kill()).then(() => this.#gateway.restart());
  }
}
