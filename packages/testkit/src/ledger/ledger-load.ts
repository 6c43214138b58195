import {
  createId,
  isConsultError,
  isGoingOn,
  type CommandResult,
  type ConsultationRead,
  type ConsultationView,
  type SessionOpened,
  type StaffSignedIn,
} from '@consult-kit/protocol';
import { setTimeout as pause } from 'node:timers/promises';
import { LOAD_PASSWORD } from '../crash/crash-world.ts';
import { readLoadCampaign } from '../crash/load-campaign.ts';
import { Insistent } from './insistent.ts';
import type { Told } from './judge-books.ts';
import type { LedgerCampaign } from './ledger-campaigns.ts';

/** Who asks for cases, and how often. */
export interface LedgerLoadOptions {
  readonly origins: readonly string[];
  readonly campaigns: readonly LedgerCampaign[];
  readonly shoppers: number;
  /** Logins of doctors. */
  readonly doctors: readonly string[];
  /** Starts that are answered, by a place or by the cap, before everybody stops. */
  readonly reservations: number;
  /** Whether enough was killed meanwhile; starts go on until then. */
  wasShaken(): boolean;
}

/** Longest time for which a shopper who has a place does nothing. */
const THINKS_MS = 10;
/** A doctor who finds nobody looks again after this. */
const IDLE_MS = 20;
/** Part of those in a talk who end it themselves before the doctor does. */
const PATIENT_ENDS = 0.3;

/**
 * Shoppers who ask for a place, give it back and ask again, as fast as they are answered, and doctors who accept and end. Each command
 * goes out under the same id until it is answered, to another gateway each time.
 */
export class LedgerLoad {
  readonly #options: LedgerLoadOptions;
  readonly #told = new Map<string, 'reserved' | 'settled' | 'released'>();
  readonly #settled = new Map<string, number>();
  readonly #ask: Insistent;
  readonly #answers = readLoadCampaign();
  reserved = 0;
  refused = 0;
  #isOver = false;

  constructor(options: LedgerLoadOptions) {
    this.#options = options;
    this.#ask = new Insistent(options.origins);
  }

  /** What people were told. */
  get told(): Told {
    return this.#told;
  }

  /** Starts that were answered. */
  get answered(): number {
    return this.reserved + this.refused;
  }

  /** Requests that had to be sent again. */
  get retries(): number {
    return this.#ask.retries;
  }

  /** Resolves once enough starts were answered, and everybody has come to rest. @throws The first thing that nobody expected. */
  async run(): Promise<void> {
    const { campaigns, shoppers, doctors } = this.#options;
    const crowd = campaigns.flatMap((campaign) =>
      Array.from({ length: Math.max(1, Math.round(shoppers * campaign.part)) }, () => campaign),
    );
    const desks = doctors.map((login) => this.#doctor(login));
    try {
      await Promise.all(crowd.map((campaign) => this.#shopper(campaign)));
    } finally {
      this.#isOver = true;
    }
    await Promise.all(desks);
  }

  async #shopper(campaign: LedgerCampaign): Promise<void> {
    const { session } = await this.#ask.post<SessionOpened>('/v1/sessions', { campaign: campaign.id });
    while (this.answered < this.#options.reservations || !this.#options.wasShaken()) {
      const consultation = await this.#start(session);
      if (consultation === undefined) continue;
      await pause(Math.random() * THINKS_MS);
      await this.#giveBack(session, consultation);
    }
  }

  /** @returns The consultation, or `undefined` if the sponsor pays for no more. */
  async #start(session: string): Promise<string | undefined> {
    const { module, consentVersion, answers } = this.#answers;
    const command = {
      id: createId(),
      module,
      language: 'en',
      intake: { forSelf: true, answers, safety: 'none' },
      consent: { version: consentVersion, language: 'en', guardian: false },
    };
    try {
      const { consultation } = await this.#ask.post<ConsultationRead>('/v1/consultations', { session, command }, ['SPONSOR_CAP_REACHED']);
      return this.#noteReserved(consultation.id);
    } catch (reason) {
      const code = isConsultError(reason) ? reason.code : undefined;
      if (code === 'CONSULTATION_GOING_ON') return this.#goingOn(session);
      if (code !== 'SPONSOR_CAP_REACHED') throw reason;
      this.refused += 1;
      return undefined;
    }
  }

  /** Of a start that was refused by the cap an earlier copy may have been on its way still, and have found a place. */
  async #goingOn(session: string): Promise<string | undefined> {
    const { consultations } = await this.#ask.post<{ consultations: readonly ConsultationView[] }>('/v1/consultations/list', { session });
    const found = consultations.find(({ state }) => isGoingOn(state));
    return found && this.#noteReserved(found.id);
  }

  #noteReserved(consultation: string): string {
    this.reserved += 1;
    this.#told.set(consultation, 'reserved');
    return consultation;
  }

  /** Leaves the line; who is in a talk by then ends it, or waits for the doctor to do so. */
  async #giveBack(session: string, consultation: string): Promise<void> {
    let type: 'queue.leave' | 'consultation.end' = 'queue.leave';
    for (;;) {
      const outcome = await this.#command(session, consultation, { type });
      if (outcome === 'done') this.#told.set(consultation, 'released');
      if (outcome === 'done' || outcome === 'CONSULTATION_ENDED') return;
      // It went to a doctor, or came back from one.
      if (type === 'queue.leave' && Math.random() > PATIENT_ENDS) await pause(THINKS_MS);
      type = type === 'queue.leave' ? 'consultation.end' : 'queue.leave';
    }
  }

  async #doctor(login: string): Promise<void> {
    const { session } = await this.#ask.post<StaffSignedIn>('/v1/staff/sign-in', { login, password: LOAD_PASSWORD });
    while (!this.#isOver) {
      // A gateway that was gone for long takes its doctors for lost.
      await this.#desk(session, { type: 'status.set', status: 'online' });
      const accepted = await this.#desk(session, { type: 'queue.accept-next' });
      if (typeof accepted === 'string' || accepted.consultation === null) await pause(IDLE_MS);
      else await this.#finish(session, accepted.consultation);
    }
  }

  /** Ends a talk that the sponsor is to pay for; the others are left to their patients. */
  async #finish(session: string, consultation: string): Promise<void> {
    const { view } = await this.#read(session, consultation);
    const campaign = this.#options.campaigns.find(({ id }) => id === view.campaign);
    const settled = this.#settled.get(view.campaign) ?? 0;
    if (!campaign || settled >= campaign.settledMax) return;
    this.#settled.set(view.campaign, settled + 1);
    const outcome = await this.#command(session, consultation, { type: 'consultation.finish', outcome: 'patient-left' });
    if (outcome === 'done') this.#told.set(consultation, 'settled');
  }

  async #read(session: string, consultation: string): Promise<{ view: ConsultationRead['consultation'] }> {
    const { consultation: view } = await this.#ask.post<ConsultationRead>(`/v1/consultations/${consultation}/read`, { session });
    return { view };
  }

  /** Runs a command until it is answered; gives the code of a refusal that another try would not change. */
  async #command(session: string, consultation: string, command: object): Promise<'done' | 'CONSULTATION_ENDED' | 'STATE_CONFLICT'> {
    try {
      await this.#ask.post(`/v1/consultations/${consultation}/commands`, { session, command: { id: createId(), ...command } });
      return 'done';
    } catch (reason) {
      const code = isConsultError(reason) ? reason.code : undefined;
      if (code === 'CONSULTATION_ENDED' || code === 'STATE_CONFLICT') return code;
      // The patient was quicker, or the doctor counted as lost meanwhile.
      if (code === 'NOT_YOUR_CONSULTATION') return 'STATE_CONFLICT';
      throw reason;
    }
  }

  async #desk(session: string, command: object): Promise<(CommandResult & { consultation: string | null }) | string> {
    try {
      return await this.#ask.post('/v1/desk/commands', { session, command: { id: createId(), ...command } }, ['QUEUE_EMPTY']);
    } catch (reason) {
      if (isConsultError(reason) && reason.code !== 'INTERNAL') return reason.code;
      throw reason;
    }
  }
}
