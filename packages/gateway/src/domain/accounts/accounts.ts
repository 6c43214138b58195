import {
  campaignIdSchema,
  ConsultError,
  createId,
  languageSchema,
  LIMITS,
  localizedTextSchema,
  parse,
  slugSchema,
} from '@consult-kit/protocol';
import type { StaffRole } from '@consult-kit/protocol';
import * as z from 'zod/mini';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { DoctorDirectory, DoctorRecord } from '../identity/identity.ts';
import type { Account, AccountStore } from './account.ts';
import { hashPassword } from './passwords.ts';

const nameSchema = z.record(languageSchema, z.string().check(z.minLength(1), z.maxLength(LIMITS.nameChars)));
const loginSchema = z.string().check(z.maxLength(GATEWAY_LIMITS.loginChars), z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u));
const passwordSchema = z.string().check(z.minLength(LIMITS.passwordMinChars), z.maxLength(LIMITS.passwordMaxChars));

/** An account that is to be made. */
export const newAccountSchema = z.strictObject({
  /** Letters, digits and `. _ @ + -`; upper and lower case are the same. */
  login: loginSchema,
  /** Names by language, for example `{ "en": "Li Hua", "zh-Hans": "李华" }`; at least one. */
  names: nameSchema.check(z.refine((names) => Object.keys(names).length > 0, 'at least one name is needed')),
  password: passwordSchema,
});
/** What makes an account. */
export type NewAccount = z.infer<typeof newAccountSchema>;

/** A doctor who is to be added: the account, the profile that shoppers see, and whom the doctor serves. */
export const newDoctorSchema = z.extend(newAccountSchema, {
  familyNames: z.optional(nameSchema),
  titles: z.optional(localizedTextSchema),
  departments: z.optional(localizedTextSchema),
  licence: z.optional(z.string().check(z.minLength(1), z.maxLength(LIMITS.nameChars))),
  /** Empty or left out means all of them, here and below. */
  modules: z.optional(z.array(slugSchema)),
  languages: z.optional(z.array(languageSchema)),
  campaigns: z.optional(z.array(campaignIdSchema)),
});
/** What makes a doctor's account. */
export type NewDoctor = z.infer<typeof newDoctorSchema>;

/** The people who may sign in, and among them the doctors. */
export class Accounts implements DoctorDirectory {
  readonly #store: AccountStore;
  readonly #clock: Clock;

  constructor(store: AccountStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @throws {ConsultError} `INPUT_INVALID` with the places, or `ACCOUNT_EXISTS`. */
  async addDoctor(input: unknown): Promise<Account> {
    const [doctor] = await this.addDoctors([input]);
    if (!doctor) throw new ConsultError('INTERNAL', 'No account was made.');
    return doctor;
  }

  /** All of them or none. @throws {ConsultError} As `addDoctor` does; faults begin with the place in the list. */
  async addDoctors(inputs: readonly unknown[]): Promise<readonly Account[]> {
    const parsed = parse(z.array(newDoctorSchema), inputs);
    const accounts = await Promise.all(parsed.map((doctor) => this.#doctorAccount(doctor)));
    await this.#store.insert(accounts);
    return accounts;
  }

  /** Adds someone for the console. @throws {ConsultError} `INPUT_INVALID` or `ACCOUNT_EXISTS`. */
  async addStaff(role: Exclude<StaffRole, 'doctor'>, input: unknown): Promise<Account> {
    const account = await this.#account(parse(newAccountSchema, input), role);
    await this.#store.insert([account]);
    return account;
  }

  /** In order of their logins, disabled ones included. */
  async list(): Promise<readonly Account[]> {
    return await this.#store.list();
  }

  /** Keeps someone from signing in and ends their sessions. What they wrote stays. @throws {ConsultError} `INPUT_INVALID`. */
  async disable(login: string): Promise<Account> {
    const account = await this.#byLogin(login);
    const nowMs = this.#clock.now();
    await this.#store.setDisabled(account.id, nowMs);
    await this.#store.endSessions(account.id, nowMs);
    return account;
  }

  /** Lets someone sign in again. @throws {ConsultError} `INPUT_INVALID`. */
  async enable(login: string): Promise<Account> {
    const account = await this.#byLogin(login);
    await this.#store.setDisabled(account.id, null);
    return account;
  }

  /** Sets a new password and ends all sessions. @throws {ConsultError} `INPUT_INVALID`. */
  async setPassword(login: string, password: string): Promise<Account> {
    const account = await this.#byLogin(login);
    await this.#store.setPassword(account.id, await hashPassword(parse(passwordSchema, password)));
    await this.#store.endSessions(account.id, this.#clock.now());
    return account;
  }

  async find(id: string): Promise<DoctorRecord | undefined> {
    const account = await this.#store.find(id);
    return account?.disabledAtMs === null ? (account.doctor ?? undefined) : undefined;
  }

  async all(): Promise<readonly DoctorRecord[]> {
    const accounts = await this.#store.list();
    return accounts.flatMap(({ doctor, disabledAtMs }) => (doctor && disabledAtMs === null ? [doctor] : []));
  }

  async #byLogin(login: string): Promise<Account> {
    const account = await this.#store.findByLogin(canonicalLogin(login));
    if (!account)
      throw new ConsultError(
        'INPUT_INVALID',
        `There is no account with the login "${login}". \`doctor list\` and \`staff list\` show all.`,
      );
    return account;
  }

  async #doctorAccount({
    familyNames,
    titles,
    departments,
    licence,
    modules = [],
    languages = [],
    campaigns = [],
    ...input
  }: NewDoctor): Promise<Account> {
    const account = await this.#account(input, 'doctor');
    const profile = {
      id: account.id,
      names: account.names,
      ...(familyNames && { familyNames }),
      ...(titles && { titles }),
      ...(departments && { departments }),
      ...(licence !== undefined && { licence }),
    };
    return { ...account, doctor: { profile, modules, languages, campaigns } };
  }

  async #account({ login, names, password }: NewAccount, role: StaffRole): Promise<Account> {
    return {
      id: createId(),
      login: canonicalLogin(login),
      role,
      names,
      passwordHash: await hashPassword(password),
      createdAtMs: this.#clock.now(),
      disabledAtMs: null,
      doctor: null,
    };
  }
}

/** A login as it is kept and looked for. */
export function canonicalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
