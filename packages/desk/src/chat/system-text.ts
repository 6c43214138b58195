import type { Localize } from '@consult-kit/elements/foundation.js';
import type { ConsultationEvent, ConsultationView } from '@consult-kit/protocol';
import { doctorName, patientName } from '../shared/people.ts';

/** What happened, in one line for the log; empty for what is not told in words. */
export function systemText(event: ConsultationEvent, view: ConsultationView, words: Localize): string {
  const name = patientName(view, words);
  switch (event.type) {
    case 'consultation.created':
      return words.text('event.created', { name });
    case 'consultation.accepted':
      return words.text('event.accepted', { doctor: doctorName(event.doctor, words) });
    case 'consultation.paused':
      return words.text('event.paused');
    case 'consultation.resumed':
      return words.text('event.resumed', { name });
    case 'consultation.returned': {
      const reason = words.text(`event.returned.${event.reason}`);
      return words.text('event.returned', { reason: event.note ? `${reason} (${event.note})` : reason });
    }
    case 'consultation.flagged':
      return words.text('event.flagged');
    case 'emergency.shown':
      return words.text(`event.emergency.shown.${event.by}`);
    case 'emergency.reported':
      return words.text(`event.emergency.${event.what}`);
    case 'consultation.ended':
      return words.text(event.by === 'patient' ? 'event.ended.patient' : 'event.ended', { name });
    case 'consultation.left':
      return words.text('event.left');
    default:
      return handoverText(event, words);
  }
}

function handoverText(event: ConsultationEvent, words: Localize): string {
  switch (event.type) {
    case 'handover.offered':
      return words.text('event.handover.offered', { reason: event.note ? `${event.reason} — ${event.note}` : event.reason });
    case 'handover.accepted':
      return words.text('event.handover.accepted', { from: doctorName(event.from, words), doctor: doctorName(event.doctor, words) });
    case 'handover.refused':
      return words.text('event.handover.refused', { reason: event.reason });
    case 'handover.cancelled':
      return words.text('event.handover.cancelled');
    default:
      return '';
  }
}
