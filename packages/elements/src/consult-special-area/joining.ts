import type { CampaignDocument, CampaignModule } from '@consult-kit/protocol';
import type { FollowedCampaign } from '../shared/campaign-controller.ts';
import { emit } from '../shared/emit.ts';
import type { TextSize } from '../shared/text-size.ts';
import type { Words } from '../shared/words.ts';
import type { Answers } from './answers.ts';
import { applicationOf } from './application.ts';
import type { ConsultationLink } from './consultation-link.ts';
import { ageOf } from './flow.ts';
import { codeOf, hindranceOf, REREAD } from './hindrances.ts';
import type { Hindrance } from './screens/closed-screen.ts';
import type { ConsentBoxes } from './screens/consent-screen.ts';

/** What joining works with. */
export interface JoiningParts {
  readonly host: HTMLElement & { readonly textSize: TextSize; readonly region: string; requestUpdate(): void };
  readonly words: Words;
  readonly campaign: Pick<FollowedCampaign, 'document' | 'nowMs' | 'reload'>;
  readonly link: Pick<ConsultationLink, 'client' | 'start'>;
  readonly answers: Pick<Answers, 'draft' | 'wipe'>;
  module(): CampaignModule | undefined;
  /** Says something politely. */
  say(text: string): void;
  /** There is a place in line. */
  onJoined(): void;
  /** The text of the consent is another one; whoever looks elsewhere on the screen is to see that. */
  onTextChanged(): void;
  /** The campaign takes nobody any more. */
  onClosed(): void;
  /** It did not work; `hindrance` says why. */
  onFailed(): void;
}

const NO_BOXES: ConsentBoxes = { agree: false, guardian: false };

/** Consent, and the step into the line. What was told stays on the device until there is a place, so that trying again takes one press. */
export class Joining {
  readonly #parts: JoiningParts;
  #boxes: ConsentBoxes = NO_BOXES;
  /** The version of the text that the consent screen shows. */
  #version: string | undefined;
  #hasChanged = false;
  #isMissing = false;
  #isJoining = false;
  #hindrance: Hindrance | undefined;

  constructor(parts: JoiningParts) {
    this.#parts = parts;
  }

  get boxes(): ConsentBoxes {
    return this.#boxes;
  }

  /** A box was still to be ticked when the shopper went on. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** Since the screen was opened another text has come, and the boxes were emptied. */
  get hasChanged(): boolean {
    return this.#hasChanged;
  }

  get isJoining(): boolean {
    return this.#isJoining;
  }

  /** Why there is no place in line. */
  get hindrance(): Hindrance | undefined {
    return this.#hindrance;
  }

  /** Below the campaign's age somebody else has to agree. */
  get needsGuardian(): boolean {
    const age = ageOf(this.#parts.answers.draft);
    return age !== undefined && age < (this.#parts.campaign.document?.consent.guardianUnderYears ?? 0);
  }

  /** Another screen is shown; consent holds only while its own one is, and so does what kept the shopper out there. */
  enter(isConsent: boolean): void {
    this.#hindrance = undefined;
    this.#isMissing = false;
    this.#hasChanged = false;
    this.#version = undefined;
    if (!isConsent) this.#boxes = NO_BOXES;
  }

  /**
   * Consent is to one text only: once the document brings another, nothing is ticked any more.
   * @returns Whether it has brought another one since it was asked last.
   */
  followText(): boolean {
    const version = this.#parts.campaign.document?.consent.version;
    const before = this.#version;
    this.#version = version ?? before;
    if (before === undefined || before === this.#version) return false;
    this.#boxes = NO_BOXES;
    this.#isMissing = false;
    this.#hasChanged = true;
    this.#parts.say(this.#parts.words.text('consent.changed'));
    this.#parts.onTextChanged();
    return true;
  }

  tick(change: Partial<ConsentBoxes>): void {
    this.#set(() => (this.#boxes = { ...this.#boxes, ...change }));
  }

  /** Asks for a place in line; never rejects. */
  async join(): Promise<void> {
    const { host, words, campaign, link, answers, say, onJoined } = this.#parts;
    const { document } = campaign;
    const module = this.#parts.module();
    if (this.#isJoining || !document || !module || this.followText()) return;
    const unticked = !this.#boxes.agree ? 'agree' : this.needsGuardian && !this.#boxes.guardian ? 'guardian' : undefined;
    if (unticked) {
      this.#set(() => (this.#isMissing = true));
      host.shadowRoot?.querySelector<HTMLElement>(`#box-${unticked}`)?.focus();
      return;
    }
    this.#set(() => (this.#isJoining = true));
    say(words.text('consent.joining'));
    const { textSize, region } = host;
    const guardian = this.needsGuardian && this.#boxes.guardian;
    const application = applicationOf(answers.draft, { document, module, wanted: words.wanted(), textSize, guardian, region });
    try {
      await link.start(application);
      if (answers.draft.called) link.client?.reportEmergency('called').catch(() => undefined);
      answers.wipe();
      onJoined();
    } catch (error) {
      await this.#failed(error, document, application.language);
    }
    this.#set(() => (this.#isJoining = false));
  }

  /** Tries again what did not work; where nobody has agreed yet, only whether the campaign is open. */
  async retry(isConsent: boolean): Promise<void> {
    const before = this.#hindrance;
    this.#hindrance = undefined;
    if (before && isConsent && this.#boxes.agree) await this.join();
    else await this.#parts.campaign.reload();
  }

  async #failed(error: unknown, document: CampaignDocument, language: string): Promise<void> {
    const { host, campaign, link, onClosed, onFailed } = this.#parts;
    const code = codeOf(error);
    if (code === 'CONSULTATION_GOING_ON') {
      await link.client?.open().catch(() => undefined);
      return;
    }
    if (code === 'CONSENT_MISSING' && (await this.#asksAgain(document))) {
      onFailed();
      return;
    }
    if (REREAD.includes(code)) await campaign.reload();
    this.#hindrance = hindranceOf(error, { document: campaign.document ?? document, nowMs: campaign.nowMs(), language });
    if (this.#hindrance?.type === 'error') emit(host, 'consult-error', { code });
    if (!this.#hindrance) {
      await campaign.reload();
      onClosed();
    }
    onFailed();
  }

  /** Reads what the gateway wants consent to; `false` if that is still what it refused, for example out of a cache. */
  async #asksAgain({ consent }: CampaignDocument): Promise<boolean> {
    await this.#parts.campaign.reload();
    this.followText();
    if (this.#version !== consent.version) return true;
    this.#isMissing = this.needsGuardian && !this.#boxes.guardian;
    // What was refused is not sent again by one press.
    if (!this.#isMissing) this.#boxes = NO_BOXES;
    return this.#isMissing;
  }

  #set(change: () => void): void {
    change();
    this.#parts.host.requestUpdate();
  }
}
