import type { ChatMessage, CommandResult, ConsultationEvent, ConsultError, Side } from '@consult-kit/protocol';
import type { ConnectionStatus } from './api.ts';
import type { HostBridge, Timers, Transport } from './boundary.ts';
import type { DeviceStore } from './device-store.ts';
import type { GatewayCalls } from './gateway-calls.ts';
import type { ServerClock } from './server-clock.ts';
import type { Call } from './talk/following.ts';
import type { Talk, TalkStart } from './talk/talk.ts';

/** What both clients are made from. */
export interface CoreOptions {
  transport: Transport;
  bridge: HostBridge;
  timers: Timers;
  side: Side;
  /** Begins the keys in the device's storage. */
  storagePrefix: string;
  /** Whether news of the desk are wanted. */
  followsDesk: boolean;
}

/** What the core asks its client for and tells it. */
export interface CoreHost {
  /** The session's token; null without one. */
  session(): string | null;
  /** Something that the snapshot shows moved on. */
  changed(): void;
  status(status: ConnectionStatus): void;
  /** An event was stored, after the snapshot has it. */
  event(consultation: string, event: ConsultationEvent): void;
  error(error: ConsultError): void;
  desk(desk: unknown): void;
  /** The channel can be used. */
  live(): void;
  /** The gateway no longer knows a consultation that was followed. */
  gone(consultation: string, error: ConsultError): void;
  /** The session is over: whether there is a new one now. Rejects when nobody answered. */
  renew(): Promise<boolean>;
}

/** What the shopper's and the doctor's client share: one connection, the followed talks, what goes out, what stays on the device. */
export interface Core {
  readonly clock: ServerClock;
  readonly calls: GatewayCalls;
  readonly store: DeviceStore;
  /** Keeps a channel up from now on. */
  start(): void;
  /** Wants no channel: another page has the consultation. */
  rest(): void;
  /** Takes over what another page left on the device. */
  takeOver(consultation: string): Promise<void>;
  /** Listens to the host: rest in the background, probe on return. */
  watch(): void;
  /** Ends connection, timers and everything under way; what is kept on the device stays. */
  close(): void;
  /** Returns a check for later: it throws once the client was closed meanwhile. */
  openCheck(): () => void;
  /** Posts with the session; a session that is over is renewed once. */
  call: Call;
  /** A new id from the host; ids come in the order in which they were asked for. */
  nextId(): Promise<string>;
  talk(id: string): Talk | undefined;
  /** Everything that is followed now. */
  talks(): Talk[];
  /** Follows a consultation; loads its newest events and its view unless they are given. Repeating it is harmless. */
  openTalk(id: string, start?: TalkStart): Promise<Talk>;
  /** Stops following; what is on its way still gets its answer. */
  closeTalk(id: string): void;
  /** Gives a command with a new id; resolves once it is committed. A kept one is sent until it is answered. */
  command(consultation: string | null, type: string, content?: object, keeps?: boolean): Promise<CommandResult>;
  /** Gives a command on a followed consultation, by whoever follows it. */
  commandOn(consultation: string | null, type: string, content?: object, keeps?: boolean): Promise<void>;
  send(consultation: string | null, message: string): Promise<ChatMessage>;
  resend(consultation: string | null, id?: string): void;
  discard(consultation: string | null, id: string): void;
  loadOlder(consultation: string | null): Promise<void>;
  markRead(consultation: string | null, upTo: number): void;
  setTyping(consultation: string | null, on: boolean): void;
  loadDraft(consultation: string | null): Promise<string>;
  saveDraft(consultation: string | null, draft: string): void;
  /** Runs something that changes several things, and tells of them once. */
  batch(run: () => void): void;
}
