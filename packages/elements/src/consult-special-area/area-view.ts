import type { CampaignModule } from '@consult-kit/protocol';
import { errorLabel, servesRegion } from '@consult-kit/protocol';
import { type ReactiveController, type ReactiveControllerHost, type TemplateResult, adoptStyles, html } from 'lit';
import { ConsultModulePicker } from '../consult-module-picker/consult-module-picker.ts';
import { Announcer } from '../shared/announcer.ts';
import { type CampaignSource, type FollowedCampaign, followCampaign } from '../shared/campaign-controller.ts';
import { campaignText } from '../shared/campaign-text.ts';
import { keepCardStatus, readCardStatus } from '../shared/card-status.ts';
import { opensAtMs } from '../shared/closed-text.ts';
import type { ConsultStateDetail } from '../shared/emit.ts';
import { canDial, placeCall } from '../shared/emergency-card.ts';
import { headerTemplate } from '../shared/header.ts';
import { askHost } from '../shared/host-actions.ts';
import { Localize } from '../shared/localize.ts';
import { ModuleHours } from '../shared/module-hours.ts';
import { Overlay } from '../shared/overlay.ts';
import { isElder, type TextSize } from '../shared/text-size.ts';
import { unreachableScreen } from '../shared/unreachable-screen.ts';
import { Answers } from './answers.ts';
import { AreaTextSize } from './area-text-size.ts';
import { ConsultationLink, type LinkSource } from './consultation-link.ts';
import { type Draft, reachable, type Screen, screenAfter } from './flow.ts';
import { Joining } from './joining.ts';
import { ScreenHistory } from './screen-history.ts';
import { chatScreen } from './screens/chat-screen.ts';
import { closedScreen, type Hindrance } from './screens/closed-screen.ts';
import { consentScreen, paragraphs } from './screens/consent-screen.ts';
import { emergencyScreen } from './screens/emergency-screen.ts';
import { homeScreen } from './screens/home-screen.ts';
import { questionScreen } from './screens/question-screen.ts';
import { refusedScreen } from './screens/refused-screen.ts';
import { safetyScreen } from './screens/safety-screen.ts';
import type { ScreenContext } from './screens/screen-context.ts';
import { screenStyles } from './screens/screen.styles.ts';
import { shellStyles } from './consult-special-area.styles.ts';

/** What a card of the page has read with the tap is good enough; anything older is read again. */
const FRESH_MS = 5_000;

/** The element as its view sees it. */
export interface AreaHost extends ReactiveControllerHost, HTMLElement, CampaignSource, LinkSource {
  textSize: TextSize;
  theme: 'auto' | 'light' | 'dark';
  module: string;
  region: string;
  close(): void;
}

/**
 * Everything the special area shows where it stands in the page itself: in the frame, or under `isolation="none"`.
 * The screens are templates; this holds what the shopper did and where they are.
 */
export class AreaView implements ReactiveController {
  readonly #host: AreaHost;
  readonly #words: Localize;
  readonly #campaign: FollowedCampaign;
  readonly #hours: ModuleHours;
  readonly #history: ScreenHistory;
  readonly #link: ConsultationLink;
  readonly #announcer: Announcer;
  readonly #overlay: Overlay;
  readonly #answers: Answers;
  readonly #textSize: AreaTextSize;
  readonly #joining: Joining;
  #screen: Screen = { name: 'home' };
  #missing = false;
  #refusedElder = false;
  #reminded = false;
  #copied = false;
  #focusPending = false;

  constructor(host: AreaHost) {
    ConsultModulePicker.define();
    // Added here and not to the element's own, because the page around a frame has no use for them.
    if (host.shadowRoot) adoptStyles(host.shadowRoot, [...shellStyles, ...screenStyles]);
    this.#host = host;
    this.#words = new Localize(host);
    this.#campaign = followCampaign(host, () => host, FRESH_MS);
    this.#hours = new ModuleHours(host, this.#campaign);
    this.#history = new ScreenHistory(host, (screen) => this.#show(screen));
    this.#link = new ConsultationLink(host, () => this.#linkSource());
    this.#announcer = new Announcer(host);
    this.#overlay = new Overlay(host);
    this.#answers = new Answers(() => host.requestUpdate());
    this.#textSize = new AreaTextSize(host, (size) =>
      this.#announcer.say(this.#words.text('size.changed', { size: this.#words.text(`size.${size}`) })),
    );
    this.#joining = new Joining({
      host,
      words: this.#words,
      campaign: this.#campaign,
      link: this.#link,
      answers: this.#answers,
      module: () => this.#module,
      say: (text) => this.#announcer.say(text),
      onJoined: () => {
        this.#screen = { name: 'home' };
        this.#history.unwind();
      },
      onTextChanged: () => this.focus(),
      onClosed: () => this.#history.replace({ name: 'home' }),
      onFailed: () => this.focus(),
    });
    host.addController(this);
  }

  /** The campaign that is shown. */
  get campaign(): FollowedCampaign {
    return this.#campaign;
  }

  /** One step back: out of a sheet, of a screen inside the chat, or one screen; `false` if there was none to take. */
  back(): boolean {
    if (this.#overlay.isOpen) {
      this.#overlay.close();
      return true;
    }
    const panel = this.#host.shadowRoot?.querySelector('consult-chat-panel');
    return panel ? panel.back() : this.#link.consultation === undefined && this.#history.back();
  }

  /** Focuses the heading of the screen, as soon as there is one. */
  focus(): void {
    this.#focusPending = true;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.addEventListener('consult-state', this.#onState);
    this.#screen = this.#history.screen;
    this.#link.open().catch(() => undefined);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('consult-state', this.#onState);
  }

  hostUpdate(): void {
    if (this.#screen.name === 'consent') this.#joining.followText();
    const { id, document } = this.#campaign;
    if (!id || !document || !this.#answers.load(id)) return;
    this.#words.overrides = document.texts;
    if (!this.#module) this.#answers.change({ module: this.#host.module });
    if (!this.#module) this.#answers.change({ module: '' });
    this.#screen = reachable(this.#screen, this.#draft, this.#module);
  }

  hostUpdated(): void {
    const heading = this.#host.shadowRoot?.querySelector<HTMLElement>('main [tabindex="-1"]');
    if (!this.#focusPending || !heading) return;
    this.#focusPending = false;
    heading.focus({ preventScroll: true });
    this.#host.scrollIntoView({ block: 'start' });
  }

  render(): TemplateResult {
    const { words, content } = { words: this.#words, content: this.#renderContent() };
    return html`<div class="area" lang=${words.lang()} part="base">${content}${this.#announcer.regions()}</div>
      ${this.#overlay.render()}`;
  }

  get #draft(): Draft {
    return this.#answers.draft;
  }

  get #module(): CampaignModule | undefined {
    const { modules = [] } = this.#campaign.document ?? {};
    const chosen = modules.find(({ id, enabled }) => id === this.#draft.module && enabled !== false);
    // Later screens go on, and the gateway has the last word: what was answered must not vanish at the full hour.
    return chosen && this.#screen.name === 'home' && this.#hours.away(chosen.id) ? undefined : chosen;
  }

  #linkSource(): LinkSource {
    const { bridge, openClient, campaignDocument } = this.#host;
    return { gateway: this.#campaign.gateway, campaign: this.#campaign.id, campaignDocument, bridge, openClient };
  }

  #renderContent(): TemplateResult {
    const words = this.#words;
    const { client, consultation } = this.#link;
    if (client && consultation) {
      return chatScreen({
        ...{ words, client, host: this.#host, document: this.#campaign.document, consultation: consultation.view.id },
        onClose: () => this.#host.close(),
        onAgain: () => this.#askAgain(),
        onTextSize: (size) => this.#set(() => (this.#host.textSize = size)),
      });
    }
    return html`${headerTemplate({
        words,
        textSize: this.#host.textSize,
        emergencyNumber: this.#campaign.document?.region.emergencyNumber,
        onBack: () => this.back() || this.#host.close(),
        onTextSize: () => this.#textSize.chooseNext(),
        onCall: (event) => this.#onCall(event),
      })}
      <main>${this.#renderScreen()}</main>`;
  }

  #renderScreen(): TemplateResult {
    const document = this.#campaign.document;
    const moment = this.#campaign.moment();
    const words = this.#words;
    if (!document || !moment) {
      const failure = this.#campaign.failure;
      if (failure) return unreachableScreen(words, errorLabel(failure), () => void this.#campaign.reload());
      return html`<p class="screen muted">${words.text('area.loading')}</p>`;
    }
    if (this.#link.isOpening && readCardStatus(document.id)) return html`<p class="screen muted">${words.text('area.loading')}</p>`;
    const { textSize, theme } = this.#host;
    const draft = this.#draft;
    const context: ScreenContext = { words, document, moment, nowMs: this.#campaign.nowMs(), textSize, theme, draft, module: this.#module };
    const hindrance = this.#joining.hindrance ?? this.#documentHindrance(context);
    const closed = hindrance !== undefined || !moment.takesNewPeople;
    if (closed && (hindrance !== undefined || this.#screen.name === 'home')) return this.#renderClosed(context, hindrance);
    return this.#renderStep(context);
  }

  #renderStep(context: ScreenContext): TemplateResult {
    const { words, document, module } = context;
    const screen = this.#screen;
    switch (screen.name) {
      case 'safety':
        return safetyScreen({ ...context, onAnswer: (safety) => this.#answerSafety(safety) });
      case 'emergency':
        return emergencyScreen({
          words,
          number: document.region.emergencyNumber,
          canDial: canDial(this.#host.bridge),
          copied: this.#copied,
          onCall: (event) => this.#onCall(event),
          onCopied: () => this.#set(() => (this.#copied = true)),
          onContinue: () => this.#next(),
        });
      case 'question':
        return module ? this.#renderQuestion(context, module, screen.index) : this.#renderHome(context);
      case 'consent':
        return consentScreen({
          ...context,
          boxes: this.#joining.boxes,
          needsGuardian: this.#joining.needsGuardian,
          missing: this.#joining.isMissing,
          changed: this.#joining.hasChanged,
          joining: this.#joining.isJoining,
          onTick: (change) => this.#joining.tick(change),
          onConfirm: () => void this.#joining.join(),
          onRefuse: () => this.#refuse(),
        });
      case 'refused':
        return refusedScreen(
          words,
          () => this.#history.replace({ name: 'home' }),
          () => this.#host.close(),
        );
      default:
        return this.#renderHome(context);
    }
  }

  #renderHome(context: ScreenContext): TemplateResult {
    return homeScreen({
      ...context,
      missing: this.#missing,
      offersElder: context.module?.icon === 'elder' && !this.#refusedElder,
      onChoose: (event) => this.#choose((event.target as HTMLElement & { value: string }).value),
      onContinue: () => this.#continueHome(),
      onPrivacy: () => this.#openPrivacy(context),
      onCall: (event) => this.#onCall(event),
      onElder: (accept) => this.#answerElder(accept),
    });
  }

  #renderClosed(context: ScreenContext, hindrance: Hindrance | undefined): TemplateResult {
    return closedScreen({
      ...context,
      hindrance,
      canRemind: this.#host.bridge?.supports('remind') ?? false,
      reminded: this.#reminded,
      onRetry: () => void this.#retry(),
      onRemind: () => void this.#remind(context),
      onGroups: () => this.#backToGroups(),
      onSignIn: () => void askHost(this.#host, this.#host.bridge, { type: 'sign-in' }).then(() => this.#retry()),
      onCall: (event) => this.#onCall(event),
    });
  }

  #renderQuestion(context: ScreenContext, module: CampaignModule, index: number): TemplateResult {
    return questionScreen({
      ...context,
      module,
      index,
      problems: this.#answers.problems,
      onInput: (change) => this.#answers.input(module, index, change),
      onWho: (change) => this.#answers.change(change),
      onContinue: () => (this.#answers.accept(module, index) ? this.#next() : this.#focusProblem()),
      onSkip: () => this.#answers.skip(module, index) && this.#next(),
      onNone: () => this.#answers.none(module, index) && this.#next(),
    });
  }

  // — going from screen to screen

  #show(screen: Screen): void {
    this.#screen = reachable(screen, this.#draft, this.#module);
    this.#missing = false;
    this.#answers.problems = [];
    this.#joining.enter(this.#screen.name === 'consent');
    if (this.#screen.name === 'emergency') this.#alarm();
    this.focus();
  }

  #next(): void {
    const module = this.#module;
    if (module) this.#history.push(screenAfter(this.#screen, this.#draft, module));
  }

  #continueHome(): void {
    if (this.#module) {
      this.#next();
      return;
    }
    this.#set(() => (this.#missing = true));
    this.#announcer.say(this.#words.text('picker.reason'));
    this.#host.shadowRoot?.querySelector<HTMLElement>('consult-module-picker')?.focus();
  }

  /** Another group has other signs and questions: what was answered for the first one is asked again. */
  #choose(module: string): void {
    const isChild = this.#campaign.document?.modules.find(({ id }) => id === module)?.icon === 'child';
    const forSelf = isChild ? false : this.#draft.forSelf;
    this.#answers.change({ module, forSelf, safety: undefined, answers: {}, called: false });
    if (this.#module?.icon === 'elder' && !isElder(this.#host.textSize)) this.#announcer.say(this.#words.text('elder.offer'));
  }

  #answerElder(accept: boolean): void {
    this.#set(() => (this.#refusedElder = !accept));
    if (accept) this.#textSize.choose('elder');
  }

  #answerSafety(safety: 'none' | 'some'): void {
    this.#answers.change({ safety });
    this.#next();
  }

  #alarm(): void {
    const number = this.#campaign.document?.region.emergencyNumber ?? '';
    this.#announcer.alarm(
      [this.#words.text('emergency.prefix'), this.#words.text('emergency.title', { number }), this.#words.text('emergency.text')].join(' '),
    );
  }

  #focusProblem(): void {
    const [problem] = this.#answers.problems;
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(`#field-${problem?.field}`)?.focus());
  }

  #refuse(): void {
    this.#answers.wipe();
    this.#history.push({ name: 'refused' });
  }

  #backToGroups(): void {
    this.#show({ name: 'home' });
    this.#history.unwind();
  }

  async #retry(): Promise<void> {
    await this.#joining.retry(this.#screen.name === 'consent');
    this.focus();
  }

  #askAgain(): void {
    this.#link.dismiss();
    this.#show({ name: 'home' });
  }

  /** A used-up cap is said only while nothing else keeps people out, and not to who has begun to answer: a place may become free meanwhile. */
  #documentHindrance({ document, moment }: ScreenContext): Hindrance | undefined {
    if (!servesRegion(document.region.eligible, this.#host.region || undefined)) return { type: 'region' };
    return document.capReached && moment.takesNewPeople && this.#screen.name === 'home' ? { type: 'cap' } : undefined;
  }

  // — what the host and the header do

  /** The panel tells it; kept for cards on other pages of this origin. */
  readonly #onState = ({ detail }: CustomEvent<ConsultStateDetail>): void => keepCardStatus(detail);

  #onCall(event: Event): void {
    const number = this.#campaign.document?.region.emergencyNumber;
    if (number === undefined) return;
    if (this.#screen.name === 'emergency') this.#answers.change({ called: true });
    placeCall(this.#host, this.#host.bridge, number, event);
  }

  async #remind({ document, words, moment, nowMs }: ScreenContext): Promise<void> {
    const atMs = Math.max(opensAtMs(document, moment), nowMs);
    const title = campaignText(document, document.names, words);
    const outcome = await this.#host.bridge?.act({ type: 'remind', at: new Date(atMs).toISOString(), title });
    this.#set(() => (this.#reminded = outcome === 'done'));
  }

  #openPrivacy({ words, document }: ScreenContext): void {
    const text = campaignText(document, document.consent.texts, words);
    this.#overlay.open(() => ({
      title: words.text('area.privacy'),
      body: html`<div class="stack">${paragraphs(text)}</div>
        <button class="button main wide" type="button" @click=${() => this.#overlay.close()}>${words.text('consent.close')}</button>`,
    }));
  }

  // — state

  #set(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }
}
