import { checkMessageText, ConsultError, LIMITS, type ConsultationView, type PatientCommand } from '@consult-kit/protocol';
import type { EventDraft } from './fold.ts';
import { assertPlain, invalid } from './texts.ts';

/** How a patient comes back from a pause: straight to the doctor, or by way of the line. */
export type WayBack = 'talk' | 'doctor-busy' | 'pause-expired';

/** What a patient's command depends on beside the view. */
export interface PatientContext {
  readonly atMs: number;
  /** Known when the consultation is paused. */
  readonly wayBack: WayBack | undefined;
  readonly keptUntil: string;
}

/**
 * The events that a patient's command makes; none when there is nothing to change. Pure.
 * @throws {ConsultError} What the command may not do in this state, or what is wrong with it.
 */
export function decideForPatient(view: ConsultationView, command: PatientCommand, context: PatientContext): readonly EventDraft[] {
  assertNotOver(view, command);
  switch (command.type) {
    case 'message.send':
      return [...back(view, context), { type: 'message.stored', id: command.id, from: 'patient', text: checkMessageText(command.text) }];
    case 'read.mark':
      return readMark(view, 'patient', command.upTo);
    case 'queue.leave':
      if (view.state === 'waiting') return [{ type: 'consultation.left' }];
      throw conflict('A doctor has joined already: end the consultation instead of leaving the line.');
    case 'consultation.resume':
      return back(view, context);
    case 'consultation.end':
      if (view.state !== 'waiting') return [{ type: 'consultation.ended', by: 'patient', keptUntil: context.keptUntil }];
      throw conflict('No doctor has joined yet: leave the line instead of ending the consultation.');
    case 'consultation.rate':
      return rate(view, command, context);
    case 'emergency.report':
      return report(view, command.what);
  }
}

/** The event of a read mark, unless that much had been read. @throws {ConsultError} `INPUT_INVALID` beyond the log's end. */
export function readMark(view: ConsultationView, by: 'patient' | 'doctor', upTo: number): readonly EventDraft[] {
  if (upTo > view.seq) throw invalid(['command', 'upTo'], `expected at most ${view.seq}, the last event's number`);
  return upTo > view.readUpTo[by] ? [{ type: 'read.marked', by, upTo }] : [];
}

function assertNotOver(view: ConsultationView, command: PatientCommand): void {
  if (view.state === 'left') throw ended();
  if (view.state !== 'ended' || command.type === 'read.mark' || command.type === 'consultation.rate') return;
  throw ended();
}

/** The failure of a command on a consultation that is over. */
export function ended(): ConsultError {
  return new ConsultError('CONSULTATION_ENDED', 'This consultation is over; it can only be read. Start a new one to ask again.');
}

function conflict(message: string): ConsultError {
  return new ConsultError('STATE_CONFLICT', message);
}

function back(view: ConsultationView, { wayBack }: PatientContext): readonly EventDraft[] {
  if (view.state !== 'paused' || wayBack === undefined) return [];
  if (wayBack === 'talk') return [{ type: 'consultation.resumed' }];
  return [{ type: 'consultation.returned', reason: wayBack, place: wayBack === 'pause-expired' ? 'end' : 'head' }];
}

function rate(
  view: ConsultationView,
  { rating }: Extract<PatientCommand, { type: 'consultation.rate' }>,
  { atMs }: PatientContext,
): readonly EventDraft[] {
  if (view.state !== 'ended' || view.endedAt === null) throw conflict('A consultation can be rated once it has ended.');
  if (atMs >= Date.parse(view.endedAt) + LIMITS.ratingEditableMs) {
    throw new ConsultError('RATING_CLOSED', 'A rating can be given and changed for 24 hours after the end; that time is over.');
  }
  assertPlain(rating.text, ['command', 'rating', 'text']);
  return [{ type: 'consultation.rated', rating }];
}

function report(view: ConsultationView, what: 'shown' | 'seen' | 'called' | 'continued'): readonly EventDraft[] {
  if (what !== 'shown') return [{ type: 'emergency.reported', what }];
  const shown: EventDraft = { type: 'emergency.shown', by: 'phrase' };
  return view.flagged ? [shown] : [shown, { type: 'consultation.flagged', by: 'phrase' }];
}
