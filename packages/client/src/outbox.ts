import { ConsultError, type ChatMessage, type CommandResult } from '@consult-kit/protocol';
import type { OutgoingMessage } from './api.ts';
import { retryPauseMs } from './backoff.ts';
import type { Timers } from './boundary.ts';
import { isRetryable } from './failures.ts';
import { CLIENT_LIMITS } from './limits.ts';
import type { CommandToSend } from './link/channel.ts';
import type { Outbox, OutboxHost, UnsentMessage } from './outbox-contract.ts';

interface Entry {
  readonly id: string;
  command: CommandToSend['command'];
  /** Whether it would survive the end of the page. */
  kept: boolean;
  /** Messages alone are shown, kept on the device and sent until they are stored. */
  message?: UnsentMessage;
  /** Sent until answered, also when whoever asked for it has given up. */
  readonly keeps: boolean;
  /** `keeping` waits for the device, `stored` for its event. */
  state: 'keeping' | 'queued' | 'sent' | 'stored' | 'refused';
  /** What the gateway answered, while the event is still to come. */
  result?: CommandResult;
  late: boolean;
  /** When it went out last. */
  sentAtMs: number;
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
  /** The gateway asked for nothing before on this connection; a person's impatience does not shorten it. */
  windowEndsMs: number;
}

export function createOutbox(timers: Timers, host: OutboxHost): Outbox {
  const lanes = new Map<string | null, Lane>();
  /** Nobody waits for a device that did not take the last texts. */
  let deviceTakes = true;

  function give({ consultation, command }: CommandToSend, keeps = false): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      add(consultation, { command, keeps, resolve, reject });
    });
  }

  function giveMessage(consultation: string, message: UnsentMessage): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      add(consultation, { command: commandOf(message), message, keeps: true, resolve, reject });
    });
  }

  function outgoing(consultation: string): OutgoingMessage[] {
    return messages(consultation).map(({ message, late, state, kept, error }) => {
      const waits = kept && state === 'queued' && !host.isLive();
      const status = late || state === 'refused' ? 'failed' : waits ? 'queued' : 'sending';
      return { id: message.id, text: message.text, status, ...(error ? { error } : {}) };
    });
  }

  function unsent(consultation: string): UnsentMessage[] {
    return messages(consultation)
      .filter(({ state }) => state !== 'stored')
      .map(({ message, state }) => (state === 'refused' ? { ...message, held: true } : message));
  }

  function onKept(consultation: string, written: readonly UnsentMessage[], isKept: boolean): void {
    deviceTakes = isKept;
    for (const { id } of written) {
      withEntry(id, (lane, entry) => {
        entry.kept ||= isKept;
        letOut(lane, entry);
      });
    }
    host.changed(consultation);
  }

  function keepOnly(consultation: string, kept: readonly UnsentMessage[]): void {
    for (const entry of messages(consultation)) {
      if (entry.kept && !kept.some(({ id }) => id === entry.id)) withEntry(entry.id, takeOut);
    }
    host.changed(consultation);
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
      changed(lane);
    }
  }

  function onAck(result: CommandResult): void {
    withEntry(result.id, (lane, entry) => {
      lane.failures = 0;
      if (entry.message && lane.consultation !== null && host.expectsEvent(lane.consultation, result.seq)) {
        entry.cancelLate();
        entry.state = 'stored';
        entry.result = result;
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

  function onRead(consultation: string, upTo: number): void {
    for (const { id } of messages(consultation)) {
      withEntry(id, (lane, entry) => {
        if (entry.state === 'stored' && entry.result && entry.result.seq <= upTo) finish(lane, entry, entry.result);
      });
    }
  }

  function doubtStored(consultation: string): void {
    for (const entry of messages(consultation)) if (entry.state === 'stored') entry.state = 'refused';
    const lane = lanes.get(consultation);
    for (const entry of lane?.entries ?? []) if (lane && entry.command.type === 'read.mark') takeOut(lane, entry);
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

  function resend(consultation: string, id?: string, claim?: number): void {
    const lane = lanes.get(consultation);
    if (!lane) return;
    for (const entry of lane.entries) {
      if (!hasFailed(entry) || (id !== undefined && entry.id !== id)) continue;
      delete entry.error;
      if (entry.state === 'refused') {
        const { text, atMs } = entry.message;
        entry.state = 'queued';
        entry.message = { id: entry.id, text, atMs, ...(claim === undefined ? {} : { claim }) };
        entry.command = commandOf(entry.message);
      }
      watch(lane, entry);
    }
    if (timers.now() >= lane.windowEndsMs) release(lane);
    moved(lane);
  }

  function discard(consultation: string | null, id: string): void {
    withEntry(id, (lane, entry) => {
      if (lane.consultation !== consultation || !hasFailed(entry)) return;
      takeOut(lane, entry);
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
    const { command, message } = given;
    const isToKeep = message && deviceTakes && consultation !== null && host.keeps(consultation);
    const state = message?.held ? 'refused' : isToKeep ? 'keeping' : 'queued';
    const entry: Entry = {
      ...given,
      id: command.id,
      kept: false,
      state,
      late: false,
      sentAtMs: 0,
      internalFailures: 0,
      cancelLate: () => {},
    };
    const lane = lanes.get(consultation) ?? { consultation, entries: [], failures: 0, cancelHold: null, windowEndsMs: -Infinity };
    lanes.set(consultation, lane);
    lane.entries.push(entry);
    if (state === 'keeping') keepFirst(lane, entry);
    else if (state === 'queued' && (message || !entry.keeps)) watch(lane, entry);
    if (message) changed(lane);
    flush(lane);
  }

  function messages(consultation: string): (Entry & { message: UnsentMessage })[] {
    const entries = lanes.get(consultation)?.entries ?? [];
    return entries.filter((entry): entry is Entry & { message: UnsentMessage } => entry.message !== undefined);
  }

  /** A message that went out unkept would be unknown to the page after this one, which could then send a later one before it. */
  function keepFirst(lane: Lane, entry: Entry): void {
    entry.cancelLate = timers.after(CLIENT_LIMITS.storageWithinMs, () => {
      deviceTakes = false;
      letOut(lane, entry);
    });
  }

  function letOut(lane: Lane, entry: Entry): void {
    if (entry.state !== 'keeping') return;
    entry.state = 'queued';
    watch(lane, entry);
    flush(lane);
  }

  /** Counts anew the time within which an answer must come. */
  function watch(lane: Lane, entry: Entry, late = false): void {
    entry.cancelLate();
    entry.late = late;
    entry.cancelLate = timers.after(CLIENT_LIMITS.answerWithinMs, () => onLate(lane, entry));
  }

  function onLate(lane: Lane, entry: Entry): void {
    const wasSent = entry.state === 'sent';
    // Its turn has not come: one before it is under way, and has its own time.
    if (entry.message && !wasSent && lane.entries.some(({ state, late }) => state === 'sent' && !late)) return watch(lane, entry);
    if (entry.message) {
      entry.late = true;
      // A repeat is harmless.
      if (wasSent) entry.state = 'queued';
      changed(lane);
    } else {
      remove(lane, entry);
      entry.reject(host.lateError());
    }
    // News may still come in while nothing goes out: another channel is tried.
    if (wasSent && host.isLive() && timers.now() - entry.sentAtMs >= CLIENT_LIMITS.answerWithinMs) host.stuck();
    else flush(lane);
  }

  function flush(lane: Lane): void {
    if (!host.isLive() || lane.cancelHold || lane.entries.some(({ state }) => state === 'sent')) return;
    const next = lane.entries.find(({ state }) => state === 'queued' || state === 'keeping');
    if (next?.state !== 'queued') return;
    next.state = 'sent';
    next.sentAtMs = timers.now();
    // Its time counts from now. A late one that is sent again shows as failed until it is stored, but is not forgotten.
    if (next.message) watch(lane, next, next.late);
    host.send({ consultation: lane.consultation, command: next.command });
  }

  function hold(lane: Lane, retryAfterMs: number | undefined): void {
    release(lane);
    const pauseMs = retryPauseMs(timers, lane.failures++, retryAfterMs);
    if (retryAfterMs !== undefined) lane.windowEndsMs = timers.now() + pauseMs;
    lane.cancelHold = timers.after(pauseMs, () => {
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

  function takeOut(lane: Lane, entry: Entry): void {
    remove(lane, entry);
    entry.reject(new ConsultError('CANCELLED', 'Taken out before it was stored.'));
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
    has: (id) => [...lanes.values()].some(({ entries }) => entries.some((entry) => entry.id === id)),
    outgoing,
    unsent,
    onKept,
    keepOnly,
    onLive,
    onLost,
    onAck,
    onStored,
    onRead,
    doubtStored,
    onRefused,
    onUnanswered,
    resend,
    discard,
    refuseMessages,
    clear,
  };
}

/** Whether it is a message that a person has to decide about, or that had no answer in time. */
function hasFailed(entry: Entry): entry is Entry & { message: UnsentMessage } {
  return entry.message !== undefined && (entry.late || entry.state === 'refused');
}

function commandOf({ id, text, claim }: UnsentMessage): CommandToSend['command'] {
  const command = { id, type: 'message.send', text };
  return claim === undefined ? command : Object.assign(command, { claim });
}
