import { ConsultError, isConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { OpenedSession, Sessions } from '../identity/sessions.ts';
import type { Account, AccountStore } from './account.ts';
import { canonicalLogin } from './accounts.ts';
import { WindowCounter } from '../window-counter.ts';
import { generatePassword, hashPassword, PasswordChecker } from './passwords.ts';

/** Someone of the staff who signs in, and from where. */
export interface SignInWish {
  login: string;
  password: string;
  /** The address of the connection; only for counting failures. */
  address: string;
}

/** Signs staff in. Wrong logins and wrong passwords look and last the same; too many failures make everybody wait. */
export class SignIn {
  readonly #accounts: AccountStore;
  readonly #sessions: Sessions;
  readonly #checker = new PasswordChecker();
  readonly #nobodysHash = hashPassword(generatePassword());
  readonly #byPair: WindowCounter;
  readonly #byLogin: WindowCounter;
  readonly #byAddress: WindowCounter;

  constructor(accounts: AccountStore, sessions: Sessions, clock: Clock) {
    this.#accounts = accounts;
    this.#sessions = sessions;
    const { signInWindowMs: windowMs, signInWatchedMax: keysMax } = GATEWAY_LIMITS;
    const failures = (max: number): WindowCounter => new WindowCounter({ max, windowMs, keysMax }, clock);
    this.#byPair = failures(GATEWAY_LIMITS.signInFailuresPairMax);
    this.#byLogin = failures(GATEWAY_LIMITS.signInFailuresLoginMax);
    this.#byAddress = failures(GATEWAY_LIMITS.signInFailuresAddressMax);
  }

  /** @throws {ConsultError} `SIGN_IN_REFUSED`, or `SIGN_IN_THROTTLED` with the time to wait. */
  async signIn({ login, password, address }: SignInWish): Promise<OpenedSession & { account: Account }> {
    const name = canonicalLogin(login);
    const pair = `${name} ${address}`;
    this.#refuseThrottled(pair, name, address);
    // Counted before the check, so that many tries at once count as many; taken back when it was the right password.
    const counted = [
      [this.#byPair, pair],
      [this.#byLogin, name],
      [this.#byAddress, address],
    ] as const;
    for (const [counter, key] of counted) counter.count(key);
    const forgive = (): void => counted.forEach(([counter, key]) => counter.forgive(key));
    const account = await this.#check(name, password).catch((reason: unknown) => {
      // Being too busy to check says nothing about the password.
      if (!(isConsultError(reason) && reason.code === 'SIGN_IN_REFUSED')) forgive();
      throw reason;
    });
    forgive();
    this.#byPair.clear(pair);
    const who = { kind: 'staff', account: account.id, login: account.login, role: account.role, names: account.names } as const;
    return { ...(await this.#sessions.open(who, GATEWAY_LIMITS.staffSessionMs)), account };
  }

  async #check(name: string, password: string): Promise<Account> {
    const account = await this.#accounts.findByLogin(name);
    const active = account?.disabledAtMs === null ? account : undefined;
    const right = await this.#checker.verify(password, active?.passwordHash ?? (await this.#nobodysHash));
    if (active && right) return active;
    throw new ConsultError('SIGN_IN_REFUSED', 'Login and password do not belong together. Check both, or ask for a new password.');
  }

  #refuseThrottled(pair: string, name: string, address: string): void {
    const waitMs = Math.max(this.#byPair.waitMs(pair), this.#byLogin.waitMs(name), this.#byAddress.waitMs(address));
    if (waitMs === 0) return;
    const minutes = Math.ceil(waitMs / 60_000);
    throw new ConsultError('SIGN_IN_THROTTLED', `Too many failed sign-ins. Try again in ${minutes} min.`, { retryAfterMs: waitMs });
  }
}
