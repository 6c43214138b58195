/** The host's state as the client sees it; only what tests change. */
interface ScriptedHostState {
  visibility?: 'active' | 'background';
  online?: boolean;
}

/** A host in memory: storage that outlives the page, and a state that a test changes. Fits the client's `HostBridge`. */
export class ScriptedBridge {
  readonly host = 'web';
  /** What is stored, by key; hand it to the next bridge to play a reload. */
  readonly stored: Map<string, string>;
  /** What `credential` answers; empty for guests. */
  credentialToken = '';
  readonly #listeners = new Set<(change: ScriptedHostState) => void>();
  #made = 0;

  constructor(stored: Map<string, string> = new Map()) {
    this.stored = stored;
  }

  readonly storage = {
    get: (key: string): Promise<string | undefined> => Promise.resolve(this.stored.get(key)),
    set: (key: string, value: string): Promise<void> => Promise.resolve(void this.stored.set(key, value)),
    remove: (key: string): Promise<void> => Promise.resolve(void this.stored.delete(key)),
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
    return Promise.resolve(`client-${this.#made}-${bridgeIds}-`.padEnd(21, '0').slice(0, 21));
  }

  watch(
    listener: (change: {
      visibility?: 'active' | 'background';
      online?: boolean;
      metered?: boolean;
      locale?: string;
      theme?: 'light' | 'dark';
    }) => void,
  ): () => void {
    this.#listeners.add(listener);
    listener({ visibility: 'active', online: true, metered: false, locale: 'en', theme: 'light' });
    return () => this.#listeners.delete(listener);
  }

  act(): Promise<'unsupported'> {
    return Promise.resolve('unsupported');
  }

  /** How many listen. */
  get watchers(): number {
    return this.#listeners.size;
  }

  /** The host's state changes. */
  change(state: ScriptedHostState): void {
    for (const listener of this.#listeners) listener(state);
  }
}

let bridgeIds = 0;
