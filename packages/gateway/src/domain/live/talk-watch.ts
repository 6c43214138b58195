import { transition, type ConsultationEvent, type ConsultationState } from '@consult-kit/protocol';
import { doctorPerson, patientPerson, type Actor } from '../consultations/actor.ts';
import type { LineName, TalkHead } from '../consultations/consultation-store.ts';

/** What a follower has to know of a consultation beside its events; far smaller than the whole view, as there are many followers. */
export class TalkWatch {
  /** The line in which it stands whenever it waits. */
  readonly line: LineName;
  readonly #actor: Actor;
  readonly #patient: string;
  #seq: number;
  #state: ConsultationState;
  #doctor: string | null;
  #offered: boolean;

  /** @param offered - Whether it is a doctor to whom the talk is only offered. */
  constructor(actor: Actor, { campaign, module, language, subject, seq, state, doctor }: TalkHead, offered: boolean) {
    this.line = { campaign, module, language };
    this.#actor = actor;
    this.#patient = patientPerson(campaign, subject);
    this.#seq = seq;
    this.#state = state;
    this.#doctor = state === 'waiting' ? null : doctor;
    this.#offered = offered;
  }

  get state(): ConsultationState {
    return this.#state;
  }

  /** The person across, when there is one. */
  get other(): string | undefined {
    if (this.#actor.side === 'doctor') return this.#patient;
    return this.#doctor === null ? undefined : doctorPerson(this.#doctor);
  }

  /** Whether this person may take part: a doctor to whom a talk is only offered looks on. */
  get takesPart(): boolean {
    return this.#actor.side === 'patient' || this.#doctor === this.#actor.id;
  }

  /** Whether this person may go on reading. Doctors lose it with the talk, or with the offer. */
  get mayRead(): boolean {
    return this.takesPart || this.#offered;
  }

  /** Goes on over messages, which change nothing here. */
  pass(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
  }

  /** Goes on with an event; those that were in the record already change nothing. */
  take(event: ConsultationEvent): void {
    if (event.seq <= this.#seq) return;
    this.#seq = event.seq;
    this.#state = transition(this.#state, event.type) ?? this.#state;
    switch (event.type) {
      case 'consultation.accepted':
      case 'handover.accepted':
        this.#doctor = event.doctor.id;
        this.#offered = false;
        break;
      case 'consultation.returned':
        this.#doctor = null;
        this.#offered = false;
        break;
      case 'handover.refused':
      case 'handover.cancelled':
      case 'consultation.paused':
      case 'consultation.ended':
        this.#offered = false;
        break;
      default:
    }
  }
}
