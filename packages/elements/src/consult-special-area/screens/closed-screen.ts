import { type TemplateResult, html, nothing } from 'lit';
import { campaignText } from '../../shared/campaign-text.ts';
import { closedText } from '../../shared/closed-text.ts';
import { dayText, timeText, zoneText } from '../../shared/dates.ts';
import { icons } from '../../shared/icons.ts';
import { paragraphs } from './consent-screen.ts';
import { dangerStrip } from './danger-strip.ts';
import { hero } from './home-screen.ts';
import type { ScreenContext } from './screen-context.ts';

/** Why nobody new can be taken, apart from the campaign's own clock. */
export type Hindrance =
  | { type: 'region' }
  /** All that the sponsor pays for is taken. */
  | { type: 'cap' }
  /** The line is full; `retryAtMs` is an instant after which it makes sense to come back, if known. */
  | { type: 'full'; retryAtMs: number | undefined }
  /** The doctors of the group have gone; `backAtMs` is when they are back, if known. */
  | { type: 'away'; backAtMs: number | undefined }
  /** The doctors do not write in the shopper's language any more. */
  | { type: 'language' }
  | { type: 'sign-in' }
  | { type: 'outdated' }
  | { type: 'error'; label: string };

/** What may be gone by itself a little later. */
const AGAIN: readonly Hindrance['type'][] = ['cap', 'full', 'error'];
/** What another choice of the shopper may get around. */
const ELSEWHERE: readonly Hindrance['type'][] = ['away', 'language'];
/** When it makes sense to say where else there is help. */
const NO_DOCTORS: readonly Hindrance['type'][] = ['region', 'cap', 'away'];

/** What a closed screen needs beside the context. */
export interface ClosedScreen extends ScreenContext {
  /** `undefined` when the campaign's clock is the reason. */
  hindrance: Hindrance | undefined;
  canRemind: boolean;
  reminded: boolean;
  onRetry: () => void;
  onRemind: () => void;
  onSignIn: () => void;
  /** Back to the choice of who needs advice. */
  onGroups: () => void;
  onCall: (event: Event) => void;
}

/** The hero and the emergency strip stay; in place of the picker it says what is the matter and what can be done. */
export function closedScreen(screen: ClosedScreen): TemplateResult {
  const { words, document, hindrance } = screen;
  const alternatives = campaignText(document, document.alternatives, words);
  const showsAlternatives = alternatives && (!hindrance || NO_DOCTORS.includes(hindrance.type));
  return html`<div class="home closed">
    ${hero(screen, '')}
    <div class="lead-column">${dangerStrip(words, document.region.emergencyNumber, screen.onCall)}</div>
    <div class="main-column stack loose">
      <div class="card stack state-card">
        ${hindrance?.type === 'error' ? icons.warning : icons.clock}
        <h2 tabindex="-1">${stateText(screen)}</h2>
        ${hindrance?.type === 'cap' ? html`<p>${words.text('state.capAgain')}</p>` : nothing} ${action(screen)}
      </div>
      ${
        showsAlternatives
          ? html`<section class="stack">
              <h2 class="strong-title">${words.text('state.alternatives')}</h2>
              ${paragraphs(alternatives)}
            </section>`
          : nothing
      }
    </div>
  </div>`;
}

function stateText(screen: ClosedScreen): string {
  const { words, document, moment, hindrance } = screen;
  switch (hindrance?.type) {
    case undefined:
      return moment.state === 'open' ? words.text('area.newClosed') : closedText(screen, words);
    case 'region':
      return words.text('state.region');
    case 'cap':
      return closedText(screen, words, 'cap');
    case 'full':
      return fullText(screen, hindrance.retryAtMs);
    case 'away':
      return awayText(screen, hindrance.backAtMs);
    case 'language':
      return words.text('state.language', { languages: languageNames(document.languages, words.lang()) });
    case 'sign-in':
      return words.text('state.signIn');
    case 'outdated':
      return words.text('state.outdated');
    case 'error':
      return words.text('state.error', { code: hindrance.label });
  }
}

/** When to come back to a full line; nothing is promised where the line closes before. */
function fullText(screen: ClosedScreen, retryAtMs: number | undefined): string {
  const { words } = screen;
  if (retryAtMs === undefined) return words.text('state.fullOpen');
  const when = momentTexts(screen, retryAtMs);
  return words.text(when.day === words.text('day.today') ? 'state.full' : 'state.fullDay', when);
}

function awayText(screen: ClosedScreen, backAtMs: number | undefined): string {
  const { words, document, draft } = screen;
  const module = campaignText(document, document.modules.find(({ id }) => id === draft.module)?.names, words);
  return backAtMs === undefined
    ? words.text('state.awayOpen', { module })
    : words.text('state.away', { module, ...momentTexts(screen, backAtMs) });
}

/** An instant as the campaign's zone has it, with that zone's name where the reader's clock stands elsewhere. */
function momentTexts({ words, document: { timeZone }, nowMs }: ClosedScreen, atMs: number): Record<'day' | 'time' | 'zone', string> {
  return { day: dayText(atMs, nowMs, timeZone, words), time: timeText(atMs, timeZone), zone: zoneText(atMs, timeZone, words) };
}

function languageNames(tags: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  return new Intl.ListFormat(lang).format(tags.map((tag) => names.of(tag) ?? tag));
}

function action(screen: ClosedScreen): TemplateResult | typeof nothing {
  const { words, moment, hindrance } = screen;
  const retry = html`<button class="button main" type="button" @click=${screen.onRetry}>
    ${icons.retry}${words.text('state.retry')}
  </button>`;
  if (hindrance && AGAIN.includes(hindrance.type)) return retry;
  if (hindrance && ELSEWHERE.includes(hindrance.type)) {
    return html`<button class="button main" type="button" @click=${screen.onGroups}>${words.text('state.groups')}</button>`;
  }
  if (hindrance?.type === 'sign-in') {
    return html`<button class="button main" type="button" @click=${screen.onSignIn}>${words.text('state.signInAction')}</button>`;
  }
  if (!hindrance && moment.state === 'paused') return retry;
  if (!hindrance && moment.state === 'upcoming' && screen.canRemind) {
    return screen.reminded
      ? html`<p class="notice success" role="status">${words.text('state.reminded')}</p>`
      : html`<button class="button outline" type="button" @click=${screen.onRemind}>${words.text('state.remind')}</button>`;
  }
  return nothing;
}
