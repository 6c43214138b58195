import type { ConsultClient, FollowedConsultation, HostBridge, StartConsultation } from '@consult-kit/client';
import type { CampaignDocument, ConsultError } from '@consult-kit/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { emit } from '../shared/emit.ts';
import type { ClientOptions } from '../shared/open-client.ts';

/** What the link needs to know; read again whenever a client is made. */
export interface LinkSource {
  gateway: string;
  campaign: string;
  campaignDocument: CampaignDocument | undefined;
  bridge: HostBridge | undefined;
  /** Makes the client; tests put a scripted one here. */
  openClient: ((options: ClientOptions) => ConsultClient) | undefined;
}

/**
 * The area's client: fetched with the chat's code when the area opens, it goes on with a consultation that is still going
 * on, or starts a new one.
 */
export class ConsultationLink implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => LinkSource;
  #client: ConsultClient | undefined;
  #opening: Promise<ConsultClient> | undefined;
  #stop: (() => void) | undefined;
  #dismissed = '';

  constructor(host: ReactiveControllerHost & HTMLElement, source: () => LinkSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  /** The client with its session, once it is open. */
  get client(): ConsultClient | undefined {
    return this.#client;
  }

  /** Whether the session is being opened for the first time. */
  get isOpening(): boolean {
    return this.#opening !== undefined && this.#client === undefined;
  }

  /** The consultation to show, if there is one that the shopper has not put away. */
  get consultation(): FollowedConsultation | undefined {
    const followed = this.#client?.snapshot.consultation ?? undefined;
    return followed?.view.id === this.#dismissed ? undefined : followed;
  }

  /** Fetches the chat and opens the session. Harmless when repeated; after a failure it tries again. */
  open(): Promise<ConsultClient> {
    this.#opening ??= this.#openOnce().catch((error: unknown) => {
      this.#opening = undefined;
      this.#host.requestUpdate();
      throw error;
    });
    return this.#opening;
  }

  /** Gets a place in line. */
  async start(input: StartConsultation): Promise<void> {
    const client = await this.open();
    // After "Remove from this phone" the session is gone, and a new consultation needs a new one.
    if (client.snapshot.session !== 'open') await client.open();
    await client.start(input);
    this.#host.requestUpdate();
  }

  /** Puts an ended consultation away, for a new one. */
  dismiss(): void {
    this.#dismissed = this.consultation?.view.id ?? '';
    this.#host.requestUpdate();
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#stop?.();
    this.#client?.close();
    this.#client = undefined;
    this.#opening = undefined;
  }

  async #openOnce(): Promise<ConsultClient> {
    const { openClient: scripted, ...options } = this.#source();
    const [open] = await Promise.all([
      scripted ?? import('../shared/open-client.ts').then(({ openClient }) => openClient),
      import('../consult-chat-panel/consult-chat-panel.ts').then(({ ConsultChatPanel }) => ConsultChatPanel.define()),
    ]);
    const client = open(options);
    const stopChange = client.on('change', () => this.#host.requestUpdate());
    const stopError = client.on('error', ({ code }: ConsultError) => emit(this.#host, 'consult-error', { code }));
    this.#stop = () => {
      stopChange();
      stopError();
    };
    await client.open();
    this.#client = client;
    this.#host.requestUpdate();
    return client;
  }
}
