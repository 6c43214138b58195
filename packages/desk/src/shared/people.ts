import type { Localize } from '@consult-kit/elements/foundation.js';
import { pickText, type CampaignDocument, type ConsultationView, type DoctorProfile, type Answer } from '@consult-kit/protocol';

/** What the desk calls a patient: the name given, else the case number. */
export function patientName(view: Pick<ConsultationView, 'number'> & { intake: { name?: string | undefined } }, words: Localize): string {
  return view.intake.name?.trim() || words.text('patient', { number: view.number });
}

/** A doctor's name in the reader's language. */
export function doctorName(doctor: DoctorProfile, words: Localize): string {
  return pickText(doctor.names, words.lang());
}

/** A module's name in the reader's language, or its id until the campaign's document is there. */
export function moduleName(document: CampaignDocument | undefined, module: string, words: Localize): string {
  return pickText(document?.modules.find(({ id }) => id === module)?.names, words.lang()) || module;
}

/** An age in words: years, under two years months, and the week of a pregnancy. */
export function ageText(age: Extract<Answer, { kind: 'age' }>, words: Localize): string {
  const isInMonths = age.months !== undefined && age.years < 2;
  const years = isInMonths
    ? words.text('card.months', { count: age.years * 12 + (age.months ?? 0) })
    : words.text('card.years', { count: age.years });
  return age.pregnancyWeeks === undefined ? years : `${years} · ${words.text('card.weeks', { count: age.pregnancyWeeks })}`;
}

/** Whether the patient reads large text, and so wants short messages. */
export function readsLargeText({ intake: { textSize } }: Pick<ConsultationView, 'intake'>): boolean {
  return textSize === 'elder' || textSize === 'max';
}

/** A name for places where others may look on, such as the tab: the first letter of each word. */
export function shortName(name: string): string {
  return name.replace(/(\p{L})[^\s]*/gu, '$1*');
}

/** Age and module in one line, as they stand behind the name everywhere. */
export function whoText(view: ConsultationView, document: CampaignDocument | undefined, words: Localize): string {
  const age = view.intake.answers.find((answer): answer is Extract<Answer, { kind: 'age' }> => answer.kind === 'age');
  return [age ? ageText(age, words) : '', moduleName(document, view.module, words)].filter(Boolean).join(' · ');
}

/** The name of a language in the reader's own. */
export function languageName(tag: string, words: Localize): string {
  return new Intl.DisplayNames([words.lang()], { type: 'language' }).of(tag) ?? tag;
}
