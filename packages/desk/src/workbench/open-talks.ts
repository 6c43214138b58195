import type { FollowedConsultation } from '@consult-kit/client';
import type { DeskClient, DeskSnapshot } from '@consult-kit/client/desk';
import { ChatOrder } from '../shared/chat-order.ts';
import { isOwnChat } from '../shared/desk-context.ts';
import { ChatColumns } from './chat-columns.ts';

/** What the open talks need of the workbench, each read when it is needed. */
export interface OpenTalksOptions {
  client(): Pick<DeskClient, 'follow' | 'unfollow' | 'setTyping'>;
  snapshot(): DeskSnapshot;
  /** How many talks fit side by side. */
  room(): number;
  /** Which talks are on the screen, or which is the active one, has changed. */
  changed(): void;
}

/** The talks on the screen and the order of those in the list. What is on the screen is followed, so that its end is seen too. */
export class OpenTalks {
  readonly #options: OpenTalksOptions;
  readonly #columns = new ChatColumns();
  readonly #order = new ChatOrder();

  constructor(options: OpenTalksOptions) {
    this.#options = options;
  }

  /** The talk in which the doctor works. */
  get active(): string | null {
    return this.#columns.active;
  }

  /** Those on the screen, in their places. */
  get visible(): readonly string[] {
    return this.#columns.visible(this.#options.room());
  }

  /** The doctor's own, in the order of the list. */
  get listed(): readonly FollowedConsultation[] {
    return this.#order.of(this.#options.snapshot());
  }

  get activeChat(): FollowedConsultation | undefined {
    return this.active === null ? undefined : this.#options.snapshot().chats[this.active];
  }

  /** The active talk if it is the doctor's own, so that something can be done in it. */
  get ownChat(): FollowedConsultation | undefined {
    return this.active !== null && isOwnChat(this.#options.snapshot(), this.active) ? this.activeChat : undefined;
  }

  /** Brings a talk before the doctor. Rejects with `ConsultError` if it can't be followed. */
  async open(consultation: string): Promise<void> {
    const before = this.visible;
    this.#columns.open(consultation, this.#options.room());
    for (const id of before) if (!this.visible.includes(id)) this.#letGo(id);
    this.#options.changed();
    if (!before.includes(consultation)) await this.#options.client().follow(consultation);
  }

  close(consultation: string): void {
    this.#columns.close(consultation);
    this.#letGo(consultation);
    this.#options.changed();
  }

  /** Makes a talk that is on the screen the active one. */
  activate(consultation: string): void {
    if (consultation === this.active) return;
    this.#columns.open(consultation, this.#options.room());
    this.#options.changed();
  }

  /** While it is held, the list keeps its order. */
  hold(held: boolean): void {
    this.#order.held = held;
    if (!held) this.#options.changed();
  }

  /** The talk at a place of the list, counted from 0. */
  at(place: number): string | undefined {
    return this.listed[place]?.view.id;
  }

  /** The talk after or before the active one, around the ends of the list. */
  beside(by: 1 | -1): string | undefined {
    const { listed } = this;
    const place = listed.findIndex(({ view }) => view.id === this.active);
    return this.at(place < 0 ? 0 : (place + by + listed.length) % listed.length);
  }

  #letGo(consultation: string): void {
    const client = this.#options.client();
    client.setTyping(consultation, false);
    client.unfollow(consultation);
  }
}
