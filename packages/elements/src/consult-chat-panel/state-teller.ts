import type { FollowedConsultation } from '@consult-kit/client';
import type { ConsultationState } from '@consult-kit/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type CustomState, customState } from '../shared/custom-state.ts';
import { type ConsultStateDetail, type PublicState, emit } from '../shared/emit.ts';

const PUBLIC: Readonly<Record<ConsultationState, PublicState>> = {
  waiting: 'waiting',
  talking: 'talking',
  paused: 'talking',
  ended: 'ended',
  left: 'ended',
};

/** Tells the page around what it may know: `consult-state` with each change, and the state for styling. */
export class StateTeller implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #followed: () => FollowedConsultation | null;
  readonly #ahead: () => number | undefined;
  readonly #state: CustomState;
  #told = '';

  constructor(host: ReactiveControllerHost & HTMLElement, followed: () => FollowedConsultation | null, ahead: () => number | undefined) {
    this.#host = host;
    this.#followed = followed;
    this.#ahead = ahead;
    this.#state = customState(host);
    host.addController(this);
  }

  hostUpdated(): void {
    const followed = this.#followed();
    const view = followed?.view;
    this.#state.show(view?.state);
    if (!view || !followed) return;
    const ahead = view.state === 'waiting' ? this.#ahead() : undefined;
    const detail: ConsultStateDetail = {
      campaign: view.campaign,
      state: PUBLIC[view.state],
      unread: followed.unread > 0,
      consultation: view.id,
      ...(ahead === undefined ? {} : { ahead }),
    };
    const key = JSON.stringify(detail);
    if (key === this.#told) return;
    this.#told = key;
    emit(this.#host, 'consult-state', detail);
  }

  hostDisconnected(): void {
    this.#told = '';
  }
}
