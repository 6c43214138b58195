import type { DoctorProfile } from '@consult-kit/protocol';
import { pickText } from '@consult-kit/protocol/locale';
import type { Words } from '../shared/words.ts';

/** "Dr Li", "李医生"; without a doctor "The doctor". */
export function shortDoctorName(doctor: DoctorProfile | null | undefined, words: Words): string {
  if (!doctor) return words.text('doctor.any');
  const family = pickText(doctor.familyNames, words.lang());
  return words.text('doctor.short', { name: family || pickText(doctor.names, words.lang()) });
}

/** "Dr Li Hua", "李华医生". */
export function fullDoctorName(doctor: DoctorProfile | null | undefined, words: Words): string {
  return doctor ? words.text('doctor.short', { name: pickText(doctor.names, words.lang()) }) : words.text('doctor.any');
}

/** "Chief physician · Respiratory medicine"; empty when neither is known. */
export function doctorRank(doctor: DoctorProfile, words: Words): string {
  const lang = words.lang();
  return [pickText(doctor.titles, lang), pickText(doctor.departments, lang)].filter(Boolean).join(' · ');
}

/** What stands in the round picture: the family name's first character, so that nothing has to be loaded. */
export function doctorInitial(doctor: DoctorProfile, words: Words): string {
  const name = pickText(doctor.familyNames, words.lang()) || pickText(doctor.names, words.lang());
  return [...name][0]?.toUpperCase() ?? '';
}
