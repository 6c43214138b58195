import type { HostBridge } from '@consult-kit/client';
import { type TemplateResult, css, html } from 'lit';
import { emit } from './emit.ts';
import { telLink } from './tel-link.ts';
import { icons } from './icons.ts';
import type { Words } from './words.ts';

/** What the emergency card shows and does. */
export interface EmergencyCardOptions {
  words: Words;
  /** Number of the campaign's region, as people read it. */
  number: string;
  /** Whether pressing the number dials; otherwise it can be copied. */
  canDial: boolean;
  /** Whether the number was just copied. */
  copied: boolean;
  /** The press on the call link; it can be prevented. */
  onCall: (event: Event) => void;
  onCopy: () => void;
  onContinue: () => void;
}

/** "Call 120 now": shown after the safety check, after a phrase in a message, or when the doctor sends it. */
export function emergencyCardTemplate(options: EmergencyCardOptions): TemplateResult {
  const { words, number } = options;
  return html`<section class="emergency-card" part="emergency" aria-labelledby="emergency-title">
    <h2 id="emergency-title" class="emergency-head display" tabindex="-1">
      <span class="visually-hidden">${words.text('emergency.prefix')} </span>${words.text('emergency.title', { number })}
    </h2>
    <div class="emergency-body stack">
      <p>${words.text('emergency.text')}</p>
      ${options.canDial ? callLink(options) : copyButton(options)}
      <p class="emergency-number">${number}</p>
      <p>${words.text('emergency.advice')}</p>
      <button class="button text emergency-continue" type="button" @click=${options.onContinue}>${words.text('emergency.continue')}</button>
    </div>
  </section>`;
}

function callLink({ words, number, onCall }: EmergencyCardOptions): TemplateResult {
  return html`<a class="button danger wide" href=${telLink(number)} @click=${onCall}>
    ${icons.call}<span>${words.text('emergency.call', { number })}</span>
  </a>`;
}

function copyButton({ words, copied, onCopy }: EmergencyCardOptions): TemplateResult {
  return html`<button class="button danger wide" type="button" @click=${onCopy}>
    ${copied ? icons.check : icons.call}<span>${words.text(copied ? 'emergency.copied' : 'emergency.copy')}</span>
  </button>`;
}

/** Whether a press on the number can dial: always on a page of its own, and where the host says so. */
export function canDial(bridge: HostBridge | undefined): boolean {
  return !bridge || bridge.supports('call');
}

/**
 * Reacts to a press on an emergency link. First `consult-call` asks the host page; if nobody prevents it, the host app
 * dials; without one the link itself does.
 */
export function placeCall(host: HTMLElement, bridge: HostBridge | undefined, number: string, press: Event): void {
  if (!emit(host, 'consult-call', { number })) {
    press.preventDefault();
  } else if (bridge?.supports('call')) {
    press.preventDefault();
    void bridge.act({ type: 'call', number });
  }
}

/** Styles of the card; the shadow root also needs `tokens` and `baseStyles`. */
export const emergencyCardStyles = css`
  .emergency-card {
    overflow: hidden;
    border: calc(var(--_unit) * 2) solid var(--_danger);
    border-radius: var(--_radius-card);
    background-color: var(--_surface);
    color: var(--_text);
  }
  .emergency-head {
    padding: var(--_space-3) var(--_space-4);
    background-color: var(--_emergency);
    color: var(--_on-emergency);
  }
  .emergency-body {
    padding: var(--_space-4);
  }
  .emergency-number {
    font-size: calc(var(--_px) * 42);
    line-height: 1.2;
    font-weight: 600;
    text-align: center;
    font-variant-numeric: tabular-nums;
    -webkit-user-select: all;
    user-select: all;
  }
  .emergency-continue {
    min-block-size: calc(var(--_unit) * 60);
  }
  /* Large text pushes the button out of sight: there it comes before the words. */
  :host([text-size='elder']) .emergency-body > .danger,
  :host([text-size='max']) .emergency-body > .danger {
    order: -1;
  }
  @media (forced-colors: active) {
    .emergency-head {
      border-block-end: calc(var(--_unit) * 2) solid currentColor;
    }
  }
`;
