import type { FollowedConsultation } from '@consult-kit/client';
import type { AdviceCard, ConsultationEvent, Side } from '@consult-kit/protocol';
import type { Recording, Turn } from './recording.ts';

/** What one side of a consultation saw in the end. */
export interface Seen {
  turns: Turn[];
  advice: AdviceCard | null;
}

/** One recorded consultation on its way: when each turn was sent and seen, and what each side saw. */
export class Stage {
  readonly recording: Recording;
  readonly advice: AdviceCard;
  /** Milliseconds from sending a turn to its arrival at the other side. */
  readonly deliveryMs: number[] = [];
  patientSaw: Seen | undefined;
  doctorSaw: Seen | undefined;
  readonly #sentAtMs: (number | undefined)[] = [];
  readonly #arrived: boolean[] = [];

  constructor(recording: Recording) {
    this.recording = recording;
    this.advice = adviceFor(recording);
  }

  /** The turns that one side writes, with their places in the whole. */
  turnsOf(side: Side): { text: string; place: number }[] {
    return this.recording.turns.flatMap(({ speaker, text }, place) => (speaker === side ? [{ text, place }] : []));
  }

  noteSent(place: number): void {
    this.#sentAtMs[place] = performance.now();
  }

  /** A side now knows of `count` messages; those of the other side have been delivered to it. */
  noteSeen(side: Side, count: number): void {
    for (let place = 0; place < count; place += 1) {
      const sentAtMs = this.#sentAtMs[place];
      if (this.#arrived[place] || sentAtMs === undefined || this.recording.turns[place]?.speaker === side) continue;
      this.#arrived[place] = true;
      this.deliveryMs.push(performance.now() - sentAtMs);
    }
  }
}

/** How many messages a client knows to be stored. */
export function messagesKnown({ view }: FollowedConsultation): number {
  return view.messages.patient + view.messages.doctor;
}

/** The messages among events, as turns. */
export function turnsAmong(events: readonly ConsultationEvent[]): Turn[] {
  return events.flatMap((event) => (event.type === 'message.stored' ? [{ speaker: event.from, text: event.text }] : []));
}

function adviceFor({ id, language }: Recording): AdviceCard {
  return language.startsWith('zh')
    ? { advice: `好好休息，多喝水。（${id}）`, whenToGetHelp: '呼吸费力、持续高烧时请就医。', followUp: '三天后如无好转请再次咨询。' }
    : {
        advice: `Rest and drink enough. (${id})`,
        whenToGetHelp: 'If breathing gets hard or the fever stays.',
        followUp: 'Ask again in three days.',
      };
}
