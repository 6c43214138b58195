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
  either,
  flag,
  list,
  nullable,
  object,
  oneOf,
  optional,
  record,
  tagged,
  text,
  tuple,
  whole,
  type Shape,
} from './readers.ts';

const instantPart = text(0, Infinity, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/);
const campaignIdPart = text(0, Infinity, /^[a-z0-9][a-z0-9-]{0,63}$/);
const slugPart = text(0, Infinity, /^[a-z0-9][a-z0-9-]{0,39}$/);
const languagePart = text(0, Infinity, /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const intakePart = object({
  forSelf: flag,
  name: optional(text(1, 60)),
  answers: list(
    tagged('kind', {
      skipped: object({ question: slugPart, kind: oneOf('skipped') }),
      age: object({
        question: slugPart,
        kind: oneOf('age'),
        years: whole(0, 130),
        months: optional(whole(0, 23)),
        pregnancyWeeks: optional(whole(0, 45)),
      }),
      choices: object({ question: slugPart, kind: oneOf('choices'), chosen: list(slugPart, 0, 24), other: optional(text(0, 1000)) }),
      onset: object({
        question: slugPart,
        kind: oneOf('onset'),
        onset: oneOf('today', 'days', 'longer'),
        temperatureC: optional(decimal(30, 45)),
      }),
      text: object({ question: slugPart, kind: oneOf('text'), text: text(0, 1000), none: optional(flag) }),
    }),
    0,
    12,
  ),
  safety: oneOf('none', 'some'),
  textSize: optional(oneOf('standard', 'large', 'elder', 'max')),
});
const idPart = text(0, Infinity, /^[A-Za-z0-9_-]{21}$/);
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
const handoverTargetPart = tagged('kind', {
  doctor: object({ kind: oneOf('doctor'), doctor: idPart }),
  module: object({ kind: oneOf('module'), module: slugPart }),
});
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
const warningSignPart = object({ id: slugPart, texts: localizedTextPart });

export const consultationEventShape: Shape<ConsultationEvent> = tagged('type', {
  'consultation.created': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('consultation.created'),
    campaign: campaignIdPart,
    module: slugPart,
    language: languagePart,
    number: whole(1),
    intake: intakePart,
    consent: object({ version: text(0, 40), language: languagePart, guardian: flag }),
    flagged: flag,
  }),
  'consultation.accepted': object({ seq: whole(1), at: instantPart, type: oneOf('consultation.accepted'), doctor: doctorProfilePart }),
  'message.stored': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('message.stored'),
    id: idPart,
    from: sidePart,
    doctor: optional(idPart),
    text: text(1, 4000),
  }),
  'read.marked': object({ seq: whole(1), at: instantPart, type: oneOf('read.marked'), by: sidePart, upTo: whole(1) }),
  'consultation.flagged': object({ seq: whole(1), at: instantPart, type: oneOf('consultation.flagged'), by: oneOf('phrase', 'doctor') }),
  'emergency.shown': object({ seq: whole(1), at: instantPart, type: oneOf('emergency.shown'), by: part18 }),
  'emergency.reported': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('emergency.reported'),
    what: oneOf('seen', 'called', 'continued'),
  }),
  'consultation.paused': object({ seq: whole(1), at: instantPart, type: oneOf('consultation.paused'), reason: oneOf('quiet', 'doctor') }),
  'consultation.resumed': object({ seq: whole(1), at: instantPart, type: oneOf('consultation.resumed') }),
  'consultation.returned': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('consultation.returned'),
    reason: oneOf('doctor-lost', 'declined', 'doctor-busy', 'pause-expired'),
    place: oneOf('head', 'end'),
    note: optional(text(0, 500)),
  }),
  'handover.offered': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('handover.offered'),
    from: idPart,
    to: handoverTargetPart,
    reason: text(0, 500),
    note: optional(text(0, 2000)),
    urgent: flag,
  }),
  'handover.accepted': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('handover.accepted'),
    from: doctorProfilePart,
    doctor: doctorProfilePart,
  }),
  'handover.refused': object({ seq: whole(1), at: instantPart, type: oneOf('handover.refused'), by: idPart, reason: text(0, 500) }),
  'handover.cancelled': object({ seq: whole(1), at: instantPart, type: oneOf('handover.cancelled') }),
  'note.added': object({ seq: whole(1), at: instantPart, type: oneOf('note.added'), doctor: idPart, text: text(1, 2000) }),
  'consultation.ended': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('consultation.ended'),
    by: part20,
    advice: optional(adviceCardPart),
    keptUntil: instantPart,
  }),
  'consultation.left': object({ seq: whole(1), at: instantPart, type: oneOf('consultation.left') }),
  'consultation.rated': object({
    seq: whole(1),
    at: instantPart,
    type: oneOf('consultation.rated'),
    rating: object({ score: part22, text: optional(text(0, 500)) }),
  }),
  internal: object({ seq: whole(1), at: instantPart, type: oneOf('internal') }),
});
export const serverFrameShape: Shape<ServerFrame> = tagged('type', {
  events: object({ type: oneOf('events'), consultation: idPart, events: list(anything), lastSeq: whole(0) }),
  typing: object({ type: oneOf('typing'), consultation: idPart, from: sidePart, on: flag }),
  presence: object({ type: oneOf('presence'), consultation: idPart, side: sidePart, present: flag }),
  line: object({ type: oneOf('line'), consultation: idPart, line: lineInfoPart }),
  desk: object({ type: oneOf('desk'), desk: anything }),
  welcome: object({ type: oneOf('welcome'), v: whole(), serverTime: instantPart, heartbeatMs: whole(), role: sidePart }),
  ack: object({ type: oneOf('ack'), result: object({ id: idPart, consultation: part26, seq: whole(0), at: text() }) }),
  refused: object({
    type: oneOf('refused'),
    id: nullable(text()),
    consultation: nullable(text()),
    code: text(),
    message: text(),
    retryAfterMs: optional(whole()),
  }),
  pong: object({ type: oneOf('pong'), t: decimal(), serverTime: instantPart }),
  bye: object({ type: oneOf('bye'), code: text(), retryAfterMs: optional(whole()) }),
});
export const pollAnswerShape: Shape<PollAnswer> = object({
  frames: list(anything),
  deskVersion: whole(),
  liveVersion: whole(),
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
  faults: optional(list(object({ path: list(either(text(), decimal())), message: text() }))),
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
    open: list(tuple(instantPart, instantPart)),
    horizonAt: instantPart,
  }),
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
      icon: optional(oneOf('adult', 'child', 'pregnant', 'elder', 'person')),
      enabled: optional(flag),
      warningSigns: optional(list(warningSignPart, 0, 24)),
      questions: list(
        tagged('kind', {
          age: object({
            id: slugPart,
            titles: part15,
            hints: part15,
            kind: oneOf('age'),
            months: optional(flag),
            pregnancyWeeks: optional(flag),
          }),
          choices: object({
            id: slugPart,
            titles: part15,
            hints: part15,
            kind: oneOf('choices'),
            options: list(warningSignPart, 1, 24),
            other: optional(flag),
          }),
          onset: object({ id: slugPart, titles: part15, hints: part15, kind: oneOf('onset'), temperature: optional(flag) }),
          text: object({ id: slugPart, titles: part15, hints: part15, kind: oneOf('text') }),
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
