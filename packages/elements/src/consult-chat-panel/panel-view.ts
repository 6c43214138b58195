import type { FollowedConsultation, HostBridge } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { campaignText } from '../shared/campaign-text.ts';
import { dateText, zoneText } from '../shared/dates.ts';
import { headerTemplate } from '../shared/header.ts';
import type { Localize } from '../shared/localize.ts';
import type { TextSize } from '../shared/text-size.ts';
import { chatTitle } from './chat-header.ts';
import type { ClientLink } from './client-link.ts';
import type { Composer } from './composer.ts';
import { shortDoctorName } from './doctor-name.ts';
import type { EmergencyController } from './emergency-controller.ts';
import type { LaterLink } from './later-link.ts';
import type { LogController } from './log-controller.ts';
import { logTemplate } from './log-view.ts';
import { messageTemplate } from './message-view.ts';
import type { NoticeController } from './notice-controller.ts';
import { noticesTemplate } from './notice-view.ts';
import type { PlaceTeller } from './place-teller.ts';
import { problemText } from './problem-text.ts';
import { type Screen, showsComposer } from './screen.ts';
import { type WaitingViewOptions, waitingStrip, waitingTemplate } from './waiting-view.ts';

/** What the panel is drawn from, and what its controls do. */
export interface PanelParts {
  readonly host: { readonly textSize: TextSize; readonly bridge: HostBridge | undefined };
  readonly words: Localize;
  readonly link: ClientLink;
  readonly log: LogController;
  readonly notices: NoticeController;
  readonly emergency: EmergencyController;
  readonly composer: Composer;
  readonly place: PlaceTeller;
  readonly later: LaterLink;
  campaign(): CampaignDocument | null;
  /** What went wrong last, until it was read. */
  problem(): string | undefined;
  onBack(): void;
  /** One step back inside the panel. */
  onStepBack(): void;
  onTextSize(): void;
  /** To add details while waiting. */
  onAdd(): void;
  /** To read an ended conversation. */
  onRead(): void;
  onAgain(): void;
  onSignIn(): void;
  onResume(): void;
  onProblemRead(): void;
}

/** Draws the panel's three rows for each of its screens; holds nothing of its own. */
export class PanelView {
  readonly #parts: PanelParts;

  constructor(parts: PanelParts) {
    this.#parts = parts;
  }

  /** Header, with a note where nobody new is taken any more. */
  header(screen: Screen): TemplateResult {
    const words = this.#parts.words;
    const followed = this.#parts.link.followed;
    const knowsPresence = this.#parts.link.snapshot?.connection.type === 'live' && followed?.view.state === 'talking';
    const title = chatTitle({
      words,
      doctor: followed?.view.doctor ?? null,
      isPresent: knowsPresence ? followed.otherPresent : null,
      onMenu: () => this.#parts.later.act((actions) => actions.openMenu()),
    });
    return html`<div class="head">
      ${headerTemplate({
        words,
        textSize: this.#parts.host.textSize,
        emergencyNumber: this.#parts.campaign()?.region.emergencyNumber,
        ...(screen === 'chat' || screen === 'transcript' ? { title } : {}),
        onBack: this.#parts.onBack,
        onTextSize: this.#parts.onTextSize,
        onCall: (event) => this.#parts.emergency.call(event),
      })}
      ${this.#isClosedToOthers ? html`<p class="closed-note meta">${words.text('chat.newClosed')}</p>` : nothing}
    </div>`;
  }

  /** What fills the panel. */
  screen(screen: Screen): TemplateResult {
    switch (screen) {
      case 'waiting':
        return waitingTemplate(this.#waitingOptions());
      case 'details':
        return html`${waitingStrip(this.#waitingOptions(), this.#parts.onStepBack)}${this.#renderLog()}`;
      case 'chat':
      case 'transcript':
        return this.#renderLog();
      case 'ended':
      case 'left':
        return this.#renderEnded(screen);
      default:
        return messageTemplate({
          words: this.#parts.words,
          screen,
          error: this.#parts.link.problem ?? this.#parts.link.stopError,
          canSignIn: !!this.#parts.host.bridge?.supports('sign-in'),
          onAgain: this.#parts.onAgain,
          onRetry: () => this.#parts.link.retry(),
          onSignIn: this.#parts.onSignIn,
          onUseHere: () => this.#parts.link.client?.useHere(),
        });
    }
  }

  #waitingOptions(): WaitingViewOptions {
    const campaign = this.#parts.campaign();
    return {
      words: this.#parts.words,
      place: this.#parts.place.place,
      willNotify: !!this.#parts.host.bridge?.supports('notify'),
      meanwhile: campaignText(campaign, campaign?.whileWaiting, this.#parts.words),
      onAdd: this.#parts.onAdd,
      onLeave: () => this.#parts.later.act((actions) => actions.askLeave()),
    };
  }

  #renderLog(): TemplateResult {
    const followed = this.#parts.link.followed;
    return logTemplate({
      words: this.#parts.words,
      rows: this.#parts.log.rows,
      doctor: followed?.view.doctor ?? null,
      nowMs: this.#parts.link.nowMs(),
      hasOlder: this.#parts.log.hasOlder,
      isLoadingOlder: this.#parts.log.isLoadingOlder,
      isTyping: !!followed?.otherTyping && followed.view.state === 'talking',
      below: this.#parts.log.isAway ? this.#parts.log.unread : undefined,
      seenSeq: this.#parts.log.seenSeq,
      onOlder: () => void this.#parts.log.older(),
      onNewest: () => this.#parts.log.toNewest(),
      onResend: (id) => this.#parts.link.client?.resend(id),
      onMenu: (row) => this.#parts.later.act((actions) => actions.openMessage(row)),
    });
  }

  #renderEnded(screen: 'ended' | 'left'): TemplateResult {
    const words = this.#parts.words;
    const view = (this.#parts.link.followed as FollowedConsultation).view;
    const isEnded = screen === 'ended';
    const later = this.#parts.later.parts;
    if (!later) {
      void this.#parts.later.fetch();
      return html`<div class="screen"><h2 tabindex="-1">${words.text(isEnded ? 'ended.title' : 'ended.left')}</h2></div>`;
    }
    return later.endedTemplate({
      words,
      title: words.text(isEnded ? 'ended.title' : 'ended.left'),
      doctor: shortDoctorName(view.doctor, words),
      advice: isEnded ? view.advice : undefined,
      readableUntil: isEnded ? this.#dayOf(view.keptUntil) : '',
      rating: isEnded ? later.rating.render(view, this.#parts.link.nowMs()) : nothing,
      onView: this.#parts.onRead,
      onAgain: this.#parts.onAgain,
      onRemove: () => later.actions.askRemove(),
    });
  }

  /** Notices and the composer. */
  foot(screen: Screen): TemplateResult {
    const words = this.#parts.words;
    const followed = this.#parts.link.followed;
    const doctor = followed?.view.doctor;
    const label = doctor ? words.text('chat.label', { doctor: shortDoctorName(doctor, words) }) : words.text('chat.labelWaiting');
    return html`${followed && screen !== 'removed' ? this.#renderNotices(followed, screen) : nothing}
    ${showsComposer(screen) ? this.#parts.composer.render(label) : nothing}
    ${screen === 'transcript' ? html`<button class="button outline wide" type="button" @click=${this.#parts.onStepBack}>${words.text('ended.back')}</button>` : nothing}`;
  }

  #renderNotices(followed: FollowedConsultation, screen: Screen): TemplateResult {
    const isGoingOn = showsComposer(screen) || screen === 'waiting';
    return noticesTemplate({
      words: this.#parts.words,
      followed,
      notice: isGoingOn && !this.#parts.emergency.isShown ? this.#parts.notices.notice : undefined,
      isInLine: screen === 'waiting',
      problem: this.#parts.problem(),
      stopped: isGoingOn && this.#parts.link.stopError ? problemText(this.#parts.link.stopError, this.#parts.words) : undefined,
      onProblemRead: this.#parts.onProblemRead,
      onRetry: () => this.#parts.link.retry(),
      onSendAll: () => this.#parts.link.client?.resend(),
      onResume: this.#parts.onResume,
    });
  }

  /** Day and month in the campaign's zone, which is named if it is not the reader's. */
  #dayOf(at: string | null): string {
    const timeZone = this.#parts.campaign()?.timeZone;
    if (!at || !timeZone) return '';
    const atMs = Date.parse(at);
    return `${dateText(atMs, timeZone, this.#parts.words.lang())}${zoneText(atMs, timeZone, this.#parts.words)}`;
  }

  /** The campaign takes nobody new any more; those who are in stay. */
  get #isClosedToOthers(): boolean {
    const state = this.#parts.link.followed?.view.state;
    const closesAt = this.#parts.campaign()?.schedule.lineClosesAt;
    const isIn = state === 'waiting' || state === 'talking' || state === 'paused';
    return isIn && !!closesAt && this.#parts.link.nowMs() >= Date.parse(closesAt);
  }
}
