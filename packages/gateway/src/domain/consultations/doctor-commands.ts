import { checkMessageText, ConsultError, type ConsultationView, type DoctorCommand, type DoctorProfile } from '@consult-kit/protocol';
import type { EventDraft } from './fold.ts';
import { ended, readMark } from './patient-commands.ts';
import { assertAdvice, assertPlain, assertVisible, invalid } from './texts.ts';

/** Taking over and refusing are the offered doctor's; everything else is for the doctor in the talk. */
export type OwnCommand = Exclude<DoctorCommand, { type: 'handover.accept' | 'handover.refuse' }>;
/** Taking an offered talk over, or refusing it. */
export type OfferAnswer = Extract<DoctorCommand, { type: 'handover.accept' | 'handover.refuse' }>;

/** Whether a command answers an offer, and so comes from a doctor who is not in the talk. */
export function isOfferAnswer(command: DoctorCommand): command is OfferAnswer {
  return command.type === 'handover.accept' || command.type === 'handover.refuse';
}

/**
 * The events that a command of the doctor in the talk makes; none when there is nothing to change. Pure.
 * @throws {ConsultError} What the command may not do in this state, or what is wrong with it.
 */
export function decideForDoctor(
  view: ConsultationView,
  command: OwnCommand,
  { doctor, keptUntil }: { doctor: string; keptUntil: string },
): readonly EventDraft[] {
  assertNotOver(view, command);
  switch (command.type) {
    case 'message.send':
      return [{ type: 'message.stored', id: command.id, from: 'doctor', doctor, text: checkMessageText(command.text) }];
    case 'read.mark':
      return readMark(view, 'doctor', command.upTo);
    case 'consultation.decline':
      assertTalking(view, 'declined');
      assertVisible(command.reason, ['command', 'reason']);
      return [{ type: 'consultation.returned', reason: 'declined', place: 'head', note: command.reason }];
    case 'consultation.pause':
      return view.state === 'paused' ? [] : [{ type: 'consultation.paused', reason: 'doctor' }];
    case 'handover.offer':
      return offer(view, command, doctor);
    case 'handover.cancel':
      if (view.handover) return [{ type: 'handover.cancelled' }];
      throw new ConsultError('STATE_CONFLICT', 'There is no open offer to take back.');
    case 'emergency.send': {
      const shown: EventDraft = { type: 'emergency.shown', by: 'doctor' };
      return view.flagged ? [shown] : [shown, { type: 'consultation.flagged', by: 'doctor' }];
    }
    case 'note.add':
      assertVisible(command.text, ['command', 'text']);
      return [{ type: 'note.added', doctor, text: command.text }];
    case 'consultation.finish':
      return finish(command, keptUntil);
  }
}

/** The events of taking a talk over. The other conditions (status, slots) are the queue's. */
export function decideTakeover(view: ConsultationView, doctor: DoctorProfile): readonly EventDraft[] {
  if (!view.doctor || !view.handover) throw new ConsultError('STATE_CONFLICT', 'This offer is not open any more.');
  return [{ type: 'handover.accepted', from: view.doctor, doctor }];
}

function assertNotOver(view: ConsultationView, command: OwnCommand): void {
  if (view.state === 'ended' && command.type !== 'read.mark' && command.type !== 'note.add') throw ended();
}

function assertTalking(view: ConsultationView, what: string): void {
  if (view.state === 'talking') return;
  throw new ConsultError('STATE_CONFLICT', `Only a talk that is going on can be ${what}; this one is ${view.state}.`);
}

function offer(view: ConsultationView, command: Extract<OwnCommand, { type: 'handover.offer' }>, doctor: string): readonly EventDraft[] {
  assertTalking(view, 'handed over');
  if (view.handover) throw new ConsultError('STATE_CONFLICT', 'This talk is offered already. Take that offer back first.');
  assertVisible(command.reason, ['command', 'reason']);
  assertPlain(command.note, ['command', 'note']);
  const { to, reason, urgent } = command;
  const note = command.note ? { note: command.note } : {};
  return [{ type: 'handover.offered', from: doctor, to, reason, urgent, ...note }];
}

function finish({ outcome, advice }: Extract<OwnCommand, { type: 'consultation.finish' }>, keptUntil: string): readonly EventDraft[] {
  if (outcome === 'patient-left') {
    if (advice) throw invalid(['command', 'advice'], 'expected none when the patient has left');
    return [{ type: 'consultation.ended', by: 'doctor', keptUntil }];
  }
  if (!advice) throw invalid(['command', 'advice'], 'an advice card is needed here');
  assertAdvice(advice);
  return [{ type: 'consultation.ended', by: 'doctor', advice, keptUntil }];
}
