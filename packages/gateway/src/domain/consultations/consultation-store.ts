import type { ConsultationEvent, ConsultationState, ConsultationView, DoctorStatus } from '@consult-kit/protocol';
import type { LedgerTransaction } from '../ledger/ledger-store.ts';

/** A consultation as the gateway keeps it: the fold of its log, and what only the gateway needs to know. */
export interface ConsultationRecord {
  /** Small number given by the store; 0 before it is stored. */
  readonly key: number;
  readonly subject: string;
  readonly view: ConsultationView;
  /** Stands at the head of the line after a return. */
  readonly returned: boolean;
  /** Last sign of the patient or message of the doctor, from which quietness counts. */
  readonly activeAtMs: number;
  /** When the last event was stored; no later one may say an earlier time. */
  readonly lastAtMs: number;
  /** When the timers have to look at it next. */
  readonly dueAtMs: number;
  /** Doctors who declined it; they get it last. */
  readonly declinedBy: readonly string[];
  /** Doctors who refused the open offer to their module. */
  readonly refusedBy: readonly string[];
}

/** One line: people of one campaign, module and language. */
export interface LineName {
  readonly campaign: string;
  readonly module: string;
  readonly language: string;
}

/** What became of a command. */
export interface CommandRecord {
  readonly id: string;
  /** Stands for the sender and the content. */
  readonly fingerprint: string;
  readonly consultation: string | null;
  readonly seq: number;
  readonly atMs: number;
}

/** Which lines someone takes people from; empty lists mean all. */
export interface LineFilter {
  readonly campaigns: readonly string[];
  readonly modules: readonly string[];
  readonly languages: readonly string[];
}

/** How many consultations of a line are in a state. */
export interface GoingOnCount extends Pick<LineName, 'module' | 'language'> {
  readonly state: 'waiting' | 'talking' | 'paused';
  readonly count: number;
  /** When the one that came first entered the line. */
  readonly sinceMs: number;
}

/** Someone was accepted. */
export interface AcceptRecord extends LineName {
  readonly atMs: number;
  readonly waitedMs: number;
}

/** One person waiting, for working out places. */
export interface WaitingRecord extends LineName {
  readonly id: string;
  readonly number: number;
  readonly name: string | undefined;
  readonly flagged: boolean;
  readonly returned: boolean;
  readonly lineSince: string;
  readonly declinedBy: readonly string[];
}

/** What following a consultation needs of it, apart from offers to doctors. */
export interface TalkHead extends LineName {
  readonly key: number;
  readonly subject: string;
  readonly state: ConsultationState;
  /** The doctor in the talk, or the last one. */
  readonly doctor: string | null;
  /** How far its log reaches. */
  readonly seq: number;
}

/** A page of a log as it is stored, to be passed on without being read. */
export interface StoredPage {
  /** The events in rising order, as JSON in UTF-8 with a comma between each two. */
  readonly bodies: Uint8Array;
  readonly count: number;
  /** The place of the last one; 0 for an empty page. */
  readonly lastSeq: number;
  /** Those of them that are no messages, in rising order. */
  readonly turns: readonly ConsultationEvent[];
}

/** A page of a log: after a place or before one; the newest without either. */
export interface EventRange {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * What a command touches, so that a store may fetch that for many commands at once. Commands on the same consultation, doctor or
 * campaign run in the order in which they were given; for others no order is promised.
 */
export type CommandScope =
  /** `command` is the id under which the command will be looked for and remembered. */
  | { readonly consultation: string; readonly command?: string }
  /** What a doctor does at the desk as a whole. */
  | { readonly doctor: string }
  /** Opens a consultation. */
  | { readonly campaign: string };

/**
 * Inside one command. Everything done here holds, or nothing. What `find`, `findHead`, `countTalking`, `setStatus` and `deskCommand`
 * touched is kept from the commands of all nodes until this one is done: read a doctor's status after them, not before.
 */
export interface ConsultationTransaction extends LedgerTransaction {
  /** The consultation, kept from others until the command is done. */
  find(id: string): Promise<ConsultationRecord | undefined>;
  /** The consultation that this person's command opened. */
  findStarted(subject: string, campaign: string, commandId: string): Promise<{ id: string; fingerprint: string } | undefined>;
  /** The consultation of this person that is still going on. */
  findGoingOn(subject: string, campaign: string): Promise<string | undefined>;
  /** The next one to be accepted; those whom the doctor declined come last. */
  findHead(filter: LineFilter, doctor: string): Promise<ConsultationRecord | undefined>;
  countWaiting(line: LineName): Promise<number>;
  /** Talks that take one of the doctor's slots. */
  countTalking(doctor: string): Promise<number>;
  /** Takes the campaign's next case number. */
  nextNumber(campaign: string): Promise<number>;
  insert(record: ConsultationRecord, events: readonly ConsultationEvent[], start: { id: string; fingerprint: string }): Promise<void>;
  update(record: ConsultationRecord, events: readonly ConsultationEvent[]): Promise<void>;
  command(record: ConsultationRecord, id: string): Promise<CommandRecord | undefined>;
  rememberCommand(record: ConsultationRecord, command: CommandRecord): Promise<void>;
  deskCommand(doctor: string, id: string): Promise<CommandRecord | undefined>;
  rememberDeskCommand(doctor: string, command: CommandRecord): Promise<void>;
  status(doctor: string): Promise<DoctorStatus>;
  setStatus(doctor: string, status: DoctorStatus, atMs: number): Promise<void>;
  /** Sees to it that a doctor's lease lasts at least until then, by the clock of the database. */
  renewLease(doctor: string, untilMs: number): Promise<void>;
  /** Whether a doctor's lease was over before then, or there is none. Keeps others from renewing it until the command is done. */
  hasLapsed(doctor: string, beforeMs: number): Promise<boolean>;
  rememberAccept(accept: AcceptRecord): Promise<void>;
}

/** Where consultations are kept. Owned by the domain; each database has its own. */
export interface ConsultationStore {
  /**
   * Runs one command; resolves after its commit has been flushed. The work must only compute and use the transaction: it runs again
   * when another node came in between.
   * @throws {ConsultError} `DATABASE_UNREACHABLE`, also when the connection broke during the commit: the same command again tells.
   */
  transact<Result>(work: (transaction: ConsultationTransaction) => Promise<Result>, scope?: CommandScope): Promise<Result>;
  find(id: string): Promise<ConsultationRecord | undefined>;
  /** As `find`, without all that costs much to read. */
  talkHead(id: string): Promise<TalkHead | undefined>;
  /** Newest first. */
  listOfPatient(subject: string, campaign: string, limit: number): Promise<ConsultationRecord[]>;
  /** Newest first. */
  listOfDoctor(doctor: string, limit: number): Promise<ConsultationRecord[]>;
  /** The doctor's talks, paused ones included, oldest first. */
  talksOf(doctor: string): Promise<ConsultationRecord[]>;
  /** Talks with an open offer to hand over. */
  offered(): Promise<ConsultationRecord[]>;
  /** In rising order. */
  events(key: number, range: EventRange): Promise<ConsultationEvent[]>;
  /** The first `limit` events behind a place. */
  storedPage(key: number, after: number, limit: number): Promise<StoredPage>;
  /** Everyone waiting, in the order in which they will be accepted. */
  waiting(): Promise<WaitingRecord[]>;
  acceptsSince(sinceMs: number): Promise<AcceptRecord[]>;
  statuses(): Promise<ReadonlyMap<string, DoctorStatus>>;
  /** How many talks each doctor has open. */
  talkingByDoctor(): Promise<ReadonlyMap<string, number>>;
  /** How many consultations are going on. */
  goingOn(): Promise<readonly { campaign: string; state: 'waiting' | 'talking' | 'paused'; count: number }[]>;
  /** The same of one campaign, line by line. */
  goingOnIn(campaign: string): Promise<readonly GoingOnCount[]>;
  /** How far the logs of these consultations reach, by key; those that are gone are left out. */
  logEnds(keys: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Sees to it that these doctors' leases last at least until then, by the clock of the database. */
  renewLeases(doctors: readonly string[], untilMs: number): Promise<void>;
  /** Doctors who are at work or in a talk, and whose lease was over before then or who have none. */
  lapsedDoctors(beforeMs: number): Promise<readonly string[]>;
  /** Consultations that are going on and that the timers have to look at, the longest due first. */
  due(atMs: number, limit: number): Promise<string[]>;
  /** Deletes up to `limit` consultations whose time of keeping is over, with all that belongs to them; returns how many. */
  removeExpired(atMs: number, limit: number): Promise<number>;
  /** Forgets accepts and desk commands from before these times. */
  prune(acceptsBeforeMs: number, deskCommandsBeforeMs: number): Promise<void>;
}
