import { createId, type ConsultationCommand, type ConsultationEvent, type ServerFrame, type Side } from '@consult-kit/protocol';
import { Lane } from './lane.ts';
import type { Ledger, Sighting } from './ledger.ts';
import type { RawLink } from './raw-link.ts';

type EventsFrame = Extract<ServerFrame, { type: 'events' }>;

/** How people of a load write. */
export interface Pace {
  /** Messages of each side in one talk. */
  readonly messages: number;
  /** Mean time between an answer and the next message, in milliseconds; each pause is from half to one and a half of it. */
  readonly pauseMs: number;
}

/** What a talk needs. */
export interface TalkHost {
  readonly ledger: Ledger;
  readonly side: Side;
  /** Who writes; stands in each message. */
  readonly by: string;
  readonly link: RawLink;
  readonly pace: Pace;
  /** Nothing new is sent once this holds. */
  isStopping(): boolean;
  /** The talk is over for this side: ended, left, or gone to another doctor. */
  onOver(talk: Talk): void;
}

/** One consultation as one side lives it: says its messages one by one, follows the log, and ends it when it is a doctor. */
export class Talk {
  readonly consultation: string;
  readonly #host: TalkHost;
  readonly #sighting: Sighting;
  readonly #lane: Lane;
  /** Messages of patients in the log; who they are from does not matter to them. */
  #heardFromPatient = 0;
  #said = 0;
  #claim: { seq: number; doctor: string } | undefined;
  #isTalking = false;
  #over = false;
  #timer: NodeJS.Timeout | undefined;
  /** Refused for good: this side says no more here. */
  #silenced = false;

  constructor(consultation: string, host: TalkHost) {
    this.consultation = consultation;
    this.#host = host;
    this.#sighting = host.ledger.look(host.by, host.side, consultation);
    this.#lane = new Lane({
      ledger: host.ledger,
      side: host.side,
      by: host.by,
      send: (frame) => host.link.send(frame),
      suspect: () => host.link.reconnect(),
    });
  }

  /** Whether everything is answered, and everything shown that anybody knows to be stored. */
  get atRest(): boolean {
    return !this.#lane.busy && this.#host.ledger.hasSeenAll(this.#sighting);
  }

  /** On a new socket: follows from the cursor and sends again what has no answer. */
  live(): void {
    this.#host.link.send({ type: 'follow', consultation: this.consultation, after: this.#sighting.cursor });
    this.#lane.resend();
    this.#think();
  }

  take(frame: ServerFrame): void {
    if (frame.type === 'ack') this.#lane.take(frame.result);
    else if (frame.type === 'refused') this.#lane.take(frame);
    else if (frame.type === 'events' && frame.consultation === this.consultation) this.#look(frame);
  }

  /** Stops at the end of the run, having looked until then. */
  close(): void {
    if (!this.#over) this.#sighting.complete = true;
    this.#over = true;
    this.#lane.close();
    clearTimeout(this.#timer);
  }

  /** Stops in the middle, without having looked until the end. */
  abandon(): void {
    this.#over = true;
    this.close();
  }

  #look({ events, lastSeq }: EventsFrame): void {
    this.#host.ledger.reaches(this.consultation, lastSeq);
    this.#host.ledger.see(this.#sighting, events);
    for (const event of events) this.#learn(event);
    if (!this.#over) this.#think();
  }

  #learn(event: ConsultationEvent): void {
    switch (event.type) {
      case 'consultation.accepted':
      case 'handover.accepted':
        this.#claim = { seq: event.seq, doctor: event.doctor.id };
        this.#isTalking = true;
        break;
      case 'message.stored':
        if (event.from === 'patient') this.#heardFromPatient += 1;
        break;
      case 'consultation.returned':
        this.#isTalking = false;
        if (this.#host.side === 'doctor') this.#finish(false);
        break;
      case 'consultation.ended':
      case 'consultation.left':
        this.#finish(true);
    }
  }

  /** @param complete - Whether this side has seen everything that there will ever be. */
  #finish(complete: boolean): void {
    if (this.#over) return;
    this.#over = true;
    this.#sighting.complete = complete;
    clearTimeout(this.#timer);
    this.#leaveOnceAnswered();
  }

  /** What is on its way is still sent until it is answered. */
  #leaveOnceAnswered(): void {
    if (!this.#lane.busy) this.#host.onOver(this);
  }

  /** Says something after a while, unless it is about to. */
  #think(): void {
    if (this.#timer !== undefined || this.#lane.busy || this.#over) return;
    const { pauseMs } = this.#host.pace;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        void this.#say();
      },
      pauseMs / 2 + Math.random() * pauseMs,
    );
  }

  async #say(): Promise<void> {
    const command = this.#next();
    if (!command || this.#lane.busy || this.#over || this.#host.isStopping()) return;
    if (command.type === 'consultation.finish') this.#host.ledger.finishing(this.consultation);
    const outcome = await this.#lane.give({ type: 'command', consultation: this.consultation, command });
    if (this.#over) return this.#leaveOnceAnswered();
    if ('code' in outcome) this.#silenced = true;
    else if (command.type === 'message.send') this.#said += 1;
    this.#think();
  }

  #next(): ConsultationCommand | undefined {
    const { side, by, pace } = this.#host;
    if (this.#silenced) return undefined;
    if (side === 'patient') return this.#said < pace.messages ? messageOf(by, this.#said + 1) : undefined;
    if (!this.#isTalking || !this.#claim) return undefined;
    const claim = this.#claim.seq;
    if (this.#said < pace.messages) return { ...messageOf(by, this.#said + 1), claim };
    if (this.#heardFromPatient < pace.messages) return undefined;
    const advice = { advice: 'Rest, and drink enough.', whenToGetHelp: '', followUp: '' };
    return { id: createId(), type: 'consultation.finish', outcome: 'advice', advice, claim };
  }
}

/** Writer and number stand in front, so that order and repeats can be told from the text alone. */
function messageOf(by: string, number: number): { id: string; type: 'message.send'; text: string } {
  return { id: createId(), type: 'message.send', text: `${by} #${number} of some length, as people write them.` };
}

/** Writer and number of a message of a load; `undefined` for any other text. */
export function numberedBy(text: string): { by: string; number: number } | undefined {
  const [, by, number] = /^(\S+) #(\d+) /.exec(text) ?? [];
  return by !== undefined && number !== undefined ? { by, number: Number(number) } : undefined;
}
