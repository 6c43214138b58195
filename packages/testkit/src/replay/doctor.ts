import { createDeskClient, type DeskClient } from '@consult-kit/client/desk';
import { createWebTimers, createWebTransport } from '@consult-kit/client/web';
import { ERRORS, isConsultError } from '@consult-kit/protocol';
import { insist } from './insist.ts';
import { memoryBridge } from './memory-bridge.ts';
import { messagesKnown, turnsAmong, type Stage } from './stage.ts';
import { waitUntil } from './wait-until.ts';

/** Longest wait for one step of a talk; restarts of the gateway included. */
const STEP_TIMEOUT_MS = 120_000;

/** Finds the recording that a consultation plays. */
export type StageFor = (consultation: string) => Promise<Stage>;

/** One doctor at a desk: accepts whoever is next, plays the doctor's turns in several chats at a time, ends with an advice card. */
export class ReplayDoctor {
  readonly #desk: DeskClient;
  readonly #stageFor: StageFor;
  readonly #playing = new Map<string, Promise<void>>();
  #accepting = false;
  #stopped = false;
  #stopListening: () => void = () => undefined;
  /** What went wrong in a chat of this doctor, if anything. */
  failure: unknown;

  constructor(gateway: string, stageFor: StageFor) {
    this.#desk = createDeskClient({ transport: createWebTransport({ gateway }), bridge: memoryBridge('en'), timers: createWebTimers() });
    this.#stageFor = stageFor;
  }

  async start(login: string, password: string): Promise<void> {
    await this.#desk.signIn(login, password);
    await this.#desk.setStatus('online');
    this.#stopListening = this.#desk.on('change', () => this.#look());
    this.#look();
  }

  /** Waits for the open talks and closes the desk. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#playing.values());
    this.#stopListening();
    this.#desk.close();
  }

  /** Plays chats that are new, and accepts when there is someone and there is room. */
  #look(): void {
    const { desk } = this.#desk.snapshot;
    if (!desk || this.#stopped) return;
    for (const { consultation } of desk.chats) {
      if (!this.#playing.has(consultation.id)) this.#playing.set(consultation.id, this.#play(consultation.id));
    }
    const talking = desk.chats.filter(({ consultation }) => consultation.state === 'talking').length;
    if (desk.lineTotal > 0 && talking < desk.cap && !this.#accepting) void this.#accept();
  }

  async #accept(): Promise<void> {
    this.#accepting = true;
    // Someone else was faster, or the gateway is restarting: the next change of the desk tries again.
    await this.#desk.acceptNext().catch((error: unknown) => this.#note(error));
    this.#accepting = false;
    this.#look();
  }

  #note(error: unknown): void {
    const expected = ['QUEUE_EMPTY', 'DOCTOR_CAP_REACHED'];
    if (!isConsultError(error) || !(expected.includes(error.code) || ERRORS[error.code].retryable)) this.failure ??= error;
  }

  async #play(consultation: string): Promise<void> {
    try {
      await this.#talk(consultation, await this.#stageFor(consultation));
    } catch (error) {
      this.failure ??= error;
    }
  }

  async #talk(consultation: string, stage: Stage): Promise<void> {
    const stop = this.#desk.on('change', () => stage.noteSeen('doctor', this.#known(consultation)));
    await this.#until(() => this.#chat(consultation) !== undefined, `${stage.recording.id} at the desk`);
    for (const { text, place } of stage.turnsOf('doctor')) {
      await this.#until(() => this.#known(consultation) >= place, `turn ${place} of ${stage.recording.id} at the doctor`);
      stage.noteSent(place);
      await this.#desk.send(consultation, text);
    }
    await this.#until(() => this.#known(consultation) >= stage.recording.turns.length, `all turns of ${stage.recording.id}`);
    // A talk that is over leaves the desk; following it keeps it readable.
    await insist(() => this.#desk.follow(consultation));
    await insist(() => this.#finish(consultation, stage));
    await this.#until(() => this.#chat(consultation)?.view.state === 'ended', `the end of ${stage.recording.id} at the doctor`);
    while (this.#chat(consultation)?.hasOlder) await insist(() => this.#desk.loadOlder(consultation));
    const chat = this.#chat(consultation);
    if (chat) stage.doctorSaw = { turns: turnsAmong(chat.events), advice: chat.view.advice };
    stop();
    this.#desk.unfollow(consultation);
  }

  /** Ends the talk, unless an earlier try whose answer was lost has done so. */
  async #finish(consultation: string, stage: Stage): Promise<void> {
    if (this.#chat(consultation)?.view.state === 'ended') return;
    await this.#desk.finish(consultation, { outcome: 'advice', advice: stage.advice });
  }

  #until(holds: () => boolean, what: string): Promise<void> {
    return waitUntil(this.#desk, holds, what, STEP_TIMEOUT_MS);
  }

  #chat(consultation: string) {
    return this.#desk.snapshot.chats[consultation];
  }

  #known(consultation: string): number {
    const chat = this.#chat(consultation);
    return chat ? messagesKnown(chat) : 0;
  }
}
