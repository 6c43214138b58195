import type {
  AdviceCard,
  CampaignDocument,
  ChatMessage,
  CommandResult,
  ConsultationEvent,
  ConsultationView,
  ConsultError,
  DeskState,
  DoctorStatus,
  HandoverTarget,
  Intake,
  LineInfo,
  Rating,
  StaffSignedIn,
} from '@consult-kit/protocol';
import type { HostBridge, Timers, Transport } from './boundary.ts';

/** What a client needs: where from, over what, for which campaign. */
export interface ConsultClientOptions {
  transport: Transport;
  bridge: HostBridge;
  timers: Timers;
  /** The campaign's id. */
  campaign: string;
  /** Handed over by the host, so that it need not be asked for. */
  campaignDocument?: CampaignDocument;
}

/** The live connection. `offlineSinceMs` is on the monotonic clock of `Timers`. */
export type ConnectionStatus =
  | { type: 'idle' }
  /** `offlineSinceMs` is there when a connection is being won back. */
  | { type: 'connecting'; offlineSinceMs?: number }
  | { type: 'live'; channel: 'socket' | 'poll' }
  | { type: 'waiting'; retryInMs: number; offlineSinceMs: number }
  /** Another page of this host has the consultation; `useHere` takes it over. */
  | { type: 'elsewhere' }
  /** Will not come back by itself: the session is over, the client outdated. */
  | { type: 'stopped'; error: ConsultError };

/** A message that is not stored yet, in the order of writing. */
export interface OutgoingMessage {
  id: string;
  text: string;
  /**
   * `queued`: kept on the device, waits for a connection. `sending`: on its way, or its turn comes next. `failed`: no answer for 15 s
   * (it still goes out by itself), or it waits for `resend` or `discard` because it was refused or lost in a restore.
   */
  status: 'queued' | 'sending' | 'failed';
  /** Why it failed, when the gateway refused it. */
  error?: ConsultError;
}

/** One consultation as the client follows it. A new object with every change. */
export interface FollowedConsultation {
  view: ConsultationView;
  /** Loaded messages and system events in rising order, without gaps; the newest ones, plus whatever `loadOlder` brought. */
  events: readonly ConsultationEvent[];
  /** Whether the log has events before `events[0]`. */
  hasOlder: boolean;
  /** Not stored yet. */
  outgoing: readonly OutgoingMessage[];
  /** Whether the other side is writing now. */
  otherTyping: boolean;
  /** Whether the other side has a live connection; null while unknown. */
  otherPresent: boolean | null;
  /**
   * Up to where the log has arrived on a device of the other side, as far as known; what was written before is `delivered`, and `read`
   * up to `view.readUpTo` of that side.
   */
  deliveredUpTo: number;
  /** Only while waiting. */
  line: LineInfo | null;
  /** Messages of the other side after the own read mark. */
  unread: number;
}

/** Everything there is to draw for a shopper. Immutable: a change makes a new one. */
export interface ClientSnapshot {
  session: 'none' | 'opening' | 'open' | 'failed';
  connection: ConnectionStatus;
  campaign: CampaignDocument | null;
  consultation: FollowedConsultation | null;
  /** The gateway's clock minus the device's monotonic clock; null before the first answer. */
  serverOffsetMs: number | null;
}

/** What a client tells its listeners: event name to payload. */
export interface ClientEventMap {
  /** The snapshot changed. */
  change: ClientSnapshot;
  /** The connection moved. */
  status: { from: ConnectionStatus['type']; to: ConnectionStatus['type'] };
  /** The gateway stored an event. In order, each once, also across a reconnect; history does not fire it. */
  event: { consultation: string; event: ConsultationEvent };
  /** A message of either side was stored. Follows its `event`. */
  message: { consultation: string; message: ChatMessage };
  /** Something failed in the background. A failed call rejects its own promise and is not repeated here. */
  error: ConsultError;
}

/** What the shopper told in the special area. */
export interface StartConsultation {
  module: string;
  language: string;
  intake: Intake;
  consent: { version: string; language: string; guardian: boolean };
  region?: string;
}

/** The shopper's client. All methods reject with `ConsultError`. */
export interface ConsultClient {
  readonly snapshot: ClientSnapshot;
  on<Name extends keyof ClientEventMap>(name: Name, listener: (payload: ClientEventMap[Name]) => void): () => void;
  /** Opens or restores the session and goes on with the consultation that is still going on, if any. Repeating it is harmless. */
  open(): Promise<void>;
  /** Reads the campaign document; cached for as long as the gateway allows. */
  loadCampaign(): Promise<CampaignDocument>;
  /** Gets a place in line and follows the consultation. */
  start(input: StartConsultation): Promise<string>;
  /** Follows a consultation of this person, for example an ended one. */
  follow(consultation: string): Promise<void>;
  /** Takes the consultation over from the page that has it (`elsewhere`). */
  useHere(): void;
  /** Puts the message into the log of what is going out and sends it; resolves once stored. Rejects at once on text that can't be sent. */
  send(text: string): Promise<ChatMessage>;
  /** Sends failed messages again, all or one, with their ids. */
  resend(id?: string): void;
  /** Takes a failed message out. */
  discard(id: string): void;
  /** Loads the page of events before the ones that are there. */
  loadOlder(): Promise<void>;
  markRead(upTo: number): void;
  setTyping(on: boolean): void;
  leaveLine(): Promise<void>;
  resume(): Promise<void>;
  end(): Promise<void>;
  rate(rating: Rating): Promise<void>;
  reportEmergency(what: 'shown' | 'seen' | 'called' | 'continued'): Promise<void>;
  /** The draft of the message being written, kept on the device until sent or the consultation ends. */
  loadDraft(): Promise<string>;
  saveDraft(text: string): void;
  /** Ends the session and wipes everything of this campaign from the device. */
  forget(): Promise<void>;
  /** Closes connection and timers; the session and the consultation stay. */
  close(): void;
}

/** Everything there is to draw at the desk. Immutable. */
export interface DeskSnapshot {
  account: StaffSignedIn['account'] | null;
  connection: ConnectionStatus;
  desk: DeskState | null;
  /** The own talks and those opened for reading, by consultation id. */
  chats: Readonly<Record<string, FollowedConsultation>>;
  serverOffsetMs: number | null;
}

export interface DeskClientEventMap {
  change: DeskSnapshot;
  status: ClientEventMap['status'];
  event: ClientEventMap['event'];
  message: ClientEventMap['message'];
  error: ConsultError;
}

/** The doctor's client: the same connection, cursors and outbox as the shopper's. All methods reject with `ConsultError`. */
export interface DeskClient {
  readonly snapshot: DeskSnapshot;
  on<Name extends keyof DeskClientEventMap>(name: Name, listener: (payload: DeskClientEventMap[Name]) => void): () => void;
  signIn(login: string, password: string): Promise<StaffSignedIn>;
  /** Goes on with a stored session; false if there is none or it is over. */
  restore(): Promise<boolean>;
  signOut(): Promise<void>;
  setStatus(status: DoctorStatus): Promise<CommandResult>;
  /** Resolves with the consultation's id. */
  acceptNext(): Promise<string>;
  send(consultation: string, text: string): Promise<ChatMessage>;
  resend(consultation: string, id?: string): void;
  discard(consultation: string, id: string): void;
  loadOlder(consultation: string): Promise<void>;
  markRead(consultation: string, upTo: number): void;
  setTyping(consultation: string, on: boolean): void;
  /**
   * Opens a talk for reading beside the own ones, for example one that is offered. It appears in `chats` until `unfollow`, and stays as it
   * was once it may not be read any more: the offer was withdrawn, refused, or taken by somebody else.
   */
  follow(consultation: string): Promise<void>;
  unfollow(consultation: string): void;
  decline(consultation: string, reason: string): Promise<void>;
  pause(consultation: string): Promise<void>;
  offerHandover(consultation: string, offer: { to: HandoverTarget; reason: string; note?: string; urgent: boolean }): Promise<void>;
  cancelHandover(consultation: string): Promise<void>;
  acceptHandover(consultation: string): Promise<void>;
  refuseHandover(consultation: string, reason: string): Promise<void>;
  sendEmergencyCard(consultation: string): Promise<void>;
  addNote(consultation: string, text: string): Promise<void>;
  finish(consultation: string, outcome: { outcome: 'advice'; advice: AdviceCard } | { outcome: 'patient-left' }): Promise<void>;
  loadDraft(consultation: string): Promise<string>;
  saveDraft(consultation: string, text: string): void;
  close(): void;
}
