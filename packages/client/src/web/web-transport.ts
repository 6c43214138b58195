import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
  type LiveChannel,
  type LiveHandlers,
  type Transport,
  type TransportFailure,
} from '../boundary.ts';

/** Where the gateway is, and by which channel to hear from it. */
export interface WebTransportOptions {
  /** Address of the gateway, absolute or (on a page) relative to it; a path in it is kept. */
  gateway: string;
  /** `poll` for pages behind something that breaks sockets. A socket unless said otherwise. */
  live?: Transport['live'];
}

const NORMAL = 1_000;

/** `fetch` and `WebSocket` of a browser, a worker or Node as a transport. Neither cookies nor credentials are sent. */
export function createWebTransport({ gateway, live = 'socket' }: WebTransportOptions): Transport {
  const addressOf = (path: string): URL => {
    const base = new URL(gateway, pageAddress());
    return new URL(base.pathname.replace(/\/$/, '') + path, base);
  };
  return {
    live: typeof WebSocket === 'function' ? live : 'poll',
    request: (request) => exchange(addressOf(request.path), request),
    connect({ path, timeoutMs }, on) {
      const address = addressOf(path);
      address.protocol = address.protocol.replace('http', 'ws');
      return openSocket(address, timeoutMs, on);
    },
  };
}

/** Outside a page (a server, a replay) only absolute addresses have a meaning. */
function pageAddress(): string | undefined {
  return typeof document === 'undefined' ? undefined : document.baseURI;
}

async function exchange(address: URL, { method, query = {}, headers = {}, body, timeoutMs, onCancel }: HttpRequest): Promise<HttpResponse> {
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const control = new AbortController();
  let why: TransportFailure = 'unknown';
  const abort = (kind: TransportFailure): void => {
    why = kind;
    control.abort();
  };
  const timer = setTimeout(() => abort('timeout'), timeoutMs);
  onCancel?.(() => abort('cancelled'));
  try {
    const init = { method, headers, credentials: 'omit', signal: control.signal, ...(body === undefined ? {} : { body }) } as const;
    const response = await fetch(address, init);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch {
    if (why === 'unknown' && navigator.onLine === false) why = 'offline';
    throw new TransportError(why, `No answer to ${method} ${address.pathname}.`);
  } finally {
    clearTimeout(timer);
  }
}

function openSocket(address: URL, timeoutMs: number, on: LiveHandlers): LiveChannel {
  const socket = new WebSocket(address);
  let closedHere = false;
  const close = (code = NORMAL, reason = ''): void => {
    closedHere = true;
    socket.close(code, reason);
  };
  const timer = setTimeout(() => socket.close(), timeoutMs);
  socket.onopen = () => {
    clearTimeout(timer);
    on.open();
  };
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') on.frame(data);
  };
  socket.onclose = ({ code, reason, wasClean }) => {
    clearTimeout(timer);
    on.close({ code, reason, cause: closedHere ? 'local' : wasClean ? 'remote' : 'network' });
  };
  return {
    close,
    send(text) {
      if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new TransportError('interrupted', 'The socket is not open.'));
      socket.send(text);
      return Promise.resolve();
    },
  };
}
