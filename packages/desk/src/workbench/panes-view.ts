import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowedConsultation } from '@consult-kit/client';
import type { DeskContext } from '../shared/desk-context.ts';
import type { Drafts } from '../shared/drafts.ts';
import type { KeyTips } from '../shared/talk-actions.ts';

/** What the talks on the screen are drawn from. */
export interface ChatsViewOptions {
  desk: DeskContext;
  /** Consultations in their places. */
  shown: readonly string[];
  active: string | null;
  drafts: Drafts;
  replies: readonly string[];
  keys: KeyTips;
  cardShown: boolean;
  /** The doctor turns to this talk. */
  work(consultation: string): void;
}

/** The talks side by side. Each has a pane of its own for as long as it is shown, so that nothing of one gets into another. */
export function chatsView({ desk, shown, active, drafts, replies, keys, cardShown, work }: ChatsViewOptions): TemplateResult {
  return html`${repeat(
    shown,
    (id) => id,
    (id) =>
      html`<desk-chat-pane
        .desk=${desk}
        .chat=${desk.snapshot.chats[id]}
        .drafts=${drafts}
        .replies=${replies}
        .keys=${keys}
        .active=${id === active}
        .beside=${shown.length > 1}
        .cardShown=${cardShown && id === active}
        @focusin=${(event: Event) => isCardButton(event) || work(id)}
        @pointerdown=${(event: Event) => isCardButton(event) || work(id)}
      ></desk-chat-pane>`,
  )}`;
}

/** The button for the patient card decides by itself what it shows. */
function isCardButton(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.classList.contains('card-button'));
}

/** What the line and the list of chats are drawn from. */
export interface LineViewOptions {
  desk: DeskContext;
  label: string;
  shown: readonly string[];
  active: string | null;
  acceptKey: string;
  jumpKey: string;
  accepting: boolean;
  accept(): void;
  hold(held: boolean): void;
}

/** The first pane. */
export function lineView(options: LineViewOptions): TemplateResult {
  return html`<nav data-pane tabindex="-1" aria-label=${options.label}>
    <desk-line-pane
      .desk=${options.desk}
      .shown=${options.shown}
      .active=${options.active}
      .acceptKey=${options.acceptKey}
      .jumpKey=${options.jumpKey}
      .accepting=${options.accepting}
      @desk-accept=${() => options.accept()}
      @desk-hold=${({ detail }: CustomEvent<{ held: boolean }>) => options.hold(detail.held)}
    ></desk-line-pane>
  </nav>`;
}

/** What the patient card is drawn from. */
export interface CardViewOptions {
  desk: DeskContext;
  label: string;
  chat: FollowedConsultation | undefined;
  drafts: Drafts;
  keys: KeyTips;
  /** It lies over the talk, and `Esc` closes it. */
  isDrawer: boolean;
  withActions: boolean;
  close(): void;
}

/** The last pane. */
export function cardView({ desk, label, chat, drafts, keys, isDrawer, withActions, close }: CardViewOptions): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isDrawer) return;
    event.preventDefault();
    close();
  };
  return html`<section class="card-pane" data-pane tabindex="-1" aria-label=${label} @keydown=${onKey}>
    <desk-patient-pane
      .desk=${desk}
      .chat=${chat}
      .drafts=${drafts}
      .keys=${keys}
      .drawer=${isDrawer}
      .withActions=${withActions}
    ></desk-patient-pane>
  </section>`;
}
