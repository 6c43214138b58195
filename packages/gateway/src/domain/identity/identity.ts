import type { DoctorProfile, LocalizedText, StaffRole } from '@consult-kit/protocol';

/** The session by which somebody is known. */
export interface KnownBySession {
  /** The session's id, safe for logs; never the secret. */
  sessionId: string;
  /** When the session is over; live connections end then. */
  expiresAtMs: number;
}

/** A shopper. The same person has the same subject on every device when the host vouches for it. */
export interface Patient extends KnownBySession {
  kind: 'patient';
  /** `guest:…` or `host:{key}:{sub}`, unique within the gateway. */
  subject: string;
  /** The campaign for which the session was opened. */
  campaign: string;
}

/** Someone of the staff. */
export interface Staff extends KnownBySession {
  kind: 'staff';
  /** The account's id; a doctor's id is the same. */
  account: string;
  login: string;
  role: StaffRole;
  names: LocalizedText;
}

/** Whoever stands behind a session. */
export type Identity = Patient | Staff;

/** What the gateway knows of a doctor beside the account. */
export interface DoctorRecord {
  profile: DoctorProfile;
  /** Modules and languages whose line this doctor serves; empty means all. */
  modules: readonly string[];
  languages: readonly string[];
  /** Campaigns served; empty means all. */
  campaigns: readonly string[];
}

/** Who stands behind a session's secret. */
export interface Identities {
  /** @throws {ConsultError} `TOKEN_INVALID` or `TOKEN_EXPIRED`. */
  identify(session: string): Promise<Identity>;
  /** Calls back when a session ends (sign-out, removal), so that its live connections close; returns how to stop. */
  onEnded(listener: (sessionId: string) => void): () => void;
}

/** The doctors with an account. */
export interface DoctorDirectory {
  find(id: string): Promise<DoctorRecord | undefined>;
  all(): Promise<readonly DoctorRecord[]>;
}
