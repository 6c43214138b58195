import { createId, type ConsultationRead, type SessionOpened, type StartCommand } from '@consult-kit/protocol';
import type { LoadCampaign } from '../load-campaign.ts';
import type { Ledger } from './ledger.ts';
import type { Nodes } from './nodes.ts';
import { RawLink } from './raw-link.ts';
import { Talk, type Pace } from './talk.ts';

/** What everybody of a load shares. */
export interface LoadParts {
  readonly ledger: Ledger;
  readonly nodes: Nodes;
  readonly campaign: LoadCampaign;
  readonly pace: Pace;
  isStopping(): boolean;
}

/** One patient after the other: joins the line, talks until the doctor ends it, and is followed by the next one. */
export class LoadPatient {
  readonly #parts: LoadParts;
  readonly #name: string;
  #count = 0;
  #talk: Talk | undefined;
  #link: RawLink | undefined;
  #starting = false;
  #ended: (() => void) | undefined;
  /** What went wrong for good, if anything. */
  failure: unknown;

  constructor(name: string, parts: LoadParts) {
    this.#name = name;
    this.#parts = parts;
  }

  /** Consultations that were started. */
  get count(): number {
    return this.#count;
  }

  get atRest(): boolean {
    return !this.#starting && (this.#talk?.atRest ?? true);
  }

  /** Comes again and again until the load stops; settles once the last talk is closed. */
  async run(): Promise<void> {
    try {
      while (!this.#parts.isStopping()) await this.#consult();
    } catch (error) {
      if (!this.#parts.isStopping()) this.failure = error;
    } finally {
      this.#starting = false;
    }
  }

  close(): void {
    this.#talk?.close();
    this.#link?.close();
    this.#ended?.();
  }

  async #consult(): Promise<void> {
    const { nodes, campaign, isStopping } = this.#parts;
    this.#starting = true;
    const { session } = await nodes.insist<SessionOpened>('/v1/sessions', { campaign: campaign.id }, isStopping);
    const consultation = await this.#start(session);
    this.#count += 1;
    const ended = new Promise<void>((resolve) => (this.#ended = resolve));
    this.#talkIn(session, consultation, `${this.#name}.${this.#count}`);
    this.#starting = false;
    await ended;
    this.#link?.close();
  }

  async #start(session: string): Promise<string> {
    const { ledger, nodes, isStopping } = this.#parts;
    const command = this.#startCommand();
    const sentAtMs = performance.now();
    const { consultation } = await nodes.insist<ConsultationRead>('/v1/consultations', { session, command }, isStopping);
    const ackedAtMs = performance.now();
    ledger.acknowledge({
      id: command.id,
      type: 'consultation.start',
      by: this.#name,
      consultation: consultation.id,
      seq: 1,
      sentAtMs,
      ackedAtMs,
    });
    return consultation.id;
  }

  #startCommand(): StartCommand {
    const { module, answers, consentVersion } = this.#parts.campaign;
    const intake = { forSelf: true, name: this.#name, answers, safety: 'none' as const };
    const consent = { version: consentVersion, language: 'en', guardian: false };
    return { id: createId(), module, language: 'en', intake, consent };
  }

  #talkIn(session: string, consultation: string, by: string): void {
    const { ledger, nodes, pace, isStopping } = this.#parts;
    const link = new RawLink(nodes, { session, live: () => this.#talk?.live(), frame: (frame) => this.#talk?.take(frame) });
    this.#link = link;
    this.#talk = new Talk(consultation, { ledger, side: 'patient', by, link, pace, isStopping, onOver: () => this.#ended?.() });
  }
}
