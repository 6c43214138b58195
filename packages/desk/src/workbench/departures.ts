import type { DeskSnapshot } from '@consult-kit/client/desk';
import type { Localize } from '@consult-kit/elements/foundation.js';
import type { ConsultationView } from '@consult-kit/protocol';
import { doctorName, patientName } from '../shared/people.ts';

/** Talks that were the doctor's own before and are not any more, as they were last seen. */
export function departed(before: DeskSnapshot, now: DeskSnapshot): ConsultationView[] {
  if (!before.desk || !now.desk) return [];
  const own = new Set(now.desk.chats.map(({ consultation }) => consultation.id));
  return before.desk.chats
    .filter(({ consultation }) => !own.has(consultation.id))
    .map(({ consultation }) => newest(now.chats[consultation.id]?.view, newest(before.chats[consultation.id]?.view, consultation)));
}

/**
 * What became of a talk that went without the doctor's own doing; empty if there is nothing to tell.
 * @param own - The doctor's id.
 */
export function departureText(view: ConsultationView, own: string | undefined, words: Localize): string {
  const name = patientName(view, words);
  if (view.state === 'ended') return view.endedBy === 'patient' ? words.text('gone.ended', { name }) : '';
  const isTaken = view.handover !== null || (view.doctor !== null && view.doctor.id !== own);
  if (isTaken) return words.text('gone.handed', { name });
  return words.text('gone.line', { name });
}

/** What a refused handover says of itself in talks that are not on the screen. */
export function refusalText(
  view: ConsultationView,
  by: Parameters<typeof doctorName>[0] | undefined,
  reason: string,
  words: Localize,
): string {
  const refused = words.text('handover.refused', { name: by ? doctorName(by, words) : '…', reason });
  return `${patientName(view, words)}: ${refused}`;
}

function newest(view: ConsultationView | undefined, other: ConsultationView): ConsultationView {
  return view && view.seq >= other.seq ? view : other;
}
