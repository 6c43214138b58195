import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { LedgerAnswer } from '@consult-kit/protocol';
import { amountText, countText } from '../amounts.ts';

/** How much of a bound is used, in cases or in the smallest unit of a currency. */
interface Used {
  cap: number;
  settled: number;
  reserved: number;
  /** How a value is written. */
  text: (value: number) => string;
  /** The sentence: `cases` or `money`. */
  kind: 'cases' | 'money';
}

/** What of the sponsor's cap is taken and left, in words and as bars; what it means once nothing is left. */
export function capView(answer: LedgerAnswer, words: Localize): TemplateResult {
  const { cap, capReached, total } = answer;
  if (!cap) return html`<p class="muted">${words.text('ledger.cap.none')}</p>`;
  return html`${boundsOf(answer, words).map((used) => boundView(used, answer, words))}
  ${
    capReached
      ? html`<div class="notice warning">
          <span
            >${words.text('ledger.cap.reached')}
            ${words.text(total.reserved > 0 ? 'ledger.cap.frees' : 'ledger.cap.stays', { count: total.reserved })}</span
          >
        </div>`
      : nothing
  }`;
}

function boundsOf({ cap, currency, total }: LedgerAnswer, words: Localize): Used[] {
  const lang = words.lang();
  const bounds: Used[] = [];
  if (cap?.cases !== undefined) {
    const { settled, reserved } = total;
    bounds.push({ kind: 'cases', cap: cap.cases, settled, reserved, text: (value) => countText(value, lang) });
  }
  if (cap?.amountMinor !== undefined && currency !== null) {
    const { settledMinor: settled, reservedMinor: reserved } = total;
    bounds.push({ kind: 'money', cap: cap.amountMinor, settled, reserved, text: (value) => amountText(value, currency, lang) });
  }
  return bounds;
}

function boundView({ kind, cap, settled, reserved, text }: Used, { perCase }: LedgerAnswer, words: Localize): TemplateResult {
  const taken = settled + reserved;
  const left = Math.max(0, cap - taken);
  const isShort = kind === 'money' && left > 0 && left < (perCase?.amountMinor ?? 0);
  const remark = taken > cap ? 'ledger.cap.over' : isShort ? 'ledger.cap.less' : undefined;
  return html`<div class="bound">
    <p><span class="strong">${words.text(`ledger.cap.${kind}`, { taken: text(taken), cap: text(cap), left: text(left) })}</span></p>
    ${bar(kind, settled, reserved, cap)}
    <p class="meta muted">
      ${words.text('ledger.cap.parts', { settled: text(settled), reserved: text(reserved) })}
      ${remark ? html`<span>· ${words.text(remark)}</span>` : nothing}
    </p>
  </div>`;
}

/** Settled full, open hatched; all that it shows stands in words around it. */
function bar(kind: Used['kind'], settled: number, reserved: number, cap: number): TemplateResult {
  const part = (value: number): number => (cap === 0 ? 100 : Math.min(100, (value / cap) * 100));
  const [first, second] = [part(settled), part(settled + reserved)];
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true">
    <defs>
      <pattern id="open-${kind}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="open-ground" width="6" height="6" />
        <path class="open-line" d="M0 3h6" />
      </pattern>
    </defs>
    <rect class="left" width="100%" height="14" rx="4" />
    ${second > first ? svg`<rect fill="url(#open-${kind})" x="${first}%" width="${second - first}%" height="14" />` : nothing}
    ${first > 0 ? svg`<rect class="settled" width="${first}%" height="14" />` : nothing}
  </svg>`;
}
