import { createId, type DeskCommand, type DeskState, type ServerFrame, type StaffSignedIn } from '@consult-kit/protocol';
import { Lane, type Outcome } from './lane.ts';
import type { LoadParts } from './load-patient.ts';
import { RawLink } from './raw-link.ts';
import { Talk } from './talk.ts';

/** Time between two looks at the desk when nothing else moves it. */
const LOOK_EVERY_MS = 500;

/** A doctor at a desk: accepts while there is room, talks with everybody, ends with an advice card. */
export class LoadDoctor {
  readonly #parts: LoadParts;
  readonly #login: string;
  readonly #talks = new Map<string, Talk>();
  #link: RawLink | undefined;
  #lane: Lane | undefined;
  #desk: DeskState | undefined;
  #looking: NodeJS.Timeout | undefined;
  /** What went wrong for good, if anything. */
  failure: unknown;

  constructor(login: string, parts: LoadParts) {
    this.#login = login;
    this.#parts = parts;
  }

  get atRest(): boolean {
    return !this.#lane?.busy && [...this.#talks.values()].every(({ atRest }) => atRest);
  }

  /** Signs in and takes a place at the desk. */
  async start(password: string): Promise<void> {
    const { nodes, ledger } = this.#parts;
    const { session } = await nodes.insist<StaffSignedIn>('/v1/staff/sign-in', { login: this.#login, password }, () => false);
    const link = new RawLink(nodes, { session, live: () => this.#live(), frame: (frame) => this.#take(frame) });
    this.#link = link;
    this.#lane = new Lane({ ledger, side: 'doctor', by: this.#login, send: (frame) => link.send(frame), suspect: () => link.reconnect() });
    void this.#give({ id: createId(), type: 'status.set', status: 'online' });
    this.#looking = setInterval(() => void this.#accept(), LOOK_EVERY_MS);
  }

  /** Whether the doctor is at the desk. */
  get isHere(): boolean {
    return this.#link !== undefined;
  }

  /** Vanishes without a word, in the middle of all talks. */
  leave(): void {
    for (const talk of this.#talks.values()) talk.abandon();
    this.#talks.clear();
    this.close();
    this.#link = undefined;
  }

  close(): void {
    clearInterval(this.#looking);
    for (const talk of this.#talks.values()) talk.close();
    this.#lane?.close();
    this.#link?.close();
  }

  #live(): void {
    this.#link?.send({ type: 'follow-desk' });
    this.#lane?.resend();
    for (const talk of this.#talks.values()) talk.live();
  }

  #take(frame: ServerFrame): void {
    if (frame.type === 'desk') this.#look(frame.desk);
    else if (frame.type === 'ack') this.#lane?.take(frame.result);
    else if (frame.type === 'refused') this.#lane?.take(frame);
    for (const talk of [...this.#talks.values()]) talk.take(frame);
  }

  #look(desk: DeskState): void {
    this.#desk = desk;
    const { ledger } = this.#parts;
    ledger.capExceededBy = Math.max(ledger.capExceededBy, talkingAt(desk) - desk.cap);
    for (const { consultation } of desk.chats) if (consultation.state === 'talking') this.#talkOn(consultation.id);
    void this.#accept();
  }

  async #accept(): Promise<void> {
    const desk = this.#desk;
    if (!desk || this.#lane?.busy || this.#parts.isStopping() || !this.#link?.live) return;
    if (desk.lineTotal === 0 || talkingAt(desk) >= desk.cap) return;
    const outcome = await this.#give({ id: createId(), type: 'queue.accept-next' });
    if (outcome && 'result' in outcome && outcome.result.consultation !== null) this.#talkOn(outcome.result.consultation);
  }

  #talkOn(consultation: string): void {
    const { ledger, pace, isStopping } = this.#parts;
    if (this.#talks.has(consultation) || !this.#link) return;
    const onOver = (talk: Talk): void => this.#forget(talk);
    const talk = new Talk(consultation, { ledger, side: 'doctor', by: this.#login, link: this.#link, pace, isStopping, onOver });
    this.#talks.set(consultation, talk);
    talk.live();
  }

  #forget({ consultation }: Talk): void {
    this.#talks.delete(consultation);
    this.#link?.send({ type: 'unfollow', consultation });
  }

  async #give(command: DeskCommand): Promise<Outcome | undefined> {
    return this.#lane?.give({ type: 'desk-command', command });
  }
}

function talkingAt({ chats }: DeskState): number {
  return chats.filter(({ consultation }) => consultation.state === 'talking').length;
}
