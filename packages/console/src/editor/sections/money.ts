import { html, type TemplateResult } from 'lit';
import { currencyDigits } from '@consult-kit/protocol/calendar';
import { localizedField, numberField, textField, writtenField } from '../form/fields.ts';
import { textAt, type FormView } from '../form/form-view.ts';
import { amountIn } from '../form/money.ts';
import { valueAt, type Path } from '../paths.ts';

/** Shown to choose from; any other code can be written. */
const CURRENCIES = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'SGD', 'INR', 'KWD'];
const PER_CASE: Path = ['sponsor', 'perCase'];
const CAP_MONEY: Path = ['sponsor', 'cap', 'amountMinor'];

/** Who pays, for what, what a case costs and where it ends. */
export function sponsorSection(view: FormView): TemplateResult {
  const { words } = view;
  const currency = textAt(view, [...PER_CASE, 'currency']);
  return html`${localizedField(view, ['sponsor', 'names'], words.text('sponsor.names'))}
    ${localizedField(view, ['sponsor', 'covers'], words.text('sponsor.covers'), { rows: 2 })}
    <div class="columns">
      ${amountField(view, [...PER_CASE, 'amountMinor'], words.text('sponsor.per-case'), currency)}
      <div class="stack">
        ${textField(withCurrency(view), [...PER_CASE, 'currency'], words.text('sponsor.currency'), {
          list: 'currencies',
          hint: words.text('sponsor.currency.hint'),
          placeholder: 'CNY',
        })}
        <datalist id="currencies">${CURRENCIES.map((code) => html`<option value=${code}></option>`)}</datalist>
      </div>
    </div>
    <fieldset class="group stack" data-path=${JSON.stringify(['sponsor', 'cap'])} tabindex="-1">
      <legend>${words.text('sponsor.cap')}</legend>
      <p class="meta muted">${words.text('sponsor.cap.hint')}</p>
      <div class="columns">
        ${numberField(view, ['sponsor', 'cap', 'cases'], words.text('sponsor.cap.cases'))}
        ${amountField(view, CAP_MONEY, words.text('sponsor.cap.money'), currency)}
      </div>
    </fieldset>`;
}

function amountField(view: FormView, path: Path, label: string, currency: string): TemplateResult {
  const { words } = view;
  const digits = currencyDigits(currency);
  const named = currency === '' ? label : words.text('sponsor.in', { label, currency });
  const hint = currency === '' ? undefined : words.text(digits === 0 ? 'sponsor.whole' : 'sponsor.digits', { currency, digits });
  const isText = typeof valueAt(view.file, path) === 'string';
  return writtenField(view, path, named, amountIn(currency), {
    inputMode: 'decimal',
    hint,
    // The check sees that no whole number stands there; the person sees an amount.
    problem: isText ? words.text('sponsor.amount-wrong', { digits }) : undefined,
  });
}

/** Another currency keeps the amounts that people read: 12.50 stays 12.50, though it is 12500 in a currency with three digits. */
function withCurrency(view: FormView): FormView {
  return {
    ...view,
    set(path, value) {
      const from = amountIn(textAt(view, path));
      const to = amountIn(typeof value === 'string' ? value.toUpperCase() : '');
      view.set(path, typeof value === 'string' ? value.toUpperCase() : value);
      for (const amount of [[...PER_CASE, 'amountMinor'], CAP_MONEY]) {
        const minor = valueAt(view.file, amount);
        if (minor !== undefined) view.set(amount, to.read(trimmed(from.write(minor))));
      }
    },
  };
}

/** Without zeros at the end, so that 12.00 can become 12 in a currency without digits. */
function trimmed(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
