import {
  applyEvent,
  type ConsultationEvent,
  type ConsultationView,
  type DoctorProfile,
  type LineInfo,
  type Side,
  type StartCommand,
} from '@consult-kit/protocol';

/** What a test writes into a log: an event without its place and time. */
export type EventToWrite = ConsultationEvent extends infer Event
  ? Event extends ConsultationEvent
    ? Omit<Event, 'seq' | 'at'>
    : never
  : never;

/** One consultation as a gateway holds it: the log and the view that it makes. */
export class ScriptedLog {
  readonly id: string;
  readonly events: ConsultationEvent[] = [];
  view: ConsultationView;
  line: LineInfo | null = { ahead: 0, wait: null, busy: false, urgentAhead: false };
  readonly #now: () => string;

  constructor(id: string, campaign: string, number: number, command: StartCommand, now: () => string) {
    this.id = id;
    this.#now = now;
    const { module, language, intake, consent } = command;
    const created = {
      type: 'consultation.created',
      campaign,
      module,
      language,
      number,
      intake,
      consent,
      flagged: intake.safety === 'some',
    };
    const event = { ...created, seq: 1, at: now() } as ConsultationEvent;
    this.events.push(event);
    this.view = applyEvent(id, null, event);
  }

  get lastSeq(): number {
    return this.events.length;
  }

  /** Writes an event with the next number. @throws {ConsultError} It cannot happen now. */
  write(event: EventToWrite): ConsultationEvent {
    const stored = { ...event, seq: this.lastSeq + 1, at: this.#now() } as ConsultationEvent;
    this.view = applyEvent(this.id, this.view, stored);
    this.events.push(stored);
    return stored;
  }

  /** Forgets everything after an event. */
  cutAfter(lastSeq: number): void {
    const kept = this.events.splice(0, this.events.length).slice(0, lastSeq);
    const [first, ...rest] = kept;
    if (!first) throw new Error('A log has at least its first event.');
    this.events.push(...kept);
    this.view = rest.reduce((view, event) => applyEvent(this.id, view, event), applyEvent(this.id, null, first));
  }

  /** A page of the log, as the gateway reads it. */
  page({ after, before, limit = 30 }: { after?: number; before?: number; limit?: number }): ConsultationEvent[] {
    if (after !== undefined) return this.events.slice(after, after + limit);
    const end = before === undefined ? this.lastSeq : before - 1;
    return this.events.slice(Math.max(0, end - limit), end);
  }
}

/** Writes what a command does to a log; the number of the event, or the last one when it changed nothing. */
export function applyCommand(log: ScriptedLog, side: Side, doctor: DoctorProfile, command: CommandLike): number {
  const { type } = command;
  const written = ((): EventToWrite | null => {
    switch (type) {
      case 'message.send':
        return {
          type: 'message.stored',
          id: command.id,
          from: side,
          text: String(command['text']),
          ...(side === 'doctor' ? { doctor: doctor.id } : {}),
        };
      case 'read.mark':
        return { type: 'read.marked', by: side, upTo: Number(command['upTo']) };
      case 'queue.leave':
        return { type: 'consultation.left' };
      case 'consultation.resume':
        return { type: 'consultation.resumed' };
      case 'consultation.pause':
        return { type: 'consultation.paused', reason: 'doctor' };
      case 'consultation.end':
        return { type: 'consultation.ended', by: 'patient', keptUntil: log.view.createdAt };
      case 'consultation.finish':
        return {
          type: 'consultation.ended',
          by: 'doctor',
          keptUntil: log.view.createdAt,
          ...(command['advice'] ? { advice: command['advice'] as never } : {}),
        };
      case 'consultation.rate':
        return { type: 'consultation.rated', rating: command['rating'] as never };
      case 'consultation.decline':
        return { type: 'consultation.returned', reason: 'declined', place: 'head', note: String(command['reason']) };
      case 'emergency.send':
        return { type: 'emergency.shown', by: 'doctor' };
      case 'emergency.report':
        return command['what'] === 'shown'
          ? { type: 'emergency.shown', by: 'phrase' }
          : { type: 'emergency.reported', what: command['what'] as 'seen' };
      case 'note.add':
        return { type: 'note.added', doctor: doctor.id, text: String(command['text']) };
      default:
        return null;
    }
  })();
  return written ? log.write(written).seq : log.lastSeq;
}

/** A command as it came: its id, its type, and whatever belongs to it. */
export interface CommandLike {
  readonly id: string;
  readonly type: string;
  readonly [key: string]: unknown;
}
