/** Digits behind the point of a currency, as ISO 4217 has them: 2 for CNY, 0 for JPY, 3 for KWD; 2 for one that nobody knows, or no code at all. */
export function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/**
 * An amount in the smallest unit as a decimal number with all digits of its currency, without separators of thousands: `1234.50`. Exact.
 * @param amountMinor - A whole number from 0.
 */
export function decimalAmount(amountMinor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
