/** Why a request or a channel failed below HTTP. */
export type TransportFailure = 'offline' | 'timeout' | 'cancelled' | 'blocked' | 'interrupted' | 'unknown';

/** A request that got no answer at all. Any HTTP status is an answer. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: TransportFailure;

  constructor(kind: TransportFailure, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** One HTTP exchange. Paths are relative to the configured gateway. */
export interface HttpRequest {
  method: 'GET' | 'POST';
  path: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** JSON text. */
  body?: string;
  timeoutMs: number;
  /** Called once with a function that cancels the request. */
  onCancel?: (cancel: () => void) => void;
}

/** An answer of any status. Header names are lower case. */
export interface HttpResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What a live channel tells. `close` comes exactly once, also when the channel never opened. */
export interface LiveHandlers {
  open(): void;
  frame(text: string): void;
  close(why: { code?: number; reason?: string; cause: 'local' | 'remote' | 'network' | 'background' }): void;
}

/** A live channel. `send` resolves when the host has taken the text, which says nothing about its arrival. */
export interface LiveChannel {
  send(text: string): Promise<void>;
  close(code?: number, reason?: string): void;
}

/** How a host reaches the gateway. Adapters stay dumb: retries, order, heartbeats and cursors are the client's. */
export interface Transport {
  /** The best live channel of this host. */
  readonly live: 'socket' | 'poll';
  /** Resolves for any status; rejects with `TransportError`. */
  request(request: HttpRequest): Promise<HttpResponse>;
  connect(options: { path: string; timeoutMs: number }, on: LiveHandlers): LiveChannel;
}

/** Features that a host may lack; the interface hides what is not there. */
export type HostFeature = 'call' | 'notify' | 'remind' | 'pick-image' | 'speech-input' | 'read-aloud' | 'sign-in' | 'navigate' | 'haptic';

/** What a host reports of itself. */
export interface HostState {
  visibility: 'active' | 'background';
  online: boolean;
  metered: boolean;
  /** BCP 47 tag. */
  locale: string;
  theme: 'light' | 'dark';
  /** Reader's text factor, 1 is normal. */
  textScale: number;
  /** True when the host already enlarges pixels by `textScale`. */
  textScaleApplied: boolean;
  /** Pixels covered by the host at each edge. */
  insets: { top: number; bottom: number; keyboard: number };
  /** The host's region code, when it has one. */
  region?: string;
}

/** What the page asks the host to do. */
export type HostAction =
  | { type: 'call'; number: string }
  /** Never with a message's text. */
  | { type: 'notify'; title: string; id: string }
  | { type: 'remind'; at: string; title: string }
  | { type: 'navigate'; to: 'special-area' | 'chat' | 'back' | 'close' }
  | { type: 'sign-in' }
  | { type: 'haptic'; kind: 'light' | 'warning' };

/** A name that a page has or waits for. */
export interface HostHold {
  /** Takes the name from the page that has it. */
  take(): void;
  /** Lets go of it, or stops waiting; nothing is told afterwards. */
  release(): void;
}

/** The host app as the client and the elements see it. */
export interface HostBridge {
  readonly host:
    'web' | 'wechat' | 'alipay' | 'taobao' | 'douyin' | 'telegram' | 'line' | 'android' | 'ios' | 'react-native' | (string & {});
  supports(feature: HostFeature): boolean;
  /** A short-lived token from the host app; an empty string where the host has none (the session is a guest's). */
  credential(why: 'start' | 'expired'): Promise<string>;
  /** Small texts that outlive the page. Keys begin with `consult:`. */
  storage: {
    get(key: string): Promise<string | undefined>;
    /** Resolves once the text would survive the end of the page. */
    set(key: string, value: string): Promise<void>;
    remove(key: string): Promise<void>;
    /**
     * Reads and writes in one step, with no other page in between; `undefined` stands for no text, before and after. Hosts with
     * several pages over one storage have it; elsewhere `get` and `set` are as good.
     */
    update?(key: string, change: (value: string | undefined) => string | undefined): Promise<void>;
  };
  /**
   * Gives a name to one page of the host at a time, for hosts that may show several. `tell` hears `true` when this page has the name,
   * and `false` when another one has it, at first or because it took it; once the other one is gone, `true` follows by itself.
   */
  hold?(name: string, tell: (held: boolean) => void): HostHold;
  /** 21 characters of `A–Z a–z 0–9 _ -`. */
  randomId(): Promise<string>;
  /** Calls the listener at once with the full state, then with what changed; returns how to stop. */
  watch(listener: (change: Partial<HostState>) => void): () => void;
  act(action: HostAction): Promise<'done' | 'cancelled' | 'unsupported'>;
}

/** Timers and the monotonic clock, given from outside so that the core needs no platform and tests no waiting. */
export interface Timers {
  /** Milliseconds that only grow; the origin means nothing. */
  now(): number;
  /** Runs `run` once after `delayMs`; returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void;
  /** A number in [0, 1). */
  random(): number;
}
