// Made from the schemas of @consult-kit/protocol by `npm run shapes`; not edited by hand. A test holds both together.
import type { DeskState, StaffSignedIn } from '@consult-kit/protocol';
import { decimal, flag, list, nullable, object, oneOf, optional, record, tagged, text, textLike, whole, type Shape } from './readers.ts';

const instantPart = textLike(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/);
const idPart = textLike(/^[A-Za-z0-9_-]{21}$/);
const languagePart = textLike(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const localizedTextPart = record(languagePart, text(1, 2000));
const part5 = optional(localizedTextPart);
const doctorProfilePart = object({
  id: idPart,
  names: localizedTextPart,
  familyNames: part5,
  titles: part5,
  departments: part5,
  licence: optional(text(0, 60)),
});
const doctorStatusPart = oneOf('online', 'not-accepting', 'break', 'offline');
const slugPart = textLike(/^[a-z0-9][a-z0-9-]{0,39}$/);
const part9 = list(slugPart);
const part10 = list(languagePart);
const campaignIdPart = textLike(/^[a-z0-9][a-z0-9-]{0,63}$/);
const handoverTargetPart = tagged('kind', { doctor: { doctor: idPart }, module: { module: slugPart } });
const part13 = nullable(instantPart);

export const staffSignedInShape: Shape<StaffSignedIn> = object({
  session: text(20, 200),
  expiresAt: instantPart,
  account: object({ id: idPart, login: text(), role: oneOf('doctor', 'integrator', 'viewer'), names: localizedTextPart }),
  serverTime: instantPart,
});
export const deskStateShape: Shape<DeskState> = object({
  version: whole(),
  doctor: doctorProfilePart,
  status: doctorStatusPart,
  cap: whole(),
  modules: part9,
  languages: part10,
  campaigns: list(campaignIdPart),
  line: list(
    object({
      consultation: idPart,
      campaign: campaignIdPart,
      number: whole(),
      maskedName: optional(text()),
      module: slugPart,
      language: languagePart,
      flagged: flag,
      returned: flag,
      waitingSince: instantPart,
    }),
  ),
  lineTotal: whole(),
  chats: list(
    object({
      consultation: object({
        id: idPart,
        campaign: campaignIdPart,
        module: slugPart,
        language: languagePart,
        number: whole(1),
        state: oneOf('waiting', 'talking', 'paused', 'ended', 'left'),
        seq: whole(1),
        createdAt: instantPart,
        lineSince: instantPart,
        intake: object({
          forSelf: flag,
          name: optional(text(1, 60)),
          answers: list(
            tagged('kind', {
              skipped: { question: slugPart },
              age: { question: slugPart, years: whole(0, 130), months: optional(whole(0, 23)), pregnancyWeeks: optional(whole(0, 45)) },
              choices: { question: slugPart, chosen: list(slugPart, 0, 24), other: optional(text(0, 1000)) },
              onset: { question: slugPart, onset: oneOf('today', 'days', 'longer'), temperatureC: optional(decimal(30, 45)) },
              text: { question: slugPart, text: text(0, 1000), none: optional(flag) },
            }),
            0,
            12,
          ),
          safety: oneOf('none', 'some'),
          textSize: optional(oneOf('standard', 'large', 'elder', 'max')),
        }),
        consent: object({ version: text(0, 40), language: languagePart, guardian: flag, at: instantPart }),
        flagged: flag,
        doctor: nullable(doctorProfilePart),
        claim: nullable(whole(1)),
        handover: nullable(
          object({ from: idPart, to: handoverTargetPart, reason: text(), note: optional(text()), urgent: flag, at: instantPart }),
        ),
        refusal: nullable(object({ by: idPart, reason: text() })),
        readUpTo: object({ patient: whole(0), doctor: whole(0) }),
        messages: object({ patient: whole(), doctor: whole(), lastSeq: whole(0) }),
        unansweredSince: part13,
        emergency: nullable(object({ shownAt: instantPart, by: oneOf('safety-check', 'phrase', 'doctor'), seen: flag, called: flag })),
        pausedAt: part13,
        endedAt: part13,
        endedBy: nullable(oneOf('doctor', 'patient', 'service')),
        keptUntil: part13,
        advice: nullable(object({ advice: text(0, 4000), whenToGetHelp: text(0, 4000), followUp: text(0, 4000) })),
        rating: nullable(object({ score: oneOf('yes', 'little', 'no'), text: optional(text(0, 500)), at: instantPart })),
      }),
      patientPresent: flag,
    }),
  ),
  offers: list(
    object({
      consultation: idPart,
      number: whole(),
      module: slugPart,
      language: languagePart,
      flagged: flag,
      from: doctorProfilePart,
      to: handoverTargetPart,
      reason: text(),
      note: optional(text()),
      urgent: flag,
      at: instantPart,
    }),
  ),
  colleagues: list(
    object({ doctor: doctorProfilePart, status: doctorStatusPart, modules: part9, languages: part10, openChats: whole(), cap: whole() }),
  ),
  serverTime: instantPart,
});
