import { ConsultError, type ChatMessage, type ConsultationEvent } from '@consult-kit/protocol';
import type { ConnectionStatus } from './api.ts';

/** What every client tells; `ClientEventMap` and `DeskClientEventMap` are this with their snapshots. */
interface FeedEvents<Snapshot> {
  change: Snapshot;
  status: { from: ConnectionStatus['type']; to: ConnectionStatus['type'] };
  event: { consultation: string; event: ConsultationEvent };
  message: { consultation: string; message: ChatMessage };
  error: ConsultError;
}

/** `never`, since each listener takes the payload of its own event alone. */
interface Listener {
  name: string;
  run(payload: never): void;
}

/** A client's snapshot and everybody who listens to it. */
export interface Feed<Snapshot> {
  readonly snapshot: Snapshot;
  /** Calls the listener with every event of this name; returns how to stop. */
  on<Name extends keyof FeedEvents<Snapshot>>(name: Name, listener: (payload: FeedEvents<Snapshot>[Name]) => void): () => void;
  /** Replaces the snapshot, if anything in it is different. */
  patch(patch: Partial<Snapshot>): void;
  status(connection: ConnectionStatus): void;
  event(consultation: string, event: ConsultationEvent): void;
  error(error: ConsultError): void;
}

export function createFeed<Snapshot extends { connection: ConnectionStatus }>(initial: Snapshot): Feed<Snapshot> {
  let snapshot = initial;
  let listeners: readonly Listener[] = [];

  function emit<Name extends keyof FeedEvents<Snapshot>>(name: Name, payload: FeedEvents<Snapshot>[Name]): void {
    for (const listener of listeners) {
      if (listener.name !== name) continue;
      try {
        listener.run(payload as never);
      } catch (cause) {
        // A listener of errors that throws could be called for ever.
        if (name !== 'error') emit('error', new ConsultError('INTERNAL', 'A listener of the client threw.', { cause }));
      }
    }
  }

  function patch(change: Partial<Snapshot>): void {
    const keys = Object.keys(change) as (keyof Snapshot)[];
    if (keys.every((key) => change[key] === snapshot[key])) return;
    snapshot = { ...snapshot, ...change };
    emit('change', snapshot);
  }

  return {
    get snapshot() {
      return snapshot;
    },
    on(name, run) {
      const listener: Listener = { name, run };
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    patch,
    status(connection) {
      const from = snapshot.connection.type;
      const to = connection.type;
      patch({ connection } as Partial<Snapshot>);
      if (from !== to) emit('status', { from, to });
    },
    event(consultation, event) {
      emit('event', { consultation, event });
      if (event.type === 'message.stored') emit('message', { consultation, message: event });
    },
    error: (error) => emit('error', error),
  };
}
