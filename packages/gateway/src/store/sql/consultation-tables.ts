import type { Generated } from 'kysely';

/** One consultation: the fold of its log, and beside it what the line, the timers and the rules ask for. */
export interface ConsultationTable {
  /** Small number of the gateway's own; the other tables refer to it. */
  key: Generated<number>;
  id: string;
  /** Who asked, as `Patient.subject`. */
  subject: string;
  campaign: string;
  module: string;
  language: string;
  state: string;
  /** The doctor in the talk; while paused or ended, the last one. */
  doctor: string | null;
  /** Place within the line: 0 returned and flagged, 1 returned, 2 flagged, 3 all others. */
  rank: number;
  line_at: number;
  /** Last sign of the patient or message of the doctor, from which quietness counts. */
  active_at: number;
  /** When the timers have to look at it next: in a state that is over, when it is deleted. */
  due_at: number;
  /** 1 while there is an open offer to hand over. */
  offered: number;
  /** Doctors who declined, each id between two commas. */
  declined_by: string;
  /** Doctors who refused the open offer to a module, each id between two commas. */
  refused_by: string;
  /** The id and the fingerprint of the command that opened it. */
  start_id: string;
  start_fingerprint: string;
  /** What no message changes of the `ConsultationView`, apart from its opening, as JSON. */
  view: string;
  /** What a message changes of it, as JSON. */
  talk: string;
  /** How far the log reaches, and when its last event was stored. */
  seq: number;
  last_at: number;
  /** Rises with every change of the row and every command remembered for it, so that what was decided on an older state is noticed. */
  version: Generated<number>;
}

/** How consultations began: what never changes of a `ConsultationView`, so that it need not be written again with its row. */
export interface OpeningTable {
  /** The consultation. */
  key: number;
  opening: string;
}

/** The logs of all consultations, in the order of arrival. */
export interface EventTable {
  consultation: number;
  seq: number;
  /** `ConsultationEvent` as JSON. */
  body: string;
  /**
   * SQLite only: the id and the fingerprint of a command whose place and time are those of the event, as a rule the first one that
   * it stored. A row of its own in `commands` would change one more page of the file with each message.
   */
  command: string | null;
  fingerprint: string | null;
}

/** What became of the commands on a consultation, apart from those that stand beside their events. */
export interface CommandTable {
  consultation: number;
  id: string;
  fingerprint: string;
  seq: number;
  at: number;
}

/** What became of the commands of the desk as a whole. */
export interface DeskCommandTable {
  doctor: string;
  id: string;
  fingerprint: string;
  consultation: string | null;
  seq: number;
  at: number;
}

/** The last case number of each campaign. */
export interface CaseNumberTable {
  campaign: string;
  last: number;
}

/** What doctors set themselves to. */
export interface DoctorStatusTable {
  doctor: string;
  status: string;
  at: number;
}

/** Until when doctors count as reachable, by the clock of the database. */
export interface DoctorLeaseTable {
  doctor: string;
  until_at: number;
}

/** Who was accepted lately, for estimating waits. */
export interface AcceptTable {
  key: Generated<number>;
  campaign: string;
  module: string;
  language: string;
  at: number;
  waited_ms: number;
}

/** The tables of consultations, by name. */
export interface ConsultationTables {
  consultations: ConsultationTable;
  openings: OpeningTable;
  events: EventTable;
  commands: CommandTable;
  desk_commands: DeskCommandTable;
  case_numbers: CaseNumberTable;
  doctor_statuses: DoctorStatusTable;
  doctor_leases: DoctorLeaseTable;
  accepts: AcceptTable;
}
