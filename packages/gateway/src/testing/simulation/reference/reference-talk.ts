import {
  LIMITS,
  type ConsultationEvent,
  type ConsultationState,
  type DoctorProfile,
  type HandoverTarget,
  type Side,
} from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import { hold } from '../violation.ts';

/** What is open to which event, written down a second time and on its own: a fault in the life cycle's table must not hide itself. */
const OPEN_IN: Readonly<Record<ConsultationEvent['type'], readonly ConsultationState[]>> = {
  'consultation.created': [],
  'consultation.accepted': ['waiting'],
  'message.stored': ['waiting', 'talking', 'paused'],
  'read.marked': ['waiting', 'talking', 'paused', 'ended'],
  'consultation.flagged': ['waiting', 'talking', 'paused'],
  'emergency.shown': ['waiting', 'talking', 'paused'],
  'emergency.reported': ['waiting', 'talking', 'paused'],
  'consultation.paused': ['talking'],
  'consultation.resumed': ['paused'],
  'consultation.returned': ['talking', 'paused'],
  'handover.offered': ['talking'],
  'handover.accepted': ['talking'],
  'handover.refused': ['talking'],
  'handover.cancelled': ['talking'],
  'note.added': ['waiting', 'talking', 'paused', 'ended'],
  'consultation.ended': ['talking', 'paused'],
  'consultation.left': ['waiting'],
  'consultation.rated': ['ended'],
  internal: [],
};

const LEADS_TO: Partial<Record<ConsultationEvent['type'], ConsultationState>> = {
  'consultation.accepted': 'talking',
  'consultation.paused': 'paused',
  'consultation.resumed': 'talking',
  'consultation.returned': 'waiting',
  'consultation.ended': 'ended',
  'consultation.left': 'left',
};

/** Events that give a talk to a doctor. */
const CLAIMS: ReadonlySet<ConsultationEvent['type']> = new Set(['consultation.accepted', 'handover.accepted']);

/** A consultation as its stored events alone tell it. It knows nothing of the gateway's own fold. */
export class ReferenceTalk {
  readonly key: number;
  readonly id: string;
  readonly subject: string;
  readonly campaign: string;
  readonly module: string;
  readonly language: string;
  readonly events: ConsultationEvent[] = [];
  /** Since which event each doctor has had something to do with it, up to the last one before it was lost. */
  readonly seenBy = new Map<string, number>();
  state: ConsultationState = 'waiting';
  doctor: DoctorProfile | null = null;
  flagged: boolean;
  returned = false;
  lineSinceMs: number;
  declinedBy: string[] = [];
  messages: Record<Side, number> = { patient: 0, doctor: 0 };
  readUpTo: Record<Side, number> = { patient: 0, doctor: 0 };
  offer: { from: string; to: HandoverTarget } | null = null;
  /** Doctors who refused the last offer while others were left; it stands in no log. */
  refusedBy: readonly string[] = [];
  unansweredSinceMs: number | null = null;
  pausedAtMs: number | null = null;
  endedAtMs: number | null = null;
  enteredAtMs: number;
  /** Place of the event that gave the talk to its doctor, after each event; null while nobody has it. */
  readonly claims: (number | null)[] = [null, null];
  #activeAtMs: number;

  constructor(key: number, id: string, subject: string, first: ConsultationEvent) {
    hold(first.type === 'consultation.created' && first.seq === 1, 'gapless order', () => `${id} begins with ${first.type} ${first.seq}`);
    this.key = key;
    this.id = id;
    this.subject = subject;
    this.campaign = first.campaign;
    this.module = first.module;
    this.language = first.language;
    this.flagged = first.intake.safety === 'some';
    this.lineSinceMs = this.#activeAtMs = this.enteredAtMs = Date.parse(first.at);
    this.events.push(first);
    hold(first.flagged === this.flagged, 'life cycle', () => `${id} was flagged ${String(first.flagged)}`);
  }

  get seq(): number {
    return this.events.length;
  }

  get isGoingOn(): boolean {
    return this.state === 'waiting' || this.state === 'talking' || this.state === 'paused';
  }

  /** Goes on with the next stored event. @throws {Violation} It does not follow, or could not happen. */
  apply(event: ConsultationEvent): void {
    const { id } = this;
    hold(event.seq === this.seq + 1, 'gapless order', () => `${id} has event ${event.seq} after ${this.seq}`);
    hold(OPEN_IN[event.type].includes(this.state), 'life cycle', () => `${id}: ${event.type} while ${this.state}`);
    const atMs = Date.parse(event.at);
    this.#take(event, atMs);
    const next = LEADS_TO[event.type];
    if (next !== undefined && next !== this.state) this.enteredAtMs = atMs;
    this.state = next ?? this.state;
    this.claims[event.seq] = CLAIMS.has(event.type) ? event.seq : this.doctor === null ? null : (this.claims[event.seq - 1] ?? null);
    this.events.push(event);
  }

  #take(event: ConsultationEvent, atMs: number): void {
    switch (event.type) {
      case 'consultation.accepted':
        this.doctor = event.doctor;
        this.returned = false;
        this.#activeAtMs = atMs;
        this.unansweredSinceMs ??= atMs;
        break;
      case 'message.stored':
        this.#takeMessage(event, atMs);
        break;
      case 'read.marked':
        hold(event.upTo < event.seq && event.upTo > this.readUpTo[event.by], 'life cycle', () => `${this.id}: read up to ${event.upTo}`);
        this.readUpTo[event.by] = event.upTo;
        if (event.by === 'patient') this.#activeAtMs = atMs;
        break;
      case 'consultation.flagged':
        this.flagged = true;
        break;
      case 'emergency.reported':
        this.#activeAtMs = atMs;
        break;
      case 'consultation.paused':
        this.#takePause(event.reason, atMs);
        break;
      case 'consultation.resumed':
        hold(atMs < (this.pausedAtMs ?? 0) + LIMITS.pausedReturnMs, 'life cycle', () => `${this.id} went on after its time for it`);
        this.pausedAtMs = null;
        this.#activeAtMs = atMs;
        break;
      case 'consultation.returned':
        this.#takeReturn(event, atMs);
        break;
      case 'handover.offered':
        hold(event.from === this.doctor?.id, 'one doctor for a case', () => `${this.id} was offered by ${event.from}`);
        this.offer = { from: event.from, to: event.to };
        this.refusedBy = [];
        break;
      case 'handover.accepted':
        this.#takeTakeover(event.from.id, event.doctor, atMs);
        break;
      case 'handover.refused':
      case 'handover.cancelled':
        hold(this.offer !== null, 'life cycle', () => `${this.id}: ${event.type} without an offer`);
        this.offer = null;
        break;
      case 'note.added':
        hold(event.doctor === this.doctor?.id, 'one doctor for a case', () => `${this.id} has a note of ${event.doctor}`);
        break;
      case 'consultation.ended':
        this.#takeEnd(event.by, atMs);
        break;
      case 'consultation.left':
        this.endedAtMs = atMs;
        break;
      default:
    }
  }

  #takeMessage(event: Extract<ConsultationEvent, { type: 'message.stored' }>, atMs: number): void {
    if (event.from === 'doctor') {
      hold(
        this.doctor !== null && event.doctor === this.doctor.id,
        'one doctor for a case',
        () => `${this.id}: ${event.doctor ?? 'nobody'} wrote in the talk of ${this.doctor?.id ?? 'nobody'}`,
      );
      this.unansweredSinceMs = null;
    } else if (this.state !== 'waiting') this.unansweredSinceMs ??= atMs;
    this.messages[event.from] += 1;
    this.readUpTo[event.from] = event.seq;
    this.#activeAtMs = atMs;
  }

  #takePause(reason: 'quiet' | 'doctor', atMs: number): void {
    if (reason === 'quiet') {
      hold(this.unansweredSinceMs === null, 'life cycle', () => `${this.id} was paused as quiet while the patient waits for an answer`);
      hold(atMs >= this.#activeAtMs + LIMITS.quietPauseMs, 'life cycle', () => `${this.id} was paused as quiet too early`);
    }
    this.pausedAtMs = atMs;
    this.offer = null;
  }

  #takeReturn({ reason, place }: Extract<ConsultationEvent, { type: 'consultation.returned' }>, atMs: number): void {
    hold(
      (place === 'end') === (reason === 'pause-expired'),
      'queue order kept',
      () => `${this.id} went back to the ${place} because ${reason}`,
    );
    if (reason === 'declined' && this.doctor) this.declinedBy = [...new Set([...this.declinedBy, this.doctor.id])];
    if (reason === 'pause-expired' || reason === 'doctor-busy') {
      const isLate = atMs >= (this.pausedAtMs ?? Infinity) + LIMITS.pausedReturnMs;
      hold(isLate === (reason === 'pause-expired'), 'life cycle', () => `${this.id} came back from its pause because ${reason}`);
    } else hold(this.state === 'talking', 'life cycle', () => `${this.id} was given back while ${this.state}`);
    if (place === 'end') this.lineSinceMs = atMs;
    this.returned = place === 'head';
    this.doctor = null;
    this.offer = null;
    this.pausedAtMs = null;
    this.unansweredSinceMs = null;
  }

  #takeTakeover(from: string, doctor: DoctorProfile, atMs: number): void {
    const { offer } = this;
    hold(
      offer !== null && offer.from === from && from === this.doctor?.id,
      'one doctor for a case',
      () => `${this.id} was taken over from ${from}`,
    );
    hold(doctor.id !== from, 'life cycle', () => `${this.id} was taken over by its own doctor`);
    hold(
      offer.to.kind === 'module' || offer.to.doctor === doctor.id,
      'one doctor for a case',
      () => `${this.id} was taken by ${doctor.id}, to whom it was not offered`,
    );
    this.doctor = doctor;
    this.offer = null;
    this.#activeAtMs = atMs;
  }

  #takeEnd(by: Side | 'service', atMs: number): void {
    if (by === 'service') {
      hold(this.state === 'paused', 'life cycle', () => `${this.id} was ended by the service while ${this.state}`);
      hold(
        atMs >= (this.pausedAtMs ?? 0) + GATEWAY_LIMITS.pausedEndsMs,
        'life cycle',
        () => `${this.id} was ended by the service too early`,
      );
    }
    this.endedAtMs = atMs;
    this.offer = null;
    this.pausedAtMs = null;
    this.unansweredSinceMs = null;
  }
}
