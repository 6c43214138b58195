import type { ConsultClient, FollowedConsultation } from '@consult-kit/client';
import { type CampaignDocument, ConsultError, type Rating, isConsultError } from '@consult-kit/protocol';
import { pickText } from '@consult-kit/protocol/locale';
import { type PropertyDeclarations, type PropertyValues, type TemplateResult, html, nothing } from 'lit';
import { Announcer } from '../shared/announcer.ts';
import { ConsultElement } from '../shared/consult-element.ts';
import { dateText, zoneText } from '../shared/dates.ts';
import { gatewayOf } from '../shared/campaign-controller.ts';
import { defineElement } from '../shared/define.ts';
import { emit } from '../shared/emit.ts';
import { headerTemplate } from '../shared/header.ts';
import { Localize } from '../shared/localize.ts';
import { openClient } from '../shared/open-client.ts';
import { type TextSize, isElder } from '../shared/text-size.ts';
import type { ChatActions } from './chat-actions.ts';
import { chatTitle } from './chat-header.ts';
import { ClientLink } from './client-link.ts';
import { Composer } from './composer.ts';
import { styles } from './consult-chat-panel.styles.ts';
import { fullDoctorName, shortDoctorName } from './doctor-name.ts';
import { EmergencyController } from './emergency-controller.ts';
import { HostWatch } from './host-watch.ts';
import type { LaterParts } from './later.ts';
import { LogController } from './log-controller.ts';
import { logTemplate } from './log-view.ts';
import { messageTemplate } from './message-view.ts';
import { NoticeController } from './notice-controller.ts';
import { noticeText, noticesTemplate } from './notice-view.ts';
import { PlaceTeller } from './place-teller.ts';
import { problemText } from './problem-text.ts';
import { type Screen, screenOf, showsComposer, showsLog } from './screen.ts';
import { shipChatWords } from './ship-words.ts';
import { StateTeller } from './state-teller.ts';
import { TextSizeControl } from './text-size-control.ts';
import { TurningPoints } from './turning-points.ts';
import { Viewport } from './viewport.ts';
import { type WaitingViewOptions, waitingStrip, waitingTemplate } from './waiting-view.ts';

/**
 * Everything from the place in line to the rating: the waiting screen, the live chat with a doctor, the advice card.
 * Fills the window unless the page gives it a height; in a column of 420 px it docks beside other content.
 *
 * @tagname consult-chat-panel
 * @fires {CustomEvent<ConsultStateDetail>} consult-state - The consultation began, moved on or ended, or something unread came.
 * @fires {CustomEvent<ConsultCallDetail>} consult-call - Before dialling; `preventDefault()` lets the host dial.
 * @fires {CustomEvent<ConsultCloseDetail>} consult-close - The shopper wants to leave; the consultation goes on.
 * @fires {CustomEvent<ConsultNavigateDetail>} consult-navigate - To the special area, to ask again, or to the host's sign-in.
 * @fires {CustomEvent<ConsultErrorDetail>} consult-error - Something failed that the shopper was told about.
 * @csspart base - The whole panel.
 * @csspart header - The row with Back, text size and emergency call.
 * @csspart log - The scrolling conversation.
 * @csspart message - A bubble; own ones are `message-own` as well.
 * @csspart composer - The form at the end; with `input` and `send`.
 * @csspart notice - A line about connection, pause or unsent messages.
 * @csspart emergency - The emergency card.
 */
export class ConsultChatPanel extends ConsultElement {
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    consultation: {},
    enterKey: { attribute: 'enter-key' },
    client: { attribute: false },
    closeAction: { attribute: false },
    againAction: { attribute: false },
    textSizeAction: { attribute: false },
  };

  /** Registers the element; harmless when repeated. */
  static define(tag = 'consult-chat-panel', registry: CustomElementRegistry = customElements): void {
    defineElement(tag, this, registry);
  }

  /** Id of the consultation to show; if left out, the one that is going on. */
  consultation = '';

  /** What plain Enter does: `send`, or `newline`, where Shift+Enter sends. */
  enterKey: 'send' | 'newline' = 'send';

  /** A client that is open already; the element then makes none of its own and leaves this one open. */
  client: ConsultClient | undefined = undefined;

  /** Called in place of `consult-close`, by an element that holds this one. */
  closeAction: (() => void) | undefined = undefined;

  /** Called in place of `consult-navigate` when the shopper wants to ask again. */
  againAction: (() => void) | undefined = undefined;

  /** Called when the shopper chose another text size, after it took effect here. */
  textSizeAction: ((size: TextSize) => void) | undefined = undefined;

  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #watch = new HostWatch(
    this,
    () => this.bridge,
    () => this.#wake(),
  );
  readonly #viewport = new Viewport(this);
  readonly #textSize = new TextSizeControl(this, (size) => this.#tellTextSize(size));
  readonly #link = new ClientLink(
    this,
    () => this,
    ({ gateway, campaign, campaignDocument, bridge }) => openClient({ gateway: gatewayOf(gateway), campaign, campaignDocument, bridge }),
    { onError: (error) => this.#tellError(error) },
  );
  readonly #log = new LogController(this, {
    followed: () => (showsLog(this.#screen) ? this.#followed : null),
    nowMs: () => this.#link.nowMs(),
    isActive: () => this.#watch.isActive,
    loadOlder: async () => this.#link.client?.loadOlder(),
    markRead: (upTo) => this.#link.client?.markRead(upTo),
  });
  readonly #notices = new NoticeController(
    this,
    () => this.#link.snapshot,
    () => this.#link.nowMs(),
    (notice) => notice && this.#say(noticeText(notice, this.#followed, this.#words, this.#screen === 'waiting')),
  );
  readonly #emergency = new EmergencyController(this, {
    words: this.#words,
    bridge: () => this.bridge,
    client: () => this.#link.client,
    snapshot: () => this.#link.snapshot,
    isActive: () => this.#watch.isActive,
    alarm: (text) => this.#announcer.alarm(text),
    say: (text) => this.#say(text),
    onContinue: () => this.#focusSoon(),
  });
  readonly #composer = new Composer(this, {
    words: this.#words,
    sends: () => (this.enterKey === 'newline' ? 'shift-enter' : 'enter'),
    onSend: (text) => this.#send(text),
    onDraft: (text) => this.#link.client?.saveDraft(text),
    onTyping: (isTyping) => this.#setTyping(isTyping),
    say: (text) => this.#say(text),
  });
  readonly #place = new PlaceTeller(this.#words, (text) => this.#say(text));
  readonly #points = new TurningPoints({
    onConsultation: (followed) => this.#begin(followed),
    onJoined: (followed) => this.#joined(followed),
    onOver: () => this.#over(),
    onFailed: (failed) => this.#announcer.alarm(this.#words.text(failed > 1 ? 'chat.manyFailed' : 'chat.failed', { count: failed })),
  });
  #later: (typeof import('./later.ts') & LaterParts) | undefined;
  #fetching: Promise<void> | undefined;
  #isAdding = false;
  #isReading = false;
  #isRemoved = false;
  #problem: string | undefined;
  #drawnScreen: Screen | undefined;
  #hadFocus = false;

  constructor() {
    super();
    new StateTeller(
      this,
      () => this.#followed,
      () => this.#place.place?.ahead,
    );
  }

  /** Takes one step back inside the panel, for a host's back button; `false` if there was none to take. */
  back(): boolean {
    if (this.#later?.overlay.isOpen) this.#later.overlay.close();
    else if (this.#screen === 'details') this.#set(() => (this.#isAdding = false));
    else if (this.#screen === 'transcript') this.#set(() => (this.#isReading = false));
    else return false;
    return true;
  }

  /** Moves the focus to the heading of the screen. */
  override focus(options?: FocusOptions): void {
    const find = (selector: string): HTMLElement | null | undefined => this.shadowRoot?.querySelector<HTMLElement>(selector);
    (find('.body h2') ?? find('h2') ?? find('button'))?.focus(options);
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    return this.#words.whenHere(() => super.scheduleUpdate());
  }

  protected override willUpdate(): void {
    this.#hadFocus = !!this.shadowRoot?.activeElement && !this.#composer.hasFocus;
    this.#link.look();
    this.#words.overrides = this.#campaign?.texts;
    this.#points.look(this.#followed);
    this.#place.look(this.#followed);
  }

  protected override render() {
    const screen = this.#screen;
    return html`<div class="panel ${this.#viewport.isWide && !isElder(this.textSize) ? 'wide' : ''}" part="base" lang=${this.#words.lang()}>
        ${this.#renderHeader(screen)} ${this.#emergency.render()}
        <div class="body">${this.#renderScreen(screen)}</div>
        <div class="foot">${this.#renderFoot(screen)}</div>
        ${this.#announcer.regions()}
      </div>
      ${this.#later?.overlay.render()}`;
  }

  protected override firstUpdated(): void {
    void this.#fetchLater();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('textSize')) this.#composer.refit();
    const [before, screen] = [this.#drawnScreen, this.#screen];
    if (screen === before) return;
    this.#drawnScreen = screen;
    // What had the focus went with its screen; whoever is elsewhere in the page, or writing, is left alone.
    const lost = before ? this.#hadFocus : this.#comesAfterAnotherScreen;
    if (lost && !this.#composer.hasFocus) this.focus({ preventScroll: true });
  }

  /** Inside another element of ours, which took the button that was pressed off the screen. */
  get #comesAfterAnotherScreen(): boolean {
    const root = this.getRootNode();
    return this.client !== undefined && root instanceof ShadowRoot && root.activeElement === null && document.hasFocus() && isNowhere();
  }

  get #screen(): Screen {
    const snapshot = this.#link.snapshot;
    return screenOf({
      followed: this.#followed,
      isReady: this.#link.isReady,
      hasFailed: this.#link.problem !== undefined || this.#stopError !== undefined || snapshot?.session === 'failed',
      isRemoved: this.#isRemoved,
      isAdding: this.#isAdding,
      isReading: this.#isReading,
    });
  }

  get #followed(): FollowedConsultation | null {
    return this.#link.snapshot?.consultation ?? null;
  }

  get #campaign(): CampaignDocument | null {
    return this.#link.snapshot?.campaign ?? this.campaignDocument ?? null;
  }

  /** Why the connection will not come back by itself. */
  get #stopError(): unknown {
    const connection = this.#link.snapshot?.connection;
    return connection?.type === 'stopped' ? connection.error : undefined;
  }

  #renderHeader(screen: Screen): TemplateResult {
    const words = this.#words;
    const followed = this.#followed;
    const knowsPresence = this.#link.snapshot?.connection.type === 'live' && followed?.view.state === 'talking';
    const title = chatTitle({
      words,
      doctor: followed?.view.doctor ?? null,
      isPresent: knowsPresence ? followed.otherPresent : null,
      onMenu: () => this.#act((actions) => actions.openMenu()),
    });
    return html`<div class="head">
      ${headerTemplate({
        words,
        textSize: this.textSize,
        emergencyNumber: this.#campaign?.region.emergencyNumber,
        ...(screen === 'chat' || screen === 'transcript' ? { title } : {}),
        onBack: () => this.#goBack(),
        onTextSize: () => this.#textSize.choose(),
        onCall: (event) => this.#emergency.call(event),
      })}
      ${this.#isClosedToOthers ? html`<p class="closed-note meta">${words.text('chat.newClosed')}</p>` : nothing}
    </div>`;
  }

  #renderScreen(screen: Screen): TemplateResult {
    switch (screen) {
      case 'waiting':
        return waitingTemplate(this.#waitingOptions());
      case 'details':
        return html`${waitingStrip(this.#waitingOptions(), () => void this.back())}${this.#renderLog()}`;
      case 'chat':
      case 'transcript':
        return this.#renderLog();
      case 'ended':
      case 'left':
        return this.#renderEnded(screen);
      default:
        return messageTemplate({
          words: this.#words,
          screen,
          error: this.#link.problem ?? this.#stopError,
          canSignIn: !!this.bridge?.supports('sign-in'),
          onAgain: () => this.#askAgain(),
          onRetry: () => this.#link.retry(),
          onSignIn: () => this.#signIn(),
        });
    }
  }

  #waitingOptions(): WaitingViewOptions {
    return {
      words: this.#words,
      place: this.#place.place,
      willNotify: !!this.bridge?.supports('notify'),
      meanwhile: pickText(this.#campaign?.whileWaiting, this.#words.lang()),
      onAdd: () => {
        this.#set(() => (this.#isAdding = true));
        this.#focusSoon();
      },
      onLeave: () => this.#act((actions) => actions.askLeave()),
    };
  }

  #renderLog(): TemplateResult {
    const followed = this.#followed;
    return logTemplate({
      words: this.#words,
      rows: this.#log.rows,
      doctor: followed?.view.doctor ?? null,
      nowMs: this.#link.nowMs(),
      hasOlder: this.#log.hasOlder,
      isLoadingOlder: this.#log.isLoadingOlder,
      isTyping: !!followed?.otherTyping && followed.view.state === 'talking',
      below: this.#log.isAway ? this.#log.unread : undefined,
      seenSeq: this.#log.seenSeq,
      onOlder: () => void this.#log.older(),
      onNewest: () => this.#log.toNewest(),
      onResend: (id) => this.#link.client?.resend(id),
      onMenu: (row) => this.#act((actions) => actions.openMessage(row)),
    });
  }

  #renderEnded(screen: 'ended' | 'left'): TemplateResult {
    const words = this.#words;
    const view = (this.#followed as FollowedConsultation).view;
    const isEnded = screen === 'ended';
    const later = this.#later;
    if (!later) {
      void this.#fetchLater();
      return html`<div class="screen"><h2 tabindex="-1">${words.text(isEnded ? 'ended.title' : 'ended.left')}</h2></div>`;
    }
    return later.endedTemplate({
      words,
      title: words.text(isEnded ? 'ended.title' : 'ended.left'),
      doctor: shortDoctorName(view.doctor, words),
      advice: isEnded ? view.advice : undefined,
      readableUntil: isEnded ? this.#dayOf(view.keptUntil) : '',
      rating: isEnded ? later.rating.render(view, this.#link.nowMs()) : nothing,
      onView: () => this.#set(() => (this.#isReading = true)),
      onAgain: () => this.#askAgain(),
      onRemove: () => later.actions.askRemove(),
    });
  }

  #renderFoot(screen: Screen): TemplateResult {
    const words = this.#words;
    const followed = this.#followed;
    const doctor = followed?.view.doctor;
    const label = doctor ? words.text('chat.label', { doctor: shortDoctorName(doctor, words) }) : words.text('chat.labelWaiting');
    return html`${followed && screen !== 'removed' ? this.#renderNotices(followed, screen) : nothing}
    ${showsComposer(screen) ? this.#composer.render(label) : nothing}
    ${screen === 'transcript' ? html`<button class="button outline wide" type="button" @click=${this.back}>${words.text('ended.back')}</button>` : nothing}`;
  }

  #renderNotices(followed: FollowedConsultation, screen: Screen): TemplateResult {
    const isGoingOn = showsComposer(screen) || screen === 'waiting';
    return noticesTemplate({
      words: this.#words,
      followed,
      notice: isGoingOn && !this.#emergency.isShown ? this.#notices.notice : undefined,
      isInLine: screen === 'waiting',
      problem: this.#problem,
      stopped: isGoingOn && this.#stopError ? problemText(this.#stopError, this.#words) : undefined,
      onProblemRead: () => this.#set(() => (this.#problem = undefined)),
      onRetry: () => this.#link.retry(),
      onSendAll: () => this.#link.client?.resend(),
      onResume: () => this.#resume(),
    });
  }

  /** Day and month in the campaign's zone, which is named if it is not the reader's. */
  #dayOf(at: string | null): string {
    const timeZone = this.#campaign?.timeZone;
    if (!at || !timeZone) return '';
    const atMs = Date.parse(at);
    return `${dateText(atMs, timeZone, this.#words.lang())}${zoneText(atMs, timeZone, this.#words)}`;
  }

  /** The campaign takes nobody new any more; those who are in stay. */
  get #isClosedToOthers(): boolean {
    const state = this.#followed?.view.state;
    const closesAt = this.#campaign?.schedule.lineClosesAt;
    const isIn = state === 'waiting' || state === 'talking' || state === 'paused';
    return isIn && !!closesAt && this.#link.nowMs() >= Date.parse(closesAt);
  }

  /** Fetches what the first look does not need; again when it is needed and was not to be had. */
  #fetchLater(): Promise<void> {
    this.#fetching ??= import('./later.ts').then(
      (module) => this.#set(() => (this.#later = { ...module, ...this.#makeLater(module) })),
      () => void (this.#fetching = undefined),
    );
    return this.#fetching;
  }

  #makeLater({ makeLaterParts }: typeof import('./later.ts')): LaterParts {
    const [words, say] = [this.#words, (text: string): void => this.#say(text)];
    const context = {
      words,
      say,
      client: () => this.#link.client,
      followed: () => this.#followed,
      campaign: () => this.#campaign,
      onTextSize: () => this.#textSize.choose(),
      onRemoved: () => this.#set(() => (this.#isRemoved = true)),
      onProblem: (error: unknown) => this.#tellProblem(error),
    };
    const rating = {
      words,
      say,
      onRate: async (rated: Rating): Promise<void> => this.#link.client?.rate(rated),
      problemText: (error: unknown) => problemText(error, words),
    };
    return makeLaterParts(this, context, rating);
  }

  #act(run: (actions: ChatActions) => void): void {
    void this.#fetchLater().then(() =>
      this.#later ? run(this.#later.actions) : this.#tellProblem(new ConsultError('OFFLINE', 'The sheet could not be fetched.')),
    );
  }

  #resume(): void {
    this.#link.client?.resume().catch((error: unknown) => this.#tellProblem(error));
  }

  /** Changes something that decides about the screen, and draws it. */
  #set(change: () => void): void {
    change();
    this.requestUpdate();
  }

  #say(text: string): void {
    this.#announcer.say(text);
  }

  #focusSoon(): void {
    void this.updateComplete.then(() => (showsComposer(this.#screen) ? this.#composer.focus() : this.focus()));
  }

  #begin(followed: FollowedConsultation | null): void {
    this.#isAdding = (followed?.outgoing.length ?? 0) > 0;
    this.#isReading = false;
    this.#problem = undefined;
    this.#later?.rating.reset();
    this.#composer.clear();
    if (!followed) return;
    this.#isRemoved = false;
    this.#link.client?.loadDraft().then(
      (draft) => this.#composer.restore(draft),
      () => undefined,
    );
  }

  #joined({ view }: FollowedConsultation): void {
    const words = this.#words;
    this.#isAdding = false;
    this.#say(words.text('queue.joined', { doctor: fullDoctorName(view.doctor, words) }));
    if (this.#watch.isActive || !this.bridge?.supports('notify')) return;
    void this.bridge.act({ type: 'notify', title: words.text('queue.notify'), id: view.id });
  }

  #over(): void {
    this.#composer.clear();
    this.#later?.overlay.close();
  }

  #send(text: string): void {
    const client = this.#link.client;
    if (!client) return;
    this.#log.sends();
    if (this.#followed?.view.state === 'paused') this.#resume();
    client.send(text).catch((error: unknown) => {
      // The log shows what waits or failed there; a text that never got that far goes back to where it was written.
      if (this.#followed?.outgoing.some((message) => message.text === text)) return;
      this.#composer.restore(text);
      this.#tellProblem(error);
    });
    this.#emergency.check(text);
  }

  #setTyping(isTyping: boolean): void {
    if (this.#followed?.view.state === 'talking') this.#link.client?.setTyping(isTyping);
  }

  #goBack(): void {
    if (this.back()) return;
    if (this.closeAction) this.closeAction();
    else emit(this, 'consult-close', { campaign: this.#campaign?.id ?? this.campaign });
  }

  #askAgain(): void {
    if (this.againAction) this.againAction();
    else emit(this, 'consult-navigate', { to: 'special-area' });
  }

  #signIn(): void {
    if (!emit(this, 'consult-navigate', { to: 'sign-in' })) return;
    void this.bridge?.act({ type: 'sign-in' }).then(() => this.#link.retry());
  }

  #tellTextSize(size: TextSize): void {
    this.#say(this.#words.text('size.changed', { size: this.#words.text(`size.${size}`) }));
    this.textSizeAction?.(size);
  }

  /** The page is in front again, or the host app reported something. */
  #wake(): void {
    this.#textSize.heed(this.#watch.state);
    this.#log.wake();
    this.#emergency.wake();
  }

  #tellProblem(error: unknown): void {
    this.#set(() => (this.#problem = problemText(error, this.#words)));
    this.#say(this.#problem ?? '');
    this.#tellError(error);
  }

  #tellError(error: unknown): void {
    emit(this, 'consult-error', { code: isConsultError(error) ? error.code : 'INTERNAL' });
  }
}

/** Whether nothing on the page has the focus. */
function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

shipChatWords();

declare global {
  interface HTMLElementTagNameMap {
    'consult-chat-panel': ConsultChatPanel;
  }
}
