import { type TemplateResult, html } from 'lit';
import { type EmergencyCardOptions, emergencyCardTemplate } from '../../shared/emergency-card.ts';

/** The emergency card as a screen of its own, after a sign of danger. */
export interface EmergencyScreenOptions extends Omit<EmergencyCardOptions, 'onCopy'> {
  /** The number is in the clipboard. */
  onCopied: () => void;
}

/** "Call 120 now", in place of the questions. */
export function emergencyScreen({ onCopied, ...card }: EmergencyScreenOptions): TemplateResult {
  const onCopy = (): void => void navigator.clipboard?.writeText(card.number).then(onCopied);
  return html`<div class="screen">${emergencyCardTemplate({ ...card, onCopy })}</div>`;
}
