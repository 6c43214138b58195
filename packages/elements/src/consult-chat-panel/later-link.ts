import { ConsultError } from '@consult-kit/protocol';
import type { ReactiveControllerHost } from 'lit';
import type { ActionContext, ChatActions } from './chat-actions.ts';
import type { LaterParts } from './later.ts';
import type { RatingOptions } from './rating.ts';

/** What is fetched after the first drawing, once it is there. */
export type Later = typeof import('./later.ts') & LaterParts;

/** Fetches what the first look does not need; again when it is needed and was not to be had. */
export class LaterLink {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #context: Omit<ActionContext, 'overlay'>;
  readonly #rating: RatingOptions;
  #parts: Later | undefined;
  #fetching: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, context: Omit<ActionContext, 'overlay'>, rating: RatingOptions) {
    this.#host = host;
    this.#context = context;
    this.#rating = rating;
  }

  /** Sheets, actions and rating, once they are there. */
  get parts(): Later | undefined {
    return this.#parts;
  }

  /** Fetches them, and draws the host when they have come; never rejects. */
  fetch(): Promise<void> {
    this.#fetching ??= import('./later.ts').then(
      (module) => {
        this.#parts = { ...module, ...module.makeLaterParts(this.#host, this.#context, this.#rating) };
        this.#host.requestUpdate();
      },
      () => void (this.#fetching = undefined),
    );
    return this.#fetching;
  }

  /** Does something that needs them, or says that it cannot be done now. */
  act(run: (actions: ChatActions) => void): void {
    void this.fetch().then(() =>
      this.#parts ? run(this.#parts.actions) : this.#context.onProblem(new ConsultError('OFFLINE', 'The sheet could not be fetched.')),
    );
  }
}
