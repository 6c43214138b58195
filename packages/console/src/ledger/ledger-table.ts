import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { LedgerAnswer } from '@consult-kit/protocol';
import { amountText, countText } from '../amounts.ts';
import type { LedgerDays } from '../console-client.ts';

const COUNTS = ['entered', 'reserved', 'released', 'settled'] as const;

/** What the table is made of. */
export interface LedgerTable {
  answer: Pick<LedgerAnswer, 'days' | 'currency'>;
  /** The days that were asked for. */
  range: LedgerDays;
  nameOf: (module: string) => string;
}

/** Cases by day and module, with the sum of what is shown; on narrow screens it scrolls sideways by itself. */
export function ledgerTable({ answer: { days, currency }, range, nameOf }: LedgerTable, words: Localize): TemplateResult {
  const lang = words.lang();
  const amount = (minor: number): TemplateResult | typeof nothing =>
    currency === null ? nothing : html`<td>${amountText(minor, currency, lang)}</td>`;
  const sum = (key: (typeof COUNTS)[number] | 'settledMinor'): number => days.reduce((total, day) => total + day[key], 0);
  return html`<div class="scroll" role="region" aria-labelledby="shown" tabindex="0">
    <table>
      <caption class="meta muted" id="shown">
        ${captionOf(range, words)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.text('ledger.day')}</th>
          <th scope="col">${words.text('ledger.module')}</th>
          ${COUNTS.map((key) => html`<th scope="col" class="number">${words.text(`ledger.${key}`)}</th>`)}
          ${currency === null ? nothing : html`<th scope="col" class="number">${words.text('ledger.amount')}</th>`}
        </tr>
      </thead>
      <tbody>
        ${days.map(
          (row, index) =>
            html`<tr class=${row.day === days[index - 1]?.day ? 'same' : ''}>
              <th scope="row">${row.day}</th>
              <td class="name">${nameOf(row.module)}</td>
              ${COUNTS.map((key) => html`<td>${countText(row[key], lang)}</td>`)} ${amount(row.settledMinor)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">${words.text('ledger.sum')}</th>
          ${COUNTS.map((key) => html`<td>${countText(sum(key), lang)}</td>`)} ${amount(sum('settledMinor'))}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function captionOf({ firstDay: first, lastDay: last }: LedgerDays, words: Localize): string {
  if (first !== undefined && last !== undefined) return words.text('ledger.caption', { first, last });
  if (first !== undefined) return words.text('ledger.caption.from', { first });
  return last === undefined ? words.text('ledger.caption.all') : words.text('ledger.caption.until', { last });
}
