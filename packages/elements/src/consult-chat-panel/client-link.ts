import type { ClientSnapshot, ConsultClient, FollowedConsultation, HostBridge } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where an element's client comes from. */
export interface ClientSource {
  /** A client that someone else made and closes. */
  client: ConsultClient | undefined;
  gateway: string;
  campaign: string;
  /** Which consultation to follow; the one that is going on if empty. */
  consultation: string;
  bridge: HostBridge | undefined;
  campaignDocument: CampaignDocument | undefined;
}

/** Makes a client for an element that stands alone. */
export type ClientMaker = (source: ClientSource) => ConsultClient;

/** What the client tells beside its snapshot. */
export interface ClientListeners {
  /** Opening failed, or something in the background did; a shared client tells the latter to whoever made it. */
  onError: (error: unknown) => void;
}

/** The client of one element: the given one, or one of its own for as long as the element is in the page. */
export class ClientLink implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => ClientSource;
  readonly #make: ClientMaker;
  readonly #listeners: ClientListeners;
  #client: ConsultClient | undefined;
  #own: ConsultClient | undefined;
  #stop: (() => void)[] = [];
  #isConnected = false;
  #ownKey = '';
  #followed = '';
  #problem: unknown;
  #isReady = false;

  constructor(host: ReactiveControllerHost, source: () => ClientSource, make: ClientMaker, listeners: ClientListeners) {
    this.#host = host;
    this.#source = source;
    this.#make = make;
    this.#listeners = listeners;
    host.addController(this);
  }

  get client(): ConsultClient | undefined {
    return this.#client;
  }

  get snapshot(): ClientSnapshot | undefined {
    return this.#client?.snapshot;
  }

  /** The consultation that is followed. */
  get followed(): FollowedConsultation | null {
    return this.snapshot?.consultation ?? null;
  }

  /** Why the connection will not come back by itself. */
  get stopError(): unknown {
    const connection = this.snapshot?.connection;
    return connection?.type === 'stopped' ? connection.error : undefined;
  }

  /** Why the session could not be opened, or the consultation not be found. */
  get problem(): unknown {
    return this.#problem;
  }

  /** Whether the session was opened and the consultation, if there is one, found. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** The gateway's clock, milliseconds since 1970; before its first answer the device's, which decides nothing. */
  nowMs(): number {
    const offsetMs = this.snapshot?.serverOffsetMs;
    return offsetMs == null ? Date.now() : offsetMs + performance.now();
  }

  /** Opens the session and goes to the consultation again. */
  retry(): void {
    this.#followed = '';
    void this.#open();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#use(undefined);
    this.#closeOwn();
  }

  /** Takes the client as it is now; called before each drawing, ahead of everything that reads the snapshot. */
  look(): void {
    if (!this.#isConnected) return;
    const source = this.#source();
    const client = source.client ?? this.#ownClient(source);
    if (client !== this.#client) {
      if (source.client) this.#closeOwn();
      this.#use(client);
      void this.#open();
    } else if (client && source.consultation !== this.#followed) {
      void this.#open();
    }
  }

  #ownClient(source: ClientSource): ConsultClient | undefined {
    const key = source.campaign && `${source.gateway} ${source.campaign}`;
    if (key !== this.#ownKey) {
      this.#closeOwn();
      this.#ownKey = key;
      if (key) this.#own = this.#make(source);
    }
    return this.#own;
  }

  #closeOwn(): void {
    this.#own?.close();
    this.#own = undefined;
    this.#ownKey = '';
  }

  #use(client: ConsultClient | undefined): void {
    for (const stop of this.#stop) stop();
    this.#client = client;
    this.#followed = '';
    this.#problem = undefined;
    this.#isReady = false;
    this.#stop = client ? [client.on('change', () => this.#host.requestUpdate())] : [];
    if (client && client === this.#own) this.#stop.push(client.on('error', (error) => this.#listeners.onError(error)));
  }

  /** A shared client has been opened by whoever made it; opening again is harmless. */
  async #open(): Promise<void> {
    const client = this.#client;
    const { consultation } = this.#source();
    if (!client) return;
    this.#followed = consultation;
    this.#problem = undefined;
    this.#isReady = false;
    // Called while the element draws; whatever comes of it needs a drawing of its own.
    await this.#host.updateComplete;
    try {
      if (client === this.#own || client.snapshot.session !== 'open') await client.open();
      if (!client.snapshot.campaign) await client.loadCampaign();
      if (consultation && client.snapshot.consultation?.view.id !== consultation) await client.follow(consultation);
      if (client === this.#client) this.#isReady = true;
    } catch (error) {
      if (client !== this.#client) return;
      this.#problem = error;
      this.#listeners.onError(error);
    }
    this.#host.requestUpdate();
  }
}
