import { type ModuleMoment, moduleHoursOf, moduleMoment } from '@consult-kit/protocol/clock';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FollowedCampaign } from './campaign-controller.ts';

/** Pages in view are drawn again this often anyway; only a nearer change needs a timer. */
const NEAR_MS = 60_000;

/** Tells of the groups of a campaign that have hours of their own, and draws the element again at the instant at which one begins or ends. */
export class ModuleHours implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #campaign: Pick<FollowedCampaign, 'document' | 'nowMs'>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, campaign: Pick<FollowedCampaign, 'document' | 'nowMs'>) {
    this.#host = host;
    this.#campaign = campaign;
    host.addController(this);
  }

  /** When the doctors of a group are back; `undefined` while they are there, as far as hours say it. */
  away(module: string): ModuleMoment | undefined {
    const document = this.#campaign.document;
    if (!document?.schedule.modules?.[module]) return undefined;
    const moment = moduleMoment(moduleHoursOf(document, module), this.#campaign.nowMs());
    return moment.served ? undefined : moment;
  }

  /** Before the drawing: an instant that passes during it still lies ahead, and draws once more. */
  hostUpdate(): void {
    clearTimeout(this.#timer);
    const document = this.#campaign.document;
    const nowMs = this.#campaign.nowMs();
    const changes = Object.keys(document?.schedule.modules ?? {}).map(
      (module) => (document && moduleMoment(moduleHoursOf(document, module), nowMs).nextChangeAtMs) ?? Infinity,
    );
    const inMs = Math.min(...changes) - nowMs;
    if (inMs <= NEAR_MS) this.#timer = setTimeout(() => this.#host.requestUpdate(), inMs);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
