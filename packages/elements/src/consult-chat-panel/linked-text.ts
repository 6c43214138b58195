import { type TemplateResult, html } from 'lit';

/** A web address with its scheme written out, or what may be a phone number; nothing else becomes a link. */
const LINK = /https?:\/\/[^\s<>"'，。；！？、（）《》“”‘’]+|\+?\d+(?:[ -]\d+)*/gi;

/** Signs beside which a row of digits is part of something else. Looked at by hand: Safari before 16.4 has no lookbehind. */
const BESIDE_DIGITS = /[\w.+/-]/;

const PHONE_MIN_DIGITS = 7;
const PHONE_MAX_DIGITS = 15;

/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}]+$/;

/** One piece of a message: plain, or with where it leads. */
export interface TextPiece {
  text: string;
  href?: string;
}

/** Splits a message at its web addresses and phone numbers. Joined again, the pieces are the message, character for character. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const isAddress = /^h/i.test(match[0]);
    const shown = isAddress ? match[0].replace(TRAILING, '') : match[0];
    const href = isAddress ? webAddress(shown) : phoneAddress(shown, text[match.index - 1], text.slice(match.index + shown.length));
    if (!href) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index) });
    pieces.push({ text: shown, href });
    done = match.index + shown.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** A message's text with its links. Text only: there is no way from here to markup. */
export function linkedText(text: string): (string | TemplateResult)[] {
  return textPieces(text).map(({ text: shown, href }) => {
    if (!href) return shown;
    return href.startsWith('tel:')
      ? html`<a href=${href}>${shown}</a>`
      : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">${shown}</a>`;
  });
}

/** Only http and https, and no user name before the host, which would make one site look like another. */
function webAddress(shown: string): string | undefined {
  try {
    const url = new URL(shown);
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Digits in groups as phone numbers have them; dates, readings and lists of small numbers stay plain. */
function phoneAddress(shown: string, before: string | undefined, after: string): string | undefined {
  if ((before && BESIDE_DIGITS.test(before)) || /^(?:[\w/]|[.-]\w)/.test(after)) return undefined;
  const groups = shown.replace('+', '').split(/[ -]/);
  const digits = groups.join('');
  const isCounted = digits.length >= PHONE_MIN_DIGITS && digits.length <= PHONE_MAX_DIGITS;
  const isDate = /^\d{4}-\d{1,2}-\d{1,2}$/.test(shown);
  if (!isCounted || isDate || (!/^[+0]/.test(shown) && groups.some((group) => group.length < 3))) return undefined;
  return `tel:${shown.startsWith('+') ? '+' : ''}${digits}`;
}
