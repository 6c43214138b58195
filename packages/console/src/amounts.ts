import { amountIn } from './editor/form/money.ts';
import { localeOf } from './language.ts';

/**
 * An amount in the smallest unit of its currency as people read it, `CN¥12.50`. The digits are moved as text, so it is exact.
 * @param amountMinor - A whole number from 0.
 */
export function amountText(amountMinor: number, currency: string, lang: string): string {
  // Browsers format decimals in text exactly; TypeScript's list of this version's library does not know it yet.
  const decimal = amountIn(currency).write(amountMinor) as unknown as number;
  return new Intl.NumberFormat(localeOf(lang), { style: 'currency', currency }).format(decimal);
}

/** A short form for the axis of a plot, `¥1.5K`; good for round amounts. */
export function shortAmountText(amountMinor: number, currency: string, lang: string): string {
  const amount = Number(amountIn(currency).write(amountMinor));
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(localeOf(lang), { ...options, minimumFractionDigits: 0 }).format(amount);
}

/** A count with separators of thousands. */
export function countText(count: number, lang: string): string {
  return new Intl.NumberFormat(localeOf(lang)).format(count);
}
