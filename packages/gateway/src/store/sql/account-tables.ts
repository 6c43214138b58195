/** Staff who may sign in. A disabled account stays: conversations name its doctor. */
export interface AccountsTable {
  id: string;
  /** In lower case, unique. */
  login: string;
  role: string;
  /** JSON: language to name. */
  names: string;
  /** The hash with its parameters and salt; never the password. */
  password: string;
  created_at: number;
  disabled_at: number | null;
}

/** What shoppers see of a doctor, and whom the doctor serves. */
export interface DoctorsTable {
  account: string;
  /** JSON: a doctor's profile. */
  profile: string;
  /** JSON lists; empty means all. */
  modules: string;
  languages: string;
  campaigns: string;
}

/** Open sessions, and ended ones for a day, so that every process on this database sees the end. */
export interface SessionsTable {
  id: string;
  /** SHA-256 of the secret in base64url; the secret itself is nowhere. */
  secret_hash: string;
  /** A shopper's session has `subject` and `campaign`; one of the staff has `account`. */
  subject: string | null;
  campaign: string | null;
  account: string | null;
  created_at: number;
  expires_at: number;
  ended_at: number | null;
}

/** The tables of accounts and sessions, by name. */
export interface AccountTables {
  accounts: AccountsTable;
  doctors: DoctorsTable;
  sessions: SessionsTable;
}
