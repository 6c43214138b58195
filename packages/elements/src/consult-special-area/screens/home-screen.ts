import { type TemplateResult, html, nothing } from 'lit';
import { campaignText } from '../../shared/campaign-text.ts';
import { icons } from '../../shared/icons.ts';
import { isElder } from '../../shared/text-size.ts';
import { splitFree, type Words } from '../../shared/words.ts';
import { dangerStrip } from './danger-strip.ts';
import type { ScreenContext } from './screen-context.ts';

/** What the first screen needs beside the context. */
export interface HomeScreen extends ScreenContext {
  /** Whether Continue was pressed without a choice. */
  missing: boolean;
  /** Whether larger text is offered. */
  offersElder: boolean;
  onChoose: (event: Event) => void;
  onContinue: () => void;
  onPrivacy: () => void;
  onCall: (event: Event) => void;
  onElder: (accept: boolean) => void;
}

/** Hero, emergency strip, picker and Continue; what is good to know stands below. */
export function homeScreen(screen: HomeScreen): TemplateResult {
  const { words, document } = screen;
  return html`<div class="home">
    ${hero(screen, stateLine(screen))}
    <div class="lead-column">${dangerStrip(words, document.region.emergencyNumber, screen.onCall)}</div>
    <div class="main-column">
      <consult-module-picker
        lang=${words.wanted()}
        text-size=${screen.textSize}
        theme=${screen.theme}
        .campaignDocument=${document}
        .value=${screen.draft.module}
        @change=${screen.onChoose}
      ></consult-module-picker>
      ${screen.offersElder && !isElder(screen.textSize) ? elderOffer(screen) : nothing} ${continueBar(screen)}
    </div>
    <div class="side-column">${goodToKnow(screen)}</div>
  </div>`;
}

/** The campaign's name, what it is, and a line on how it stands. */
export function hero({ words, document }: ScreenContext, line: string): TemplateResult {
  const [before, free, after] = splitFree(campaignText(document, document.names, words), words);
  return html`<div class="hero">
    <h1 tabindex="-1">${before}<span class="accent">${free}</span>${after}</h1>
    <p class="meta lead">${words.text('area.lead')}</p>
    ${line ? html`<p class="meta state-line">${line}</p>` : nothing}
  </div>`;
}

function stateLine({ words, document }: ScreenContext): string {
  const range = document.wait;
  const wait = range ? words.text('area.wait', { from: range.fromMinutes, to: range.toMinutes }) : '';
  return [words.text('area.open'), wait].filter(Boolean).join(' · ');
}

function elderOffer({ words, onElder }: HomeScreen): TemplateResult {
  return html`<div class="notice elder-offer">
    <p class="strong">${words.text('elder.offer')}</p>
    <div class="choices">
      <button class="button outline" type="button" @click=${() => onElder(true)}>${words.text('elder.yes')}</button>
      <button class="button text" type="button" @click=${() => onElder(false)}>${words.text('elder.no')}</button>
    </div>
  </div>`;
}

/** The button keeps its place in the tab order while nothing is chosen, and says why it does nothing. */
function continueBar({ words, module, missing, onContinue }: HomeScreen): TemplateResult {
  const chosen = module !== undefined;
  return html`<div class="bar sticky">
    <p id="reason" class="meta ${missing && !chosen ? 'error' : 'muted'}" ?hidden=${chosen}>${words.text('picker.reason')}</p>
    <button
      class="button main wide"
      type="button"
      aria-disabled=${chosen ? 'false' : 'true'}
      aria-describedby=${chosen ? nothing : 'reason'}
      @click=${onContinue}
    >
      ${words.text('continue')}
    </button>
  </div>`;
}

function goodToKnow({ words, document, onPrivacy }: HomeScreen): TemplateResult {
  const sponsor = campaignText(document, document.sponsor.names, words);
  return html`<section class="know stack" aria-labelledby="steps">
    <h2 id="steps" class="strong-title">${words.text('area.steps')}</h2>
    <ol class="steps">
      ${steps(words)}
    </ol>
    <p class="meta muted">${words.text('area.sponsor', { sponsor })}</p>
    <p class="meta muted">${words.text('area.limits')}</p>
    <p><button class="button text meta privacy" type="button" @click=${onPrivacy}>${icons.info}${words.text('area.privacy')}</button></p>
  </section>`;
}

function steps(words: Words): TemplateResult[] {
  return [1, 2, 3].map((step) => html`<li><b aria-hidden="true">${step}</b><span>${words.text(`area.step${step}`)}</span></li>`);
}
