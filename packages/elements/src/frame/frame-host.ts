import type { HostAction, HostBridge, HostFeature, HostState } from '@consult-kit/client';
import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, html } from 'lit';
import { gatewayOf } from '../shared/campaign-controller.ts';
import { keepCardStatus } from '../shared/card-status.ts';
import { type ConsultStateDetail, emit, type PublicState } from '../shared/emit.ts';
import { askHost } from '../shared/host-actions.ts';
import { readHostTokens } from '../shared/host-tokens.ts';
import { Localize } from '../shared/localize.ts';
import { UNREACHABLE_LABEL, unreachableScreen } from '../shared/unreachable-screen.ts';
import type { TextSize } from '../shared/text-size.ts';
import { type BridgeEnd, CALL_TIMEOUT_MS, ENVELOPE_VERSION, isRecord, openBridge, UNSUPPORTED } from './bridge-port.ts';

/** The element as the frame's keeper sees it. */
export interface FramedHost extends ReactiveControllerHost, HTMLElement {
  gateway: string;
  campaign: string;
  bridge: HostBridge | undefined;
  textSize: TextSize;
  theme: 'auto' | 'light' | 'dark';
  module: string;
  region: string;
  close(): void;
}

const FEATURES: readonly HostFeature[] = [
  'call',
  'notify',
  'remind',
  'pick-image',
  'speech-input',
  'read-aloud',
  'sign-in',
  'navigate',
  'haptic',
];
const STATES: readonly unknown[] = ['waiting', 'talking', 'ended'] satisfies PublicState[];
const ACTIONS: readonly unknown[] = ['call', 'notify', 'remind', 'navigate', 'sign-in', 'haptic'] satisfies HostAction['type'][];

/**
 * The host page's end: a frame of the gateway's origin that holds the special area. When the frame has loaded it gets one
 * port, posted to that exact origin; everything else goes over the port. All the page learns of a consultation is
 * whether one is waiting, talking or ended and whether something is unread.
 */
export class FrameHost implements ReactiveController {
  readonly #host: FramedHost;
  readonly #words: Localize;
  #end: BridgeEnd | undefined;
  /** A port that the frame has not answered on yet. */
  #offered: BridgeEnd | undefined;
  #ready = false;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sent = '';
  #stopWatching: (() => void) | undefined;

  constructor(host: FramedHost) {
    this.#host = host;
    this.#words = new Localize(host);
    host.addController(this);
  }

  /** The frame's own history entries are part of the page's: the browser's Back needs no help. */
  back(): boolean {
    return false;
  }

  /** Gives the focus to the frame, which puts it on the screen's heading. */
  focus(): void {
    this.#host.shadowRoot?.querySelector('iframe')?.focus();
  }

  hostConnected(): void {
    this.#ready = false;
    this.#await();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#offered?.close();
    this.#offered = undefined;
    this.#disconnect();
  }

  hostUpdated(): void {
    if (this.#ready) this.#sendSettings();
  }

  render(): TemplateResult {
    if (this.#failed) return unreachableScreen(this.#words, UNREACHABLE_LABEL, () => this.#retry());
    const { campaign } = this.#host;
    return html`<iframe
      src=${`${gatewayOf(this.#host.gateway)}/frame/${encodeURIComponent(campaign)}`}
      title=${this.#words.text('entry.label')}
      allow="clipboard-write"
      referrerpolicy="origin"
      part="base"
      @load=${this.#onLoad}
    ></iframe>`;
  }

  /**
   * A frame that loads again, because it was reloaded, gets a new port. Chromium also fires `load` when the frame goes back
   * within its own history; such a frame keeps its port and never answers on the new one, so the old one goes only then.
   */
  readonly #onLoad = (event: Event): void => {
    const frame = event.target as HTMLIFrameElement;
    this.#offered?.close();
    const { port1, port2 } = new MessageChannel();
    const offered = openBridge(port1, {
      calls: { act: (data) => this.#act(data), credential: (data) => this.#credential(data) },
      events: {
        ready: () => this.#onReady(offered),
        state: (data) => this.#onState(data),
        close: () => this.#host.close(),
        error: (data) => this.#onError(data),
      },
    });
    this.#offered = offered;
    const origin = new URL(gatewayOf(this.#host.gateway), location.href).origin;
    frame.contentWindow?.postMessage({ type: 'consult-connect', v: ENVELOPE_VERSION, campaign: this.#host.campaign }, origin, [port2]);
  };

  #onReady(end: BridgeEnd): void {
    clearTimeout(this.#timer);
    if (end !== this.#end) this.#disconnect();
    this.#end = end;
    this.#offered = undefined;
    this.#ready = true;
    this.#sent = '';
    this.#sendSettings();
    const { bridge } = this.#host;
    const features = FEATURES.filter((feature) => feature === 'call' || bridge?.supports(feature));
    this.#end?.send('host-state', { features, host: bridge?.host ?? 'web' });
    this.#stopWatching = bridge?.watch((change: Partial<HostState>) => this.#end?.send('host-state', change));
  }

  #sendSettings(): void {
    const { textSize, theme, module, region } = this.#host;
    const settings = {
      lang: this.#words.wanted(),
      textSize,
      theme,
      ...(module ? { module } : {}),
      ...(region ? { region } : {}),
      tokens: readHostTokens(this.#host),
    };
    const sent = JSON.stringify(settings);
    if (sent === this.#sent) return;
    this.#sent = sent;
    this.#end?.send('settings', settings);
  }

  #onState(data: unknown): void {
    if (!isRecord(data) || !STATES.includes(data['state'])) return;
    const detail: ConsultStateDetail = {
      campaign: this.#host.campaign,
      state: data['state'] as PublicState,
      unread: data['unread'] === true,
    };
    keepCardStatus(detail);
    emit(this.#host, 'consult-state', detail);
  }

  #onError(data: unknown): void {
    if (isRecord(data) && typeof data['code'] === 'string') emit(this.#host, 'consult-error', { code: data['code'] });
  }

  async #act(data: unknown): Promise<unknown> {
    const action = isRecord(data) ? data['action'] : undefined;
    if (!isRecord(action) || !ACTIONS.includes(action['type'])) return UNSUPPORTED;
    return askHost(this.#host, this.#host.bridge, action as unknown as HostAction);
  }

  async #credential(data: unknown): Promise<unknown> {
    const why = isRecord(data) && data['why'] === 'expired' ? 'expired' : 'start';
    return { credential: (await this.#host.bridge?.credential(why)) ?? '' };
  }

  /** A frame that does not answer is a gateway out of reach, or one that does not allow this page. */
  #await(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#failed = true;
      this.#disconnect();
      this.#host.requestUpdate();
      emit(this.#host, 'consult-error', { code: 'GATEWAY_UNREACHABLE' });
    }, CALL_TIMEOUT_MS);
  }

  #retry(): void {
    this.#failed = false;
    this.#await();
    this.#host.requestUpdate();
  }

  #disconnect(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#end?.close();
    this.#end = undefined;
    this.#ready = false;
  }
}
