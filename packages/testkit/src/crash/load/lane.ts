import { ERRORS, type ClientFrame, type ErrorCode, type ServerFrame, type Side } from '@consult-kit/protocol';
import { CRASH_LIMITS } from '../limits.ts';
import type { Ledger } from './ledger.ts';
import { retryDelayMs } from './nodes.ts';

type CommandFrame = Extract<ClientFrame, { type: 'command' | 'desk-command' }>;
type Ack = Extract<ServerFrame, { type: 'ack' }>['result'];
type Refused = Extract<ServerFrame, { type: 'refused' }>;

/** What a lane needs. */
export interface LaneHost {
  readonly ledger: Ledger;
  readonly side: Side;
  /** Who sends. */
  readonly by: string;
  /** Sends it, if there is a socket; whoever gets a new one calls `resend`. */
  send(frame: CommandFrame): boolean;
  /** Nobody answers: the socket may be dead. */
  suspect(): void;
}

/** How a command came out: stored, or refused for good. */
export type Outcome = { readonly result: Ack } | { readonly code: string };

/** Commands one after the other, each sent again with the same id until it is answered, as the protocol asks of clients. */
export class Lane {
  readonly #host: LaneHost;
  #current: { frame: CommandFrame; sentAtMs: number; resolve: (outcome: Outcome) => void } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(host: LaneHost) {
    this.#host = host;
  }

  /** Whether a command is waiting for its answer. */
  get busy(): boolean {
    return this.#current !== undefined;
  }

  /** Gives a command; only when the one before has its answer. */
  give(frame: CommandFrame): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#current = { frame, sentAtMs: performance.now(), resolve };
      this.resend();
    });
  }

  /** Sends what has no answer, on a new socket or after a pause. */
  resend(): void {
    if (!this.#current) return;
    clearTimeout(this.#timer);
    if (!this.#host.send(this.#current.frame)) return;
    this.#wait(CRASH_LIMITS.ackWithinMs, () => {
      this.#host.ledger.countRetry(`no answer to ${this.#current?.frame.command.type}`);
      this.#host.suspect();
    });
  }

  take(frame: Ack | Refused): void {
    if (!this.#current || frame.id !== this.#current.frame.command.id) return;
    if ('code' in frame) this.#onRefused(frame);
    else this.#settle({ result: frame });
  }

  /** Forgets what has no answer. */
  close(): void {
    this.#current = undefined;
    clearTimeout(this.#timer);
  }

  #onRefused({ code, retryAfterMs }: Refused): void {
    if (ERRORS[code as ErrorCode].retryable && code !== 'QUEUE_EMPTY') {
      this.#host.ledger.countRetry(code);
      this.#wait(retryDelayMs(retryAfterMs), () => this.resend());
      return;
    }
    const type = this.#current?.frame.command.type ?? '';
    this.#host.ledger.refusals.push({ type, code, side: this.#host.side });
    this.#settle({ code });
  }

  #settle(outcome: Outcome): void {
    const current = this.#current;
    if (!current) return;
    this.close();
    if ('result' in outcome && outcome.result.consultation !== null) {
      const { id, consultation, seq } = outcome.result;
      const { type } = current.frame.command;
      this.#host.ledger.acknowledge({
        id,
        type,
        by: this.#host.by,
        consultation,
        seq,
        sentAtMs: current.sentAtMs,
        ackedAtMs: performance.now(),
      });
    }
    current.resolve(outcome);
  }

  #wait(delayMs: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, delayMs);
  }
}
