import type { NewsFrame } from '@consult-kit/protocol';
import type { Actor } from '../domain/consultations/actor.ts';
import type { NewsSink } from '../domain/live/connection.ts';
import type { LiveConnection } from '../domain/live/live-hub.ts';
import type { Rig } from './rig.ts';

/** A live connection that keeps what it is told. */
export class Ear implements NewsSink {
  readonly frames: NewsFrame[] = [];
  readonly connection: LiveConnection;
  ended: string | undefined;

  constructor(rig: Rig, actor: Actor) {
    this.connection = rig.engine.hub.connect({ actor, sink: this, liveVersion: 0, onePage: false }, 'socket');
  }

  async send(frame: NewsFrame): Promise<void> {
    this.frames.push(frame);
  }

  end(reason: string): void {
    this.ended = reason;
  }

  seqs(): number[] {
    return this.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []));
  }

  of<Type extends NewsFrame['type']>(type: Type): Extract<NewsFrame, { type: Type }>[] {
    return this.frames.filter((frame): frame is Extract<NewsFrame, { type: Type }> => frame.type === type);
  }
}
