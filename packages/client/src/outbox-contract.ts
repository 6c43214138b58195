import type { ChatMessage, CommandResult, ConsultError } from '@consult-kit/protocol';
import type { OutgoingMessage } from './api.ts';
import type { CommandToSend } from './link/channel.ts';

/** A message that is not stored yet, as it is kept on the device. */
export interface UnsentMessage {
  id: string;
  text: string;
  /** When it was written, on the gateway's clock. */
  atMs: number;
  /** Waits for a person's word: it was refused, or a restore of the gateway's data lost it. */
  held?: true;
  /** The doctor's claim under which it was written. */
  claim?: number;
}

/** What the outbox asks for and tells. */
export interface OutboxHost {
  isLive(): boolean;
  send(command: CommandToSend): void;
  /** What is going out in a consultation changed. */
  changed(consultation: string): void;
  /** Whether messages of a consultation are given to the device: not those of one that is over, or that nobody follows any more. */
  keeps(consultation: string): boolean;
  /** Whether the event with this number will still come by itself. */
  expectsEvent(consultation: string, seq: number): boolean;
  /** Why a command without an answer failed. */
  lateError(): ConsultError;
  /** The channel looks alive, and yet a command got no answer. */
  stuck(): void;
}

/**
 * Everything on its way to the gateway. One command of a consultation is under way at a time, so their order holds through every
 * loss; a command keeps its id for all tries, so a repeat does nothing.
 */
export interface Outbox {
  /** Gives a command; resolves once it is committed. A kept one is sent until answered, others fail after 15 s. */
  give(command: CommandToSend, keeps?: boolean): Promise<CommandResult>;
  /**
   * Gives a message; resolves once it is stored. It goes out when the device has it, does not take it, or is not to
   * have it. One that is held waits for `resend`.
   */
  giveMessage(consultation: string, message: UnsentMessage): Promise<CommandResult>;
  has(id: string): boolean;
  /** Messages to draw, in the order of writing. */
  outgoing(consultation: string): OutgoingMessage[];
  /** Messages to keep on the device. */
  unsent(consultation: string): UnsentMessage[];
  /** These messages were given to the device: whether they are on it now. */
  onKept(consultation: string, messages: readonly UnsentMessage[], isKept: boolean): void;
  /** Another page had the consultation: what it took off the device is let go of here as well. */
  keepOnly(consultation: string, messages: readonly UnsentMessage[]): void;
  /** The channel can be used: everything without an answer goes out again, in order. */
  onLive(): void;
  /** The channel is gone: whether what was sent arrived is not known. */
  onLost(): void;
  onAck(result: CommandResult): void;
  /** A stored message of either side came: nothing to do unless it is one of ours. */
  onStored(consultation: string, message: ChatMessage): void;
  /** The log was read anew up to here: what was acknowledged with a place in it waits for no event. */
  onRead(consultation: string, upTo: number): void;
  /**
   * What was acknowledged may be lost: a message whose event has not come waits for a person's word, unless the event comes. Read marks
   * are dropped: their numbers stand for other events now.
   */
  doubtStored(consultation: string): void;
  onRefused(id: string, error: ConsultError): void;
  /** Nobody answered a command: it goes out again after a pause. */
  onUnanswered(id: string): void;
  /** Sends failed messages again, all or one; a doctor's under the claim of now. */
  resend(consultation: string, id?: string, claim?: number): void;
  /** Takes a failed message out. */
  discard(consultation: string | null, id: string): void;
  /** The consultation takes no more messages: whatever has not been stored is refused. */
  refuseMessages(consultation: string, error: ConsultError): void;
  /** Lets go of everything and of all timers; promises are rejected. */
  clear(error: ConsultError): void;
}
