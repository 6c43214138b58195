import { createId, type Answer, type ConsultationEvent, type DoctorProfile } from '@consult-kit/protocol';
import type { ConsultationRecord, ConsultationStore } from '../../../domain/consultations/consultation-store.ts';
import { fold, foldFirst, type EventDraft } from '../../../domain/consultations/fold.ts';
import { SqlConsultationStore } from '../sql-consultation-store.ts';
import type { Database } from '../database.ts';

/** Noon of some day. */
export const NOON_MS = Date.parse('2023-01-05T04:00:00.000Z');
const RETENTION_MS = 30 * 86_400_000;

/** How a consultation of a test begins. */
export interface Beginning {
  subject?: string;
  campaign?: string;
  module?: string;
  language?: string;
  flagged?: boolean;
  atMs?: number;
  /** Id of the command that opens it. */
  startId?: string;
}

/** Writes into a store what a gateway would, with as little as a test of the store needs. */
export class Sample {
  readonly store: ConsultationStore;
  #subjects = 0;

  constructor(database: Database) {
    this.store = new SqlConsultationStore(database);
  }

  /** Opens a consultation. */
  async start({ subject, campaign = 'winter', module = 'adults', language = 'en', flagged = false, ...more }: Beginning = {}) {
    const who = subject ?? `guest:${(this.#subjects += 1)}`;
    const { atMs = NOON_MS, startId = createId() } = more;
    const intake = {
      forSelf: true,
      name: '王秀英 "Xiuying" \\ 😀',
      answers: [] as Answer[],
      safety: flagged ? ('some' as const) : ('none' as const),
    };
    const consent = { version: 'v1', language: 'en', guardian: false };
    return this.store.transact(
      async (transaction) => {
        const number = await transaction.nextNumber(campaign);
        const created = { type: 'consultation.created', campaign, module, language, number, intake, consent, flagged } as const;
        const { record, events } = foldFirst(createId(), who, created, atMs);
        await transaction.insert(record, events, { id: startId, fingerprint: `print of ${startId}` });
        return record.view.id;
      },
      { campaign },
    );
  }

  /** Adds to the log of a consultation in one command; gives the record behind it. */
  change(id: string, drafts: readonly EventDraft[], atMs = NOON_MS, commandId?: string): Promise<ConsultationRecord> {
    return this.store.transact(
      async (transaction) => {
        const before = await transaction.find(id);
        if (!before) throw new Error('There is no such consultation.');
        const { record, events } = fold(before, drafts, { atMs, retentionMs: RETENTION_MS });
        await transaction.update(record, events);
        if (commandId !== undefined) {
          const seq = events[0]?.seq ?? before.view.seq;
          await transaction.rememberCommand(before, { id: commandId, fingerprint: `print of ${commandId}`, consultation: id, seq, atMs });
        }
        return record;
      },
      { consultation: id, ...(commandId !== undefined && { command: commandId }) },
    );
  }

  /** A message of the patient, under an id of its own. */
  say(id: string, text: string, atMs = NOON_MS): Promise<ConsultationRecord> {
    return this.change(id, [message(text)], atMs, createId());
  }

  accept(id: string, doctor: DoctorProfile, atMs = NOON_MS): Promise<ConsultationRecord> {
    return this.change(id, [{ type: 'consultation.accepted', doctor }], atMs);
  }

  /** The whole log. */
  async log(id: string): Promise<ConsultationEvent[]> {
    const record = await this.store.find(id);
    return record ? this.store.events(record.key, { after: 0, limit: 10_000 }) : [];
  }
}

/** A message of the patient. */
export function message(text: string): EventDraft {
  return { type: 'message.stored', id: createId(), from: 'patient', text };
}

/** A doctor with this id. */
export function doctorProfile(id: string): DoctorProfile {
  return { id, names: { en: `Doctor ${id}` } };
}
