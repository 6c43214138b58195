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

type EventsFrame = Extract<NewsFrame, { type: 'events' }>;

let latest: EventsFrame | undefined;

/** A frame with events as one side may see them; the very same frame for the other side, when that one is told the same next. */
export function eventsFrame(consultation: string, side: Side, events: readonly ConsultationEvent[], lastSeq: number): EventsFrame {
  const shown = side === 'patient' ? events.map(eventForPatient) : [...events];
  if (latest?.lastSeq === lastSeq && isSame(latest.events, shown)) return latest;
  latest = { type: 'events', consultation, events: shown, lastSeq };
  return latest;
}

function isSame(one: readonly ConsultationEvent[], other: readonly ConsultationEvent[]): boolean {
  return one.length > 0 && one.length === other.length && one.every((event, index) => event === other[index]);
}
