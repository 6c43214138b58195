import type { Transport } from '@consult-kit/client';
import {
  ConsultError,
  errorBodySchema,
  ERRORS,
  parseJson,
  staffSignedInSchema,
  type ErrorCode,
  type StaffSignedIn,
} from '@consult-kit/protocol';

const REQUEST_TIMEOUT_MS = 15_000;
const STORAGE_KEY = 'consult:console:session';

/** Who is signed in. */
export type Account = StaffSignedIn['account'];

/** Any schema of the protocol, and what it reads. */
type AnySchema = Parameters<typeof parseJson>[0];
type Read<Schema extends AnySchema> = ReturnType<typeof parseJson<Schema>>;

/** The session of this tab, and requests that carry it. It ends with the tab, and with the first answer that says it is over. */
export class GatewaySession {
  readonly #transport: Transport;
  readonly #storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  #kept: StaffSignedIn | null;
  /** Called when the gateway says that the session is over, with the reason. */
  onOver: (code: ErrorCode) => void = () => undefined;

  constructor(transport: Transport, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.#transport = transport;
    this.#storage = storage;
    this.#kept = readKept(storage.getItem(STORAGE_KEY));
  }

  get account(): Account | null {
    return this.#kept?.account ?? null;
  }

  async signIn(login: string, password: string): Promise<Account> {
    const signedIn = parseJson(staffSignedInSchema, await this.#post('/v1/staff/sign-in', { login, password }));
    if (signedIn.account.role === 'doctor') {
      await this.#post('/v1/staff/sign-out', { session: signedIn.session });
      throw new ConsultError('ROLE_REFUSED', 'The console is for integrators and viewers.');
    }
    this.#keep(signedIn);
    return signedIn.account;
  }

  async signOut(): Promise<void> {
    const ending = this.#kept;
    this.#keep(null);
    if (ending !== null) await this.#post('/v1/staff/sign-out', { session: ending.session });
  }

  /** Asks with the session and reads the answer through a schema. */
  async ask<Schema extends AnySchema>(schema: Schema, path: string, body: object = {}): Promise<Read<Schema>> {
    return parseJson(schema, await this.text(path, body));
  }

  /** Asks with the session; the answer's body as it came. */
  async text(path: string, body: object = {}): Promise<string> {
    if (this.#kept === null) throw new ConsultError('TOKEN_INVALID', 'Sign in first.');
    try {
      return await this.#post(path, { session: this.#kept.session, ...body });
    } catch (error) {
      if (error instanceof ConsultError && ERRORS[error.code].status === 401) this.#end(error.code);
      throw error;
    }
  }

  #end(code: ErrorCode): void {
    // Of several answers that say so, the first one is news.
    if (this.#kept === null) return;
    this.#keep(null);
    this.onOver(code);
  }

  #keep(next: StaffSignedIn | null): void {
    this.#kept = next;
    if (next === null) this.#storage.removeItem(STORAGE_KEY);
    else this.#storage.setItem(STORAGE_KEY, JSON.stringify(next));
  }

  async #post(path: string, body: object): Promise<string> {
    const answer = await this.#transport
      .request({ method: 'POST', path, body: JSON.stringify(body), timeoutMs: REQUEST_TIMEOUT_MS })
      .catch((cause: unknown) => Promise.reject(new ConsultError('GATEWAY_UNREACHABLE', 'The gateway did not answer.', { cause })));
    if (answer.status >= 400) throw failureOf(answer.body);
    return answer.body;
  }
}

/** What this tab kept; nothing where it can't be read. */
function readKept(text: string | null): StaffSignedIn | null {
  try {
    return text === null ? null : parseJson(staffSignedInSchema, text);
  } catch {
    return null;
  }
}

function failureOf(body: string): ConsultError {
  const { code, message, retryAfterMs } = parseJson(errorBodySchema, body);
  return new ConsultError(code in ERRORS ? (code as ErrorCode) : 'INTERNAL', message, { retryAfterMs });
}
