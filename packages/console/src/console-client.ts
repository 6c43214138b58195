import type { Transport } from '@consult-kit/client';
import {
  consoleCampaignListSchema,
  ConsultError,
  errorBodySchema,
  ERRORS,
  parseJson,
  staffSignedInSchema,
  type ConsoleCampaignList,
  type ErrorCode,
  type StaffSignedIn,
} from '@consult-kit/protocol';

const REQUEST_TIMEOUT_MS = 15_000;
const STORAGE_KEY = 'consult:console:session';

/** What the console asks of the gateway. Every method rejects with `ConsultError`. */
export interface ConsoleClient {
  /** Whether a session of this tab is there to go on with. */
  readonly signedIn: boolean;
  signIn(login: string, password: string): Promise<StaffSignedIn['account']>;
  signOut(): Promise<void>;
  /** The campaigns with their state now, or at another instant (ISO 8601 UTC). */
  campaigns(at?: string): Promise<ConsoleCampaignList>;
}

/** The console's client. The session lives in the tab only, and ends with it. */
export function createConsoleClient(transport: Transport, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): ConsoleClient {
  let session = storage.getItem(STORAGE_KEY);

  function keep(next: string | null): void {
    session = next;
    if (next === null) storage.removeItem(STORAGE_KEY);
    else storage.setItem(STORAGE_KEY, next);
  }

  async function post(path: string, body: unknown): Promise<string> {
    const answer = await transport
      .request({ method: 'POST', path, body: JSON.stringify(body), timeoutMs: REQUEST_TIMEOUT_MS })
      .catch((cause: unknown) => Promise.reject(new ConsultError('GATEWAY_UNREACHABLE', 'The gateway did not answer.', { cause })));
    if (answer.status >= 400) throw failureOf(answer.body);
    return answer.body;
  }

  return {
    get signedIn() {
      return session !== null;
    },
    async signIn(login, password) {
      const answer = parseJson(staffSignedInSchema, await post('/v1/staff/sign-in', { login, password }));
      if (answer.account.role === 'doctor') {
        await post('/v1/staff/sign-out', { session: answer.session });
        throw new ConsultError('ROLE_REFUSED', 'The console is for integrators and viewers.');
      }
      keep(answer.session);
      return answer.account;
    },
    async signOut() {
      const ending = session;
      keep(null);
      if (ending !== null) await post('/v1/staff/sign-out', { session: ending });
    },
    async campaigns(at) {
      if (session === null) throw new ConsultError('TOKEN_INVALID', 'Sign in first.');
      try {
        return parseJson(consoleCampaignListSchema, await post('/v1/console/campaigns', { session, ...(at === undefined ? {} : { at }) }));
      } catch (error) {
        if (error instanceof ConsultError && ERRORS[error.code].status === 401) keep(null);
        throw error;
      }
    },
  };
}

function failureOf(body: string): ConsultError {
  const { code, message, retryAfterMs } = parseJson(errorBodySchema, body);
  return new ConsultError(code in ERRORS ? (code as ErrorCode) : 'INTERNAL', message, { retryAfterMs });
}
