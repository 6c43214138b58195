import { ConsultError } from '@consult-kit/protocol';
import type { HttpRequest, HttpResponse, Timers, Transport } from './boundary.ts';
import { errorFromAnswer, toConsultError } from './failures.ts';
import { CLIENT_LIMITS } from './limits.ts';
import type { ServerClock } from './server-clock.ts';
import { read, readJson, type Shape } from './wire/readers.ts';

/** How a call may differ from the usual. */
export interface CallOptions {
  timeoutMs?: number;
  /** Called once with a function that cancels the request. */
  onCancel?: (cancel: () => void) => void;
}

/** Requests to the gateway: JSON in, read answers out, every failure a `ConsultError`. */
export class GatewayCalls {
  readonly #transport: Transport;
  readonly #timers: Timers;
  readonly #clock: ServerClock;

  constructor(transport: Transport, timers: Timers, clock: ServerClock) {
    this.#transport = transport;
    this.#timers = timers;
    this.#clock = clock;
  }

  /** Posts a body and reads the answer; without a shape the answer's body is not looked at. */
  async post<Answer>(path: string, body: object, shape: Shape<Answer>, options?: CallOptions): Promise<Answer>;
  async post(path: string, body: object, shape?: undefined, options?: CallOptions): Promise<undefined>;
  async post<Answer>(path: string, body: object, shape?: Shape<Answer>, options: CallOptions = {}): Promise<Answer | undefined> {
    const sentAtMs = this.#timers.now();
    const headers = { 'content-type': 'application/json' };
    const response = await this.#exchange({ method: 'POST', path, headers, body: JSON.stringify(body), ...timed(options) });
    if (!shape) return undefined;
    const answer = readAnswer(shape, response);
    this.#learn(answer, sentAtMs);
    return answer;
  }

  /** Reads a public document; also tells what the answer said about its age. */
  async get<Answer>(path: string, shape: Shape<Answer>): Promise<{ answer: Answer; headers: HttpResponse['headers'] }> {
    const sentAtMs = this.#timers.now();
    const response = await this.#exchange({ method: 'GET', path, timeoutMs: CLIENT_LIMITS.requestTimeoutMs });
    const answer = readAnswer(shape, response);
    const { headers } = response;
    // A cache may have kept the answer, so the document's own time is old; `Date` and `Age` are in whole seconds.
    const ageMs = Number(headers['age'] ?? 0) * 1_000;
    this.#clock.learn(Date.parse(headers['date'] ?? '') + ageMs, sentAtMs, ageMs > 0 ? 2_000 : 1_000);
    return { answer, headers };
  }

  async #exchange(request: HttpRequest): Promise<HttpResponse> {
    let response: HttpResponse;
    try {
      response = await this.#transport.request(request);
    } catch (cause) {
      throw toConsultError(cause);
    }
    if (response.status >= 400) throw errorFromAnswer(response);
    return response;
  }

  #learn(answer: unknown, sentAtMs: number): void {
    const { serverTime } = answer as { serverTime?: string };
    if (serverTime !== undefined) this.#clock.learn(Date.parse(serverTime), sentAtMs);
  }
}

function timed({ timeoutMs = CLIENT_LIMITS.requestTimeoutMs, onCancel }: CallOptions): Pick<HttpRequest, 'timeoutMs' | 'onCancel'> {
  return onCancel ? { timeoutMs, onCancel } : { timeoutMs };
}

function readAnswer<Answer>(shape: Shape<Answer>, { body }: HttpResponse): Answer {
  const value = readJson(body);
  if (value === undefined) throw new ConsultError('JSON_MALFORMED', 'The gateway answered with something that is not JSON.');
  return read(shape, value);
}
