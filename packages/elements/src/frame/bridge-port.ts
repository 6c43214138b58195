/** The version of the envelope; equals `BRIDGE_VERSION` of the protocol, which a test holds. */
export const ENVELOPE_VERSION = 1;
/** A call without a reply within this time has failed. */
export const CALL_TIMEOUT_MS = 10_000;
/** Longest message that is read at all. */
const MESSAGE_MAX_CHARS = 65_536;
/** What a call is answered that nobody knows. */
export const UNSUPPORTED = 'unsupported';

/** Everything that goes over the port, as JSON text. */
interface Envelope {
  v: number;
  id: string;
  kind: 'call' | 'reply' | 'event';
  name: string;
  data: unknown;
}

/** What one end does with the other's messages. Data is from another origin: whoever reads it checks it. */
export interface BridgeHandlers {
  /** Calls by name; what they give back is the reply. */
  calls: Readonly<Record<string, (data: unknown) => unknown>>;
  /** Events by name. */
  events: Readonly<Record<string, (data: unknown) => void>>;
}

/** One end of the bridge between a host's page and the frame. */
export interface BridgeEnd {
  /** Asks the other end; rejects after ten seconds without a reply. */
  call(name: string, data: unknown): Promise<unknown>;
  /** Tells the other end. */
  send(name: string, data: unknown): void;
  close(): void;
}

/** Speaks the bridge's envelope over a port. */
export function openBridge(port: MessagePort, handlers: BridgeHandlers): BridgeEnd {
  const waiting = new Map<string, (data: unknown) => void>();
  let calls = 0;

  const post = (kind: Envelope['kind'], id: string, name: string, data: unknown): void => {
    port.postMessage(JSON.stringify({ v: ENVELOPE_VERSION, id, kind, name, data } satisfies Envelope));
  };
  const answer = async ({ id, name, data }: Envelope): Promise<void> => {
    const handler = own(handlers.calls, name);
    post('reply', id, name, handler ? await Promise.resolve(handler(data)).catch(() => UNSUPPORTED) : UNSUPPORTED);
  };

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const envelope = readEnvelope(data);
    if (!envelope) return;
    if (envelope.kind === 'call') void answer(envelope);
    else if (envelope.kind === 'event') own(handlers.events, envelope.name)?.(envelope.data);
    else waiting.get(envelope.id)?.(envelope.data);
  };

  return {
    call(name, data) {
      const id = String((calls += 1));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`No reply to ${name} within ${CALL_TIMEOUT_MS} ms.`));
        }, CALL_TIMEOUT_MS);
        waiting.set(id, (reply) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(reply);
        });
        post('call', id, name, data);
      });
    },
    send(name, data) {
      post('event', String((calls += 1)), name, data);
    },
    close() {
      port.onmessage = null;
      port.close();
    },
  };
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `undefined` for inherited names such as `constructor`. */
function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}

function readEnvelope(data: unknown): Envelope | undefined {
  if (typeof data !== 'string' || data.length > MESSAGE_MAX_CHARS) return undefined;
  try {
    const envelope: unknown = JSON.parse(data);
    if (!isRecord(envelope) || envelope['v'] !== ENVELOPE_VERSION) return undefined;
    const { id, kind, name } = envelope;
    const known = kind === 'call' || kind === 'reply' || kind === 'event';
    return known && typeof id === 'string' && id.length <= 40 && typeof name === 'string' ? (envelope as unknown as Envelope) : undefined;
  } catch {
    return undefined;
  }
}
