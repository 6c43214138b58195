import type { FollowedConsultation } from '@consult-kit/client';
import type { Words } from '../shared/words.ts';
import { type ShownPlace, nextPlace } from './place-in-line.ts';
import { placeText } from './waiting-view.ts';

/** The place in line as it is shown, and what is said when it changes. */
export class PlaceTeller {
  readonly #words: Words;
  readonly #say: (text: string) => void;
  #place: ShownPlace | null = null;

  constructor(words: Words, say: (text: string) => void) {
    this.#words = words;
    this.#say = say;
  }

  get place(): ShownPlace | null {
    return this.#place;
  }

  /** Takes the news of the gateway. The first place is read with its screen; later ones are announced. */
  look(followed: FollowedConsultation | null): void {
    const before = this.#place;
    const isWaiting = followed?.view.state === 'waiting';
    const now = isWaiting ? nextPlace(before, followed.line, followed.view.lineSince) : null;
    this.#place = now;
    if (!now || !before || (now.ahead === before.ahead && now.urgentAhead === before.urgentAhead)) return;
    const urgent = now.urgentAhead && !before.urgentAhead ? `${this.#words.text('queue.urgent')}. ` : '';
    this.#say(`${urgent}${placeText(this.#words, now.ahead)}`);
  }
}
