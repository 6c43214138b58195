import type { ConsultError, ServerFrame } from '@consult-kit/protocol';

/** A command on its way: of a consultation, or of the desk as a whole (`consultation` is null). */
export interface CommandToSend {
  consultation: string | null;
  command: { id: string; type: string };
}

/** Up to where a consultation's log is known. */
export interface Cursor {
  consultation: string;
  after: number;
}

/** Why a channel went down. */
export interface ChannelDown {
  /** What the gateway or the network said, when they did. */
  error?: ConsultError;
  /** Whether coming back with the same session is pointless. */
  fatal?: boolean;
  /** When the gateway wants to see us again. */
  retryAfterMs?: number | undefined;
  /** The gateway itself asked to come back later: no sign that this kind of channel does not work here. */
  asked?: boolean;
}

/** What a channel asks for and tells. Nothing is told after `close`, and `down` is the last. */
export interface ChannelHost {
  session(): string;
  follows(): readonly Cursor[];
  readonly followsDesk: boolean;
  /** Which history the gateway holds; told before `live`, and before anything is followed. Answers whether another one was known. */
  epoch(epoch: string): boolean;
  live(): void;
  frame(frame: ServerFrame): void;
  /** Nobody answered this command; whether it arrived is not known. */
  unanswered(commandId: string): void;
  unreadable(error: ConsultError): void;
  down(why: ChannelDown): void;
}

/** A connection over which news come and commands go: a socket, or the same thing by long polling. */
export interface Channel {
  readonly kind: 'socket' | 'poll';
  send(command: CommandToSend): void;
  typing(consultation: string, on: boolean): void;
  /** Everything up to this event is here; where the cursor says it anyway, nothing is sent. */
  received(cursor: Cursor): void;
  /** Something is followed now, or its cursor moved back. */
  follow(cursor: Cursor): void;
  unfollow(consultation: string): void;
  /** Finds out soon whether the connection still lives. */
  probe(): void;
  close(): void;
}
