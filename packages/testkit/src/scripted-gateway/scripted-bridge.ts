/** The host's state as the client sees it; only what tests change. */
interface ScriptedHostState {
  visibility?: 'active' | 'background';
  online?: boolean;
}

interface FullState extends Required<ScriptedHostState> {
  metered: boolean;
  locale: string;
  theme: 'light' | 'dark';
  textScale: number;
  textScaleApplied: boolean;
  insets: { top: number; bottom: number; keyboard: number };
}

/** A host in memory: storage that outlives the page, and a state that a test changes. Fits the client's `HostBridge`. */
export class ScriptedBridge {
  readonly host = 'web';
  /** What is stored, by key; hand it to the next bridge to play a reload. */
  readonly stored: Map<string, string>;
  /** What `credential` answers; empty for guests. */
  credentialToken = '';
  readonly #listeners = new Set<(change: ScriptedHostState) => void>();
  #state: FullState = {
    visibility: 'active',
    online: true,
    metered: false,
    locale: 'en',
    theme: 'light',
    textScale: 1,
    textScaleApplied: true,
    insets: { top: 0, bottom: 0, keyboard: 0 },
  };
  #made = 0;

  /** Only where pages share a device. */
  readonly hold?: ScriptedSeats['hold'];

  /** @param seats - The pages of one device share them; without them the host has no way to tell pages apart. */
  constructor(stored: Map<string, string> = new Map(), seats?: ScriptedSeats) {
    this.stored = stored;
    if (seats) this.hold = (name, tell) => seats.hold(name, tell);
  }

  /** What becomes of writing: `fails` rejects, `hangs` never answers. */
  storageFault: 'fails' | 'hangs' | null = null;
  /** What reads and writes wait for. */
  #storageIsFree: Promise<void> = Promise.resolve();
  /** What new ids wait for. */
  #idsAreFree: Promise<void> = Promise.resolve();

  readonly storage = {
    get: (key: string): Promise<string | undefined> => this.#access(() => this.stored.get(key)),
    set: (key: string, value: string): Promise<void> => this.#access(() => void this.stored.set(key, value)),
    remove: (key: string): Promise<void> => this.#access(() => void this.stored.delete(key)),
    update: (key: string, change: (value: string | undefined) => string | undefined): Promise<void> =>
      this.#access(() => {
        const value = change(this.stored.get(key));
        if (value === undefined) this.stored.delete(key);
        else this.stored.set(key, value);
      }),
  };

  supports(): boolean {
    return false;
  }

  credential(): Promise<string> {
    return Promise.resolve(this.credentialToken);
  }

  /** Ids that say in which order they were made; two bridges never make the same. */
  randomId(): Promise<string> {
    bridgeIds += 1;
    this.#made += 1;
    const id = `client-${this.#made}-${bridgeIds}-`.padEnd(21, '0').slice(0, 21);
    return this.#idsAreFree.then(() => id);
  }

  /** The host takes its time: no id is handed out until the returned function is called. */
  holdIds(): () => void {
    let letGo = (): void => {};
    this.#idsAreFree = new Promise((resolve) => (letGo = resolve));
    return letGo;
  }

  watch(listener: (change: Partial<FullState>) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#listeners.delete(listener);
  }

  act(): Promise<'unsupported'> {
    return Promise.resolve('unsupported');
  }

  /** The storage takes its time: nothing is read or written until the returned function is called. */
  holdStorage(): () => void {
    let letGo = (): void => {};
    this.#storageIsFree = new Promise((resolve) => (letGo = resolve));
    return letGo;
  }

  #access<Result>(run: () => Result): Promise<Result> {
    if (this.storageFault === 'fails') return Promise.reject(new Error('The script says: no storage.'));
    if (this.storageFault === 'hangs') return new Promise(() => {});
    return this.#storageIsFree.then(run);
  }

  /** How many listen. */
  get watchers(): number {
    return this.#listeners.size;
  }

  /** The host's state changes. */
  change(state: ScriptedHostState): void {
    this.#state = { ...this.#state, ...state };
    for (const listener of this.#listeners) listener(state);
  }
}

interface Waiting {
  tell(held: boolean): void;
}

/** Who has which name among the pages of one device. */
export class ScriptedSeats {
  readonly #queues = new Map<string, Waiting[]>();

  hold(name: string, tell: (held: boolean) => void): { take(): void; release(): void } {
    const page: Waiting = { tell };
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    queue.push(page);
    soon(() => queue.includes(page) && tell(queue[0] === page));
    return {
      take: () => this.#put(queue, page, 0),
      release: () => this.#put(queue, page, -1),
    };
  }

  #put(queue: Waiting[], page: Waiting, place: 0 | -1): void {
    const before = queue[0];
    queue.splice(queue.indexOf(page), 1);
    if (place === 0) queue.unshift(page);
    const [first] = queue;
    if (first === before) return;
    soon(() => {
      if (before !== page) before?.tell(false);
      if (queue[0] === first) first?.tell(true);
    });
  }
}

function soon(run: () => void): void {
  void Promise.resolve().then(run);
}

let bridgeIds = 0;
