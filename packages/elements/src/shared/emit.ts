/** Detail of `consult-open`. */
export interface ConsultOpenDetail {
  /** The campaign's id. */
  campaign: string;
}

/** Detail of `consult-navigate`. */
export interface ConsultNavigateDetail {
  /** Where the area would go by itself: back over its first screen, to the host's sign-in, or to its start to ask again. */
  to: 'back' | 'sign-in' | 'special-area';
}

/** Detail of `consult-call`. */
export interface ConsultCallDetail {
  /** The number of the campaign's region, as it is dialled. */
  number: string;
}

/** Detail of `consult-close`. */
export interface ConsultCloseDetail {
  campaign: string;
}

/** What a host page may know of a consultation; a paused talk counts as talking, one that was left as ended. */
export type PublicState = 'waiting' | 'talking' | 'ended';

/** Detail of `consult-state`. */
export interface ConsultStateDetail {
  campaign: string;
  state: PublicState;
  /** Whether something came that the shopper has not seen. No count. */
  unread: boolean;
  /** The consultation's id; only under `isolation="none"`. */
  consultation?: string;
  /** People ahead in line; only under `isolation="none"` and while waiting. */
  ahead?: number;
}

/** Detail of `consult-error`. */
export interface ConsultErrorDetail {
  /** A code of the error table, for example `GATEWAY_UNREACHABLE`. */
  code: string;
}

/** What a host page can listen to. Details carry ids and states only: what is written never reaches the shop's page. */
export interface ConsultEventMap {
  /** The shopper asked for a consultation. Cancelable: a host that prevents it shows the special area itself. */
  'consult-open': CustomEvent<ConsultOpenDetail>;
  /** The shopper wants to go somewhere that the host may handle. Cancelable: prevent it to navigate yourself. */
  'consult-navigate': CustomEvent<ConsultNavigateDetail>;
  /** The shopper pressed an emergency call. Cancelable: prevent it to dial by the host's own means. */
  'consult-call': CustomEvent<ConsultCallDetail>;
  /** The special area is about to close. Cancelable: prevent it to keep it on screen or to navigate yourself. */
  'consult-close': CustomEvent<ConsultCloseDetail>;
  /** A consultation began, moved on or ended, or something unread came. */
  'consult-state': CustomEvent<ConsultStateDetail>;
  /** Something failed that the shopper was told about. */
  'consult-error': CustomEvent<ConsultErrorDetail>;
}

/** What is told and not asked: such an event cannot be cancelled, all others a host may take over. */
const TOLD = /state|error/;

/** Sends one event of the map; returns `false` if a listener prevented it. */
export function emit<Name extends keyof ConsultEventMap>(
  target: HTMLElement,
  name: Name,
  detail: ConsultEventMap[Name]['detail'],
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: !TOLD.test(name) }));
}

declare global {
  interface GlobalEventHandlersEventMap extends ConsultEventMap {}
}
