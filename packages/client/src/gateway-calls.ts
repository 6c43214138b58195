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
export interface GatewayCalls {
  /** Posts a body and reads the answer. */
  post<Answer>(path: string, body: object, shape: Shape<Answer>, options?: CallOptions): Promise<Answer>;
  /** Posts a body; what the answer says does not matter. */
  post(path: string, body: object): Promise<unknown>;
  /** Reads a public document, and what the answer's headers say about its age. */
  get<Answer>(path: string, shape: Shape<Answer>): Promise<{ answer: Answer; headers: HttpResponse['headers'] }>;
}

export function createGatewayCalls(transport: Transport, timers: Timers, clock: ServerClock): GatewayCalls {
  async function post<Answer>(path: string, body: object, shape?: Shape<Answer>, options: CallOptions = {}): Promise<Answer> {
    const sentAtMs = timers.now();
    const headers = { 'content-type': 'application/json' };
    const response = await exchange({ method: 'POST', path, headers, body: JSON.stringify(body), ...timed(options) });
    // Some of these answers have no body at all.
    const answer = shape ? readAnswer(shape, response) : (undefined as Answer);
    learn(answer, sentAtMs);
    return answer;
  }

  async function get<Answer>(path: string, shape: Shape<Answer>): Promise<{ answer: Answer; headers: HttpResponse['headers'] }> {
    const sentAtMs = timers.now();
    const response = await exchange({ method: 'GET', path, timeoutMs: CLIENT_LIMITS.requestTimeoutMs });
    const answer = readAnswer(shape, response);
    const { headers } = response;
    // A cache may have kept the answer, so the document's own time is old; `Date` and `Age` are in whole seconds.
    const ageMs = Number(headers['age'] ?? 0) * 1_000;
    clock.learn(Date.parse(headers['date'] ?? '') + ageMs, sentAtMs, ageMs > 0 ? 2_000 : 1_000);
    return { answer, headers };
  }

  async function exchange(request: HttpRequest): Promise<HttpResponse> {
    let response: HttpResponse;
    try {
      response = await transport.request(request);
    } catch (cause) {
      throw toConsultError(cause);
    }
    if (response.status >= 400) throw errorFromAnswer(response);
    return response;
  }

  function learn(answer: unknown, sentAtMs: number): void {
    const serverTime = (answer as { serverTime?: string } | undefined)?.serverTime;
    if (serverTime !== undefined) clock.learn(Date.parse(serverTime), sentAtMs);
  }

  return {
    post,
    get,
  };
}

function timed({ timeoutMs = CLIENT_LIMITS.requestTimeoutMs, onCancel }: CallOptions): Pick<HttpRequest, 'timeoutMs' | 'onCancel'> {
  return onCancel ? { timeoutMs, onCancel } : { timeoutMs };
}

function readAnswer<Answer>(shape: Shape<Answer>, { body }: HttpResponse): Answer {
  const value = readJson(body);
  if (value === undefined) throw new ConsultError('JSON_MALFORMED', 'The gateway answered with something that is not JSON.');
  return read(shape, value);
}
