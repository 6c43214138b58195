import { eventForPatient, type ConsultationEvent, type NewsFrame, type Side } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';

/** As many of the events as one frame holds; at least one. */
export function firstFrameOf(events: readonly ConsultationEvent[]): readonly ConsultationEvent[] {
  let chars = 0;
  const end = events.findIndex((event, index) => {
    chars += event.type === 'message.stored' ? event.text.length : GATEWAY_LIMITS.otherEventChars;
    return index > 0 && chars > GATEWAY_LIMITS.eventsFrameChars;
  });
  return end < 0 ? events : events.slice(0, end);
}

/** A frame with events as one side may see them. */
export function eventsFrame(consultation: string, side: Side, events: readonly ConsultationEvent[], lastSeq: number): NewsFrame {
  return { type: 'events', consultation, events: side === 'patient' ? events.map(eventForPatient) : [...events], lastSeq };
}
