import { ConsultError } from '@consult-kit/protocol';
import type { ReactiveControllerHost } from 'lit';
import type { ActionContext, ChatActions } from './chat-actions.ts';
import type { LaterParts } from './later.ts';
import type { RatingOptions } from './rating.ts';

/** What is fetched after the first drawing, once it is there. */
export type Later = typeof import('./later.ts') & LaterParts;

/** What the later parts work with. */
export type LaterOptions = Omit<ActionContext, 'overlay'> & RatingOptions;

/** Fetches what the first look does not need; again when it is needed and was not to be had. */
export class LaterLink {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: LaterOptions;
  #parts: Later | undefined;
  #fetching: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: LaterOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Sheets, actions and rating, once they are there. */
  get parts(): Later | undefined {
    return this.#parts;
  }

  /** Fetches them, and draws the host when they have come; never rejects. */
  fetch(): Promise<void> {
    this.#fetching ??= import('./later.ts').then(
      (module) => {
        this.#parts = { ...module, ...module.makeLaterParts(this.#host, this.#options) };
        this.#host.requestUpdate();
      },
      () => void (this.#fetching = undefined),
    );
    return this.#fetching;
  }

  /** Does something that needs them, or says that it cannot be done now. */
  act(run: (actions: ChatActions) => void): void {
    void this.fetch().then(() =>
      this.#parts ? run(this.#parts.actions) : this.#options.onProblem(new ConsultError('OFFLINE', 'The sheet could not be fetched.')),
    );
  }
}
