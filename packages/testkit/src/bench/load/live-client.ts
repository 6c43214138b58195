import { LIVE_PATH, WIRE_VERSION, type ClientFrame, type ConsultationEvent, type ServerFrame } from '@consult-kit/protocol';
import { LeanSocket } from './lean-socket.ts';

/** What a client tells whoever drives it. */
export interface LiveListener {
  onEvents(consultation: string, events: readonly ConsultationEvent[]): void;
  onAck?(id: string, consultation: string | null): void;
  /** The connection is gone. */
  onClose?(): void;
}

/** A bare client of the gateway's socket, cheap enough to run thousands of: no outbox, no reconnect. It insists on logs without gaps. */
export class LiveClient {
  readonly #listener: LiveListener;
  readonly #cursors = new Map<string, number>();
  #socket: LeanSocket | undefined;
  #welcomed: (() => void) | undefined;
  /** The first frame that was refused, or the first gap. */
  failure: string | undefined;

  constructor(listener: LiveListener) {
    this.#listener = listener;
  }

  /** Connects, says hello and waits for the welcome. */
  async open(origin: string, session: string): Promise<void> {
    const socket = await LeanSocket.open(`${origin.replace('http', 'ws')}${LIVE_PATH}`);
    this.#socket = socket;
    socket.onMessage = (data) => this.#take(data.toString());
    await new Promise<void>((resolve, reject) => {
      this.#welcomed = resolve;
      socket.onClose = () => {
        reject(new Error(`closed before the welcome ${this.failure ?? ''}`));
        this.#listener.onClose?.();
      };
      this.#sendFrame({ type: 'hello', v: WIRE_VERSION, session, resumes: true });
    });
  }

  /** Follows a log from a cursor on. */
  follow(consultation: string, after: number): void {
    this.#cursors.set(consultation, after);
    this.#sendFrame({ type: 'follow', consultation, after });
  }

  send(text: string): void {
    this.#socket?.send(text);
  }

  /** Cuts the connection without a word, as a dead line does. */
  drop(): void {
    this.#socket?.terminate();
    this.#socket = undefined;
  }

  #sendFrame(frame: ClientFrame): void {
    this.send(JSON.stringify(frame));
  }

  #take(text: string): void {
    const frame = JSON.parse(text) as ServerFrame;
    switch (frame.type) {
      case 'events':
        this.#advance(frame.consultation, frame.events);
        return this.#listener.onEvents(frame.consultation, frame.events);
      case 'ack':
        return this.#listener.onAck?.(frame.result.id, frame.result.consultation);
      case 'welcome':
        return this.#welcomed?.();
      case 'refused':
      case 'bye':
        this.failure ??= `${frame.type} ${frame.code}`;
        return undefined;
      default:
        return undefined;
    }
  }

  #advance(consultation: string, events: readonly ConsultationEvent[]): void {
    let cursor = this.#cursors.get(consultation) ?? 0;
    for (const { seq } of events) {
      if (seq !== cursor + 1) this.failure ??= `event ${seq} came after ${cursor}`;
      cursor = seq;
    }
    this.#cursors.set(consultation, cursor);
  }
}
