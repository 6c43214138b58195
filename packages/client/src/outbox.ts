import { ConsultError, type ChatMessage, type CommandResult } from '@consult-kit/protocol';
import type { OutgoingMessage } from './api.ts';
import { retryDelayMs, serverDelayMs } from './backoff.ts';
import type { Timers } from './boundary.ts';
import { isRetryable } from './failures.ts';
import { CLIENT_LIMITS } from './limits.ts';
import type { CommandToSend } from './link/channel.ts';

/** A message that is not stored yet, as it is kept on the device. */
export interface UnsentMessage {
  id: string;
  text: string;
  /** When it was written, on the gateway's clock. */
  atMs: number;
}

/** What the outbox asks for and tells. */
export interface OutboxHost {
  isLive(): boolean;
  send(command: CommandToSend): void;
  /** What is going out in a consultation changed. */
  changed(consultation: string): void;
  /** Whether the event with this number will still come by itself. */
  expectsEvent(consultation: string, seq: number): boolean;
  /** Why a command without an answer failed. */
  lateError(): ConsultError;
}

interface Entry {
  readonly id: string;
  readonly command: CommandToSend['command'];
  /** Messages alone are shown, kept on the device and sent until they are stored. */
  readonly message?: UnsentMessage;
  /** Sent until answered, also when whoever asked for it has given up. */
  readonly keeps: boolean;
  /** `stored` waits for its event. */
  state: 'queued' | 'sent' | 'stored' | 'refused';
  late: boolean;
  error?: ConsultError;
  internalFailures: number;
  resolve(result: CommandResult): void;
  reject(error: ConsultError): void;
  cancelLate(): void;
}

/** Commands of one consultation, or of the desk, in the order in which they were given. */
interface Lane {
  readonly consultation: string | null;
  entries: Entry[];
  failures: number;
  cancelHold: (() => void) | null;
}

/**
 * Everything on its way to the gateway. One command of a consultation is under way at a time, so their order holds through every
 * loss; a command keeps its id for all tries, so a repeat does nothing.
 */
export interface Outbox {
  /** Gives a command; resolves once it is committed. A kept one is sent until answered, others fail after 15 s. */
  give(command: CommandToSend, keeps?: boolean): Promise<CommandResult>;
  /** Gives a message; resolves once it is stored. */
  giveMessage(consultation: string, message: UnsentMessage): Promise<CommandResult>;
  /** Messages to draw, in the order of writing. */
  outgoing(consultation: string): OutgoingMessage[];
  /** Messages to keep on the device. */
  unsent(consultation: string): UnsentMessage[];
  /** The channel can be used: everything without an answer goes out again, in order. */
  onLive(): void;
  /** The channel is gone: whether what was sent arrived is not known. */
  onLost(): void;
  onAck(result: CommandResult): void;
  /** A stored message of either side came: nothing to do unless it is one of ours. */
  onStored(consultation: string, message: ChatMessage): void;
  onRefused(id: string, error: ConsultError): void;
  /** Nobody answered a command: it goes out again after a pause. */
  onUnanswered(id: string): void;
  /** Sends failed messages again, all or one. */
  resend(consultation: string, id?: string): void;
  /** Takes a failed message out. */
  discard(consultation: string | null, id: string): void;
  /** The consultation takes no more messages: whatever has not been stored is refused. */
  refuseMessages(consultation: string, error: ConsultError): void;
  /** Lets go of everything and of all timers; promises are rejected. */
  clear(error: ConsultError): void;
}

export function createOutbox(timers: Timers, host: OutboxHost): Outbox {
  const lanes = new Map<string | null, Lane>();

  function give({ consultation, command }: CommandToSend, keeps = false): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      add(consultation, { command, keeps, resolve, reject });
    });
  }

  function giveMessage(consultation: string, message: UnsentMessage): Promise<CommandResult> {
    const command = { id: message.id, type: 'message.send', text: message.text };
    return new Promise((resolve, reject) => {
      add(consultation, { command, message, keeps: true, resolve, reject });
    });
  }

  function outgoing(consultation: string): OutgoingMessage[] {
    return messages(consultation).map(({ message, late, state, error }) => {
      const status = late || state === 'refused' ? 'failed' : 'sending';
      return { id: message.id, text: message.text, status, ...(error ? { error } : {}) };
    });
  }

  function unsent(consultation: string): UnsentMessage[] {
    return messages(consultation)
      .filter(({ state }) => state !== 'stored')
      .map(({ message }) => message);
  }

  function onLive(): void {
    for (const lane of lanes.values()) {
      release(lane);
      for (const entry of lane.entries) if (entry.late && entry.state === 'queued') watch(lane, entry);
      moved(lane);
    }
  }

  function onLost(): void {
    for (const lane of lanes.values()) {
      release(lane);
      for (const entry of lane.entries) if (entry.state === 'sent') entry.state = 'queued';
    }
  }

  function onAck(result: CommandResult): void {
    withEntry(result.id, (lane, entry) => {
      lane.failures = 0;
      if (entry.message && lane.consultation !== null && host.expectsEvent(lane.consultation, result.seq)) {
        entry.cancelLate();
        entry.state = 'stored';
        entry.late = false;
      } else finish(lane, entry, result);
      moved(lane);
    });
  }

  function onStored(consultation: string, { id, seq, at }: ChatMessage): void {
    withEntry(id, (lane, entry) => {
      finish(lane, entry, { id, consultation, seq, at });
      flush(lane);
    });
  }

  function onRefused(id: string, error: ConsultError): void {
    withEntry(id, (lane, entry) => {
      if (entry.state !== 'sent') return;
      if (entry.keeps && isRetryable(error) && (error.code !== 'INTERNAL' || entry.internalFailures++ < CLIENT_LIMITS.internalRetriesMax)) {
        entry.state = 'queued';
        return hold(lane, error.retryAfterMs);
      }
      refuse(lane, entry, error);
      moved(lane);
    });
  }

  function onUnanswered(id: string): void {
    withEntry(id, (lane, entry) => {
      if (entry.state !== 'sent') return;
      entry.state = 'queued';
      hold(lane, undefined);
    });
  }

  function resend(consultation: string, id?: string): void {
    const lane = lanes.get(consultation);
    if (!lane) return;
    for (const entry of lane.entries) {
      if (!entry.message || (id !== undefined && entry.id !== id) || !(entry.late || entry.state === 'refused')) continue;
      delete entry.error;
      if (entry.state === 'refused') entry.state = 'queued';
      watch(lane, entry);
    }
    release(lane);
    moved(lane);
  }

  function discard(consultation: string | null, id: string): void {
    withEntry(id, (lane, entry) => {
      if (lane.consultation !== consultation || !entry.message || !(entry.late || entry.state === 'refused')) return;
      remove(lane, entry);
      entry.reject(new ConsultError('CANCELLED', 'The message was taken out before it was stored.'));
      moved(lane);
    });
  }

  function refuseMessages(consultation: string, error: ConsultError): void {
    const lane = lanes.get(consultation);
    if (!lane) return;
    for (const entry of lane.entries) if (entry.message && entry.state !== 'stored') refuse(lane, entry, error);
    changed(lane);
  }

  function clear(error: ConsultError): void {
    const all = [...lanes.values()];
    lanes.clear();
    for (const lane of all) {
      release(lane);
      for (const entry of lane.entries) {
        entry.cancelLate();
        entry.reject(error);
      }
    }
  }

  function add(
    consultation: string | null,
    given: Pick<Entry, 'command' | 'keeps' | 'resolve' | 'reject'> & { message?: UnsentMessage },
  ): void {
    const entry: Entry = { ...given, id: given.command.id, state: 'queued', late: false, internalFailures: 0, cancelLate: () => {} };
    const lane = lanes.get(consultation) ?? { consultation, entries: [], failures: 0, cancelHold: null };
    lanes.set(consultation, lane);
    lane.entries.push(entry);
    if (entry.message || !entry.keeps) watch(lane, entry);
    if (entry.message) changed(lane);
    flush(lane);
  }

  function messages(consultation: string): (Entry & { message: UnsentMessage })[] {
    const entries = lanes.get(consultation)?.entries ?? [];
    return entries.filter((entry): entry is Entry & { message: UnsentMessage } => entry.message !== undefined);
  }

  /** Counts anew the time within which an answer must come. */
  function watch(lane: Lane, entry: Entry, late = false): void {
    entry.cancelLate();
    entry.late = late;
    entry.cancelLate = timers.after(CLIENT_LIMITS.answerWithinMs, () => onLate(lane, entry));
  }

  function onLate(lane: Lane, entry: Entry): void {
    if (!entry.message) {
      remove(lane, entry);
      entry.reject(host.lateError());
      return flush(lane);
    }
    entry.late = true;
    // A repeat is harmless: if the channel lives, the frame or its answer got lost inside the gateway.
    if (entry.state === 'sent') entry.state = 'queued';
    moved(lane);
  }

  function flush(lane: Lane): void {
    if (!host.isLive() || lane.cancelHold || lane.entries.some(({ state }) => state === 'sent')) return;
    const next = lane.entries.find(({ state }) => state === 'queued');
    if (!next) return;
    next.state = 'sent';
    // A late one that is sent again shows as failed until it is stored, but is not forgotten.
    if (next.late) watch(lane, next, true);
    host.send({ consultation: lane.consultation, command: next.command });
  }

  function hold(lane: Lane, retryAfterMs: number | undefined): void {
    release(lane);
    const backoffMs = retryDelayMs(lane.failures, timers.random());
    lane.failures += 1;
    lane.cancelHold = timers.after(retryAfterMs === undefined ? backoffMs : serverDelayMs(retryAfterMs), () => {
      lane.cancelHold = null;
      flush(lane);
    });
  }

  function release(lane: Lane): void {
    lane.cancelHold?.();
    lane.cancelHold = null;
  }

  function refuse(lane: Lane, entry: Entry, error: ConsultError): void {
    entry.cancelLate();
    if (entry.message) {
      entry.state = 'refused';
      entry.error = error;
    } else remove(lane, entry);
    entry.reject(error);
  }

  function finish(lane: Lane, entry: Entry, result: CommandResult): void {
    remove(lane, entry);
    entry.resolve(result);
  }

  function remove(lane: Lane, entry: Entry): void {
    entry.cancelLate();
    lane.entries = lane.entries.filter((other) => other !== entry);
  }

  function withEntry(id: string, run: (lane: Lane, entry: Entry) => void): void {
    for (const lane of lanes.values()) {
      const entry = lane.entries.find((other) => other.id === id);
      if (entry) return run(lane, entry);
    }
  }

  function moved(lane: Lane): void {
    changed(lane);
    flush(lane);
  }

  function changed({ consultation }: Lane): void {
    if (consultation !== null) host.changed(consultation);
  }

  return {
    give,
    giveMessage,
    outgoing,
    unsent,
    onLive,
    onLost,
    onAck,
    onStored,
    onRefused,
    onUnanswered,
    resend,
    discard,
    refuseMessages,
    clear,
  };
}
