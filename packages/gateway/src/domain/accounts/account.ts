import type { LocalizedText, StaffRole } from '@consult-kit/protocol';
import type { DoctorRecord } from '../identity/identity.ts';

/** Someone of the staff, as kept. */
export interface Account {
  /** Also the doctor's id. */
  id: string;
  /** Unique; in lower case. */
  login: string;
  role: StaffRole;
  names: LocalizedText;
  /** As `hashPassword` makes it. */
  passwordHash: string;
  createdAtMs: number;
  /** Since when the account can't sign in, or `null`. */
  disabledAtMs: number | null;
  /** What the gateway knows of a doctor; `null` for the console's people. */
  doctor: DoctorRecord | null;
}

/** Where accounts are kept. */
export interface AccountStore {
  /** All of them, or none: `ACCOUNT_EXISTS` with the login if one is taken. */
  insert(accounts: readonly Account[]): Promise<void>;
  findByLogin(login: string): Promise<Account | undefined>;
  find(id: string): Promise<Account | undefined>;
  /** In order of their logins. */
  list(): Promise<readonly Account[]>;
  setPassword(id: string, passwordHash: string): Promise<void>;
  /** `null` lets the account sign in again. */
  setDisabled(id: string, atMs: number | null): Promise<void>;
  /** Ends all sessions of an account, so that every process sees it. */
  endSessions(account: string, atMs: number): Promise<void>;
}
