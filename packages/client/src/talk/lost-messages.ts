import type { ChatMessage, ConsultationEvent, Side } from '@consult-kit/protocol';
import type { FollowedConsultation } from '../api.ts';
import type { UnsentMessage } from '../outbox-contract.ts';

/**
 * Messages of the own side that one history had and another one, restored from a copy, does not: as messages that wait for a
 * person's word. A doctor's are those of the doctor who had the talk.
 */
export function lostMessages(side: Side, before: FollowedConsultation, after: FollowedConsultation): UnsentMessage[] {
  const writer = side === 'doctor' ? before.view.doctor?.id : undefined;
  const firstSeq = after.events[0]?.seq ?? 1;
  const known = new Set(after.events.map((event) => event.type === 'message.stored' && event.id));
  const isLost = (event: ConsultationEvent): event is ChatMessage =>
    event.type === 'message.stored' && event.from === side && event.doctor === writer && event.seq >= firstSeq && !known.has(event.id);
  return before.events.filter(isLost).map(({ id, text, at }) => ({ id, text, atMs: Date.parse(at), held: true }));
}
