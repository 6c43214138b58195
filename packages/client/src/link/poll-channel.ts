import { LIMITS, type ConsultError, type ServerFrame } from '@consult-kit/protocol';
import type { Timers } from '../boundary.ts';
import { isSessionOver, isUnanswered, toConsultError } from '../failures.ts';
import type { GatewayCalls } from '../gateway-calls.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import { readOr } from '../wire/readers.ts';
import { commandResultShape, pollAnswerShape, serverFrameShape } from '../wire/shapes.ts';
import type { Channel, ChannelHost, CommandToSend, Cursor } from './channel.ts';

/** What long polling needs beside its host. */
export interface PollParts {
  calls: GatewayCalls;
  timers: Timers;
}

/** The live channel by long polling: news from held requests, commands by requests of their own. Same frames, same cursors. */
export class PollChannel implements Channel {
  readonly kind = 'poll';
  readonly #parts: PollParts;
  readonly #host: ChannelHost;
  #over = false;
  #live = false;
  #deskVersion = 0;
  #liveVersion = 0;
  #cancelPoll: () => void = () => {};
  #cancelPause: () => void = () => {};

  constructor(parts: PollParts, host: ChannelHost) {
    this.#parts = parts;
    this.#host = host;
    void this.#run();
  }

  send({ consultation, command }: CommandToSend): void {
    void this.#command(consultation, command);
  }

  typing(consultation: string, on: boolean): void {
    const body = { session: this.#host.session(), on };
    this.#parts.calls.post(`/v1/consultations/${consultation}/typing`, body).catch(() => {});
  }

  follow(_cursor: Cursor): void {
    this.#again();
  }

  unfollow(_consultation: string): void {
    this.#again();
  }

  probe(): void {
    this.#again();
  }

  close(): void {
    this.#over = true;
    this.#cancelPause();
    this.#cancelPoll();
  }

  /** Asks anew with what is followed now: a pause ends, a held request is cancelled. */
  #again(): void {
    this.#cancelPause();
    this.#cancelPoll();
  }

  async #run(): Promise<void> {
    const { timers } = this.#parts;
    while (!this.#over) {
      const asked = JSON.stringify([this.#live, this.#question()]);
      const askedAtMs = timers.now();
      try {
        await this.#poll();
        // A quick answer that moves nothing would be given again at once.
        const quick = timers.now() - askedAtMs < CLIENT_LIMITS.pollPauseMs;
        if (quick && !this.#over && asked === JSON.stringify([this.#live, this.#question()])) await this.#pause();
      } catch (cause) {
        const error = toConsultError(cause);
        if (this.#over) return;
        if (error.code !== 'CANCELLED') this.#end(error);
      }
    }
  }

  /** What is followed and known: the part of a poll that an answer moves on. */
  #question(): { follow: readonly Cursor[]; liveVersion: number; deskVersion?: number } {
    const { followsDesk } = this.#host;
    const question = { follow: this.#host.follows(), liveVersion: this.#liveVersion };
    return followsDesk ? { ...question, deskVersion: this.#deskVersion } : question;
  }

  async #poll(): Promise<void> {
    // The first one comes back at once and shows that the way is open.
    const waitMs = this.#live ? LIMITS.pollWaitMaxMs : 0;
    const answer = await this.#parts.calls.post(
      '/v1/live/poll',
      { session: this.#host.session(), ...this.#question(), waitMs },
      pollAnswerShape,
      { timeoutMs: waitMs + CLIENT_LIMITS.pollGraceMs, onCancel: (cancel) => (this.#cancelPoll = cancel) },
    );
    if (this.#over) return;
    this.#deskVersion = answer.deskVersion;
    this.#liveVersion = answer.liveVersion;
    if (!this.#live) {
      this.#live = true;
      this.#host.live();
    }
    for (const news of answer.frames) {
      const frame = readOr(serverFrameShape, news);
      if (frame && !this.#over) this.#host.frame(frame);
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.timers.after(CLIENT_LIMITS.pollPauseMs, resolve);
      this.#cancelPause = () => {
        cancel();
        resolve();
      };
    });
  }

  async #command(consultation: string | null, command: CommandToSend['command']): Promise<void> {
    const path = consultation === null ? '/v1/desk/commands' : `/v1/consultations/${consultation}/commands`;
    try {
      const result = await this.#parts.calls.post(path, { session: this.#host.session(), command }, commandResultShape);
      if (!this.#over) this.#host.frame({ type: 'ack', result });
    } catch (cause) {
      if (!this.#over) this.#refused(consultation, command.id, toConsultError(cause));
    }
  }

  #refused(consultation: string | null, id: string, error: ConsultError): void {
    if (isSessionOver(error)) return this.#end(error);
    if (isUnanswered(error)) return this.#host.unanswered(id);
    const { code, message, retryAfterMs } = error;
    const frame: ServerFrame = { type: 'refused', id, consultation, code, message };
    this.#host.frame(retryAfterMs === undefined ? frame : { ...frame, retryAfterMs });
  }

  #end(error: ConsultError): void {
    if (this.#over) return;
    this.close();
    const fatal = isSessionOver(error) || error.code === 'CLIENT_OUTDATED' || error.code === 'ROLE_REFUSED';
    this.#host.down({ error, fatal, retryAfterMs: error.retryAfterMs });
  }
}
