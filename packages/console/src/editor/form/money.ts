import { currencyDigits, decimalAmount } from '@consult-kit/protocol/calendar';
import type { Writing } from './parsed-value.ts';

/**
 * An amount in a currency's smallest unit, written as people write it: 1250 in CNY is `12.50`. A text that is no such amount, or has more
 * digits than the currency, stays as it is, and the check says so. No arithmetic with fractions: the digits are moved as text.
 */
export function amountIn(currency: string): Writing {
  const digits = currencyDigits(currency);
  return {
    write: (value) => {
      if (value === undefined) return '';
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return String(value);
      return decimalAmount(value, currency);
    },
    read: (text) => {
      const trimmed = text.trim();
      if (trimmed === '') return undefined;
      const [, whole = '', fraction = ''] = /^(\d{1,15})(?:\.(\d*))?$/.exec(trimmed) ?? [];
      const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`);
      return whole === '' || fraction.length > digits || !Number.isSafeInteger(minor) ? trimmed : minor;
    },
  };
}
