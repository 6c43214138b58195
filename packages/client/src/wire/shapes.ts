// Made from the schemas of @consult-kit/protocol by `npm run shapes`; not edited by hand. A test holds both together.
import type {
  CampaignDocument,
  CommandResult,
  ConsultationEvent,
  ConsultationRead,
  ConsultationView,
  ErrorBody,
  EventsPage,
  PollAnswer,
  ServerFrame,
  SessionOpened,
} from '@consult-kit/protocol';
import {
  anything,
  decimal,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  pathKey,
  record,
  tagged,
  text,
  textLike,
  tuple,
  whole,
  type Shape,
} from './readers.ts';

const instantPart = textLike(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/);
const campaignIdPart = textLike(/^[a-z0-9][a-z0-9-]{0,63}$/);
const slugPart = textLike(/^[a-z0-9][a-z0-9-]{0,39}$/);
const languagePart = textLike(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const intakePart = object({
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
});
const idPart = textLike(/^[A-Za-z0-9_-]{21}$/);
const localizedTextPart = record(languagePart, text(1, 2000));
const part15 = optional(localizedTextPart);
const doctorProfilePart = object({
  id: idPart,
  names: localizedTextPart,
  familyNames: part15,
  titles: part15,
  departments: part15,
  licence: optional(text(0, 60)),
});
const sidePart = oneOf('patient', 'doctor');
const part18 = oneOf('safety-check', 'phrase', 'doctor');
const handoverTargetPart = tagged('kind', { doctor: { doctor: idPart }, module: { module: slugPart } });
const part20 = oneOf('doctor', 'patient', 'service');
const adviceCardPart = object({ advice: text(0, 4000), whenToGetHelp: text(0, 4000), followUp: text(0, 4000) });
const part22 = oneOf('yes', 'little', 'no');
const part23 = object({ fromMinutes: whole(), toMinutes: whole() });
const lineInfoPart = object({ ahead: whole(0), wait: nullable(part23), busy: flag, urgentAhead: flag });
const part26 = nullable(idPart);
const part36 = nullable(instantPart);
const consultationViewPart = object({
  id: idPart,
  campaign: campaignIdPart,
  module: slugPart,
  language: languagePart,
  number: whole(1),
  state: oneOf('waiting', 'talking', 'paused', 'ended', 'left'),
  seq: whole(1),
  createdAt: instantPart,
  lineSince: instantPart,
  intake: intakePart,
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
  unansweredSince: part36,
  emergency: nullable(object({ shownAt: instantPart, by: part18, seen: flag, called: flag })),
  pausedAt: part36,
  endedAt: part36,
  endedBy: nullable(part20),
  keptUntil: part36,
  advice: nullable(adviceCardPart),
  rating: nullable(object({ score: part22, text: optional(text(0, 500)), at: instantPart })),
});
const part45 = list(tuple(instantPart, instantPart));
const warningSignPart = object({ id: slugPart, texts: localizedTextPart });
const part50 = list(object({ from: textLike(/^([01]\d|2[0-3]):[0-5]\d$/), to: textLike(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/) }), 0, 8);
const part51 = optional(part50);
const calendarDayPart = textLike(/^\d{4}-\d{2}-\d{2}$/);

export const consultationEventShape: Shape<ConsultationEvent> = tagged('type', {
  'consultation.created': {
    seq: whole(1),
    at: instantPart,
    campaign: campaignIdPart,
    module: slugPart,
    language: languagePart,
    number: whole(1),
    intake: intakePart,
    consent: object({ version: text(0, 40), language: languagePart, guardian: flag }),
    flagged: flag,
  },
  'consultation.accepted': { seq: whole(1), at: instantPart, doctor: doctorProfilePart },
  'message.stored': { seq: whole(1), at: instantPart, id: idPart, from: sidePart, doctor: optional(idPart), text: text(1, 4000) },
  'read.marked': { seq: whole(1), at: instantPart, by: sidePart, upTo: whole(1) },
  'consultation.flagged': { seq: whole(1), at: instantPart, by: oneOf('phrase', 'doctor') },
  'emergency.shown': { seq: whole(1), at: instantPart, by: part18 },
  'emergency.reported': { seq: whole(1), at: instantPart, what: oneOf('seen', 'called', 'continued') },
  'consultation.paused': { seq: whole(1), at: instantPart, reason: oneOf('quiet', 'doctor') },
  'consultation.resumed': { seq: whole(1), at: instantPart },
  'consultation.returned': {
    seq: whole(1),
    at: instantPart,
    reason: oneOf('doctor-lost', 'declined', 'doctor-busy', 'pause-expired'),
    place: oneOf('head', 'end'),
    note: optional(text(0, 500)),
  },
  'handover.offered': {
    seq: whole(1),
    at: instantPart,
    from: idPart,
    to: handoverTargetPart,
    reason: text(0, 500),
    note: optional(text(0, 2000)),
    urgent: flag,
  },
  'handover.accepted': { seq: whole(1), at: instantPart, from: doctorProfilePart, doctor: doctorProfilePart },
  'handover.refused': { seq: whole(1), at: instantPart, by: idPart, reason: text(0, 500) },
  'handover.cancelled': { seq: whole(1), at: instantPart },
  'note.added': { seq: whole(1), at: instantPart, doctor: idPart, text: text(1, 2000) },
  'consultation.ended': { seq: whole(1), at: instantPart, by: part20, advice: optional(adviceCardPart), keptUntil: instantPart },
  'consultation.left': { seq: whole(1), at: instantPart },
  'consultation.rated': { seq: whole(1), at: instantPart, rating: object({ score: part22, text: optional(text(0, 500)) }) },
  internal: { seq: whole(1), at: instantPart },
});
export const serverFrameShape: Shape<ServerFrame> = tagged('type', {
  events: { consultation: idPart, events: list(anything), lastSeq: whole(0) },
  typing: { consultation: idPart, from: sidePart, on: flag },
  delivered: { consultation: idPart, side: sidePart, upTo: whole(0) },
  presence: { consultation: idPart, side: sidePart, present: flag },
  line: { consultation: idPart, line: lineInfoPart },
  desk: { desk: anything },
  welcome: { v: whole(), serverTime: instantPart, heartbeatMs: whole(), epoch: text(), role: sidePart },
  ack: { result: object({ id: idPart, consultation: part26, seq: whole(0), at: text() }) },
  refused: { id: nullable(text()), consultation: nullable(text()), code: text(), message: text(), retryAfterMs: optional(whole()) },
  pong: { t: decimal(), serverTime: instantPart },
  bye: { code: text(), retryAfterMs: optional(whole()) },
});
export const pollAnswerShape: Shape<PollAnswer> = object({
  frames: list(anything),
  deskVersion: whole(),
  liveVersion: whole(),
  epoch: text(),
  serverTime: instantPart,
});
export const sessionOpenedShape: Shape<SessionOpened> = object({
  session: text(20, 200),
  kind: oneOf('guest', 'host'),
  expiresAt: instantPart,
  consultation: part26,
  serverTime: instantPart,
});
export const consultationReadShape: Shape<ConsultationRead> = object({
  consultation: consultationViewPart,
  line: nullable(lineInfoPart),
  serverTime: instantPart,
});
export const consultationListShape: Shape<{ consultations: ConsultationView[]; serverTime: string }> = object({
  consultations: list(consultationViewPart),
  serverTime: instantPart,
});
export const eventsPageShape: Shape<EventsPage> = object({ events: list(anything), lastSeq: whole(0), serverTime: instantPart });
export const commandResultShape: Shape<CommandResult> = object({ id: idPart, consultation: part26, seq: whole(0), at: text() });
export const errorBodyShape: Shape<ErrorBody> = object({
  code: text(),
  message: text(),
  requestId: text(),
  retryAfterMs: optional(whole()),
  faults: optional(list(object({ path: list(pathKey), message: text() }))),
});
export const campaignDocumentShape: Shape<CampaignDocument> = object({
  id: campaignIdPart,
  version: text(),
  languages: list(languagePart),
  names: localizedTextPart,
  sponsor: object({ names: localizedTextPart, covers: localizedTextPart }),
  timeZone: text(),
  schedule: object({
    startsAt: instantPart,
    cardClosesAt: instantPart,
    lineClosesAt: instantPart,
    open: part45,
    horizonAt: instantPart,
    modules: optional(record(slugPart, part45)),
  }),
  capReached: optional(oneOf(true)),
  paused: optional(object({ reasons: localizedTextPart })),
  region: object({ code: text(), emergencyNumber: text(), eligible: optional(list(text())) }),
  warningSigns: list(warningSignPart),
  emergencyPhrases: optional(record(languagePart, list(text()))),
  modules: list(
    object({
      id: slugPart,
      names: localizedTextPart,
      hints: part15,
      ages: optional(object({ fromYears: optional(whole(0, 130)), toYears: optional(whole(0, 130)) })),
      serviceHours: optional(
        object({
          weekly: object({ mon: part51, tue: part51, wed: part51, thu: part51, fri: part51, sat: part51, sun: part51 }),
          exceptions: optional(list(object({ firstDay: calendarDayPart, lastDay: calendarDayPart, hours: part50, names: part15 }), 0, 200)),
        }),
      ),
      icon: optional(oneOf('adult', 'child', 'pregnant', 'elder', 'person')),
      enabled: optional(flag),
      warningSigns: optional(list(warningSignPart, 0, 24)),
      questions: list(
        tagged('kind', {
          age: { id: slugPart, titles: part15, hints: part15, months: optional(flag), pregnancyWeeks: optional(flag) },
          choices: { id: slugPart, titles: part15, hints: part15, options: list(warningSignPart, 1, 24), other: optional(flag) },
          onset: { id: slugPart, titles: part15, hints: part15, temperature: optional(flag) },
          text: { id: slugPart, titles: part15, hints: part15 },
        }),
        1,
        12,
      ),
    }),
  ),
  lexicon: object({ path: text(), hash: text() }),
  origins: list(text()),
  guests: flag,
  consent: object({
    version: text(),
    texts: record(languagePart, text()),
    guardianUnderYears: whole(),
    retentionDays: whole(),
    contact: localizedTextPart,
  }),
  alternatives: part15,
  whileWaiting: part15,
  texts: optional(record(languagePart, record(text(), text()))),
  wait: optional(part23),
  serverTime: instantPart,
});
