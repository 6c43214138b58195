import type { LineInfo } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Clock } from '../campaigns/campaign.ts';
import type { AcceptRecord, ConsultationStore, LineName, WaitingRecord } from '../consultations/consultation-store.ts';
import { estimateWait, paceOf, type LinePace, type WaitEstimate } from './wait-estimate.ts';

/** All lines at one moment. */
export interface LineSnapshot {
  /** Everyone, in the order in which they will be accepted. */
  readonly people: readonly WaitingRecord[];
  /** People before someone in the same line; `undefined` for those who do not wait. */
  ahead(consultation: string): number | undefined;
  estimate(line: LineName, ahead: number): WaitEstimate;
  /** People in the same line. */
  waiting(line: LineName): number;
  /** Lines in which someone was accepted lately. */
  readonly moving: readonly LineName[];
}

/**
 * The lines as this node last read them: one look at the database serves everyone who asks before something moves. Places are
 * for showing; who is next is decided in the transaction that accepts.
 */
export class LineBoard {
  readonly #store: Pick<ConsultationStore, 'waiting' | 'acceptsSince'>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #unsubscribe: () => void;
  #reading: Promise<LineSnapshot> | undefined;
  #latest: LineSnapshot = snapshotOf([], [], 0);

  constructor(store: Pick<ConsultationStore, 'waiting' | 'acceptsSince'>, bus: Bus, clock: Clock, random: () => number) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#unsubscribe = bus.subscribe(({ type }) => {
      if (type === 'line') this.#reading = undefined;
    });
  }

  /** The lines as of the last change that this node heard of. */
  current(): Promise<LineSnapshot> {
    return (this.#reading ??= this.#begin());
  }

  /** Reads anew next time; estimates grow old by themselves. */
  refresh(): void {
    this.#reading = undefined;
  }

  /** What was read last, without a look at the database. */
  get latest(): LineSnapshot {
    return this.#latest;
  }

  /** Place and wait of someone who waits; `null` for others. `urgentAhead` needs a history and is not known here. */
  async place(consultation: string, line: LineName): Promise<LineInfo | null> {
    const snapshot = await this.current();
    const ahead = snapshot.ahead(consultation);
    return ahead === undefined ? null : { ahead, ...snapshot.estimate(line, ahead), urgentAhead: false };
  }

  /** When someone who found the line full should come back. Drawn for each, up to twice as late, so that not all come back at once. */
  retryAfterMs(line: LineName): number {
    const { wait } = this.#latest.estimate(line, 0);
    const aboutMs = wait ? wait.toMinutes * 60_000 : GATEWAY_LIMITS.queueRetryMinMs * 5;
    const soonestMs = Math.min(GATEWAY_LIMITS.queueRetryMaxMs, Math.max(GATEWAY_LIMITS.queueRetryMinMs, aboutMs));
    return Math.round(soonestMs * (1 + this.#random()));
  }

  /** The wait of someone who would come now, over all lines of a campaign that move; `null` while too little is known. */
  expectedWait(campaign: string): LineInfo['wait'] {
    const { moving, estimate, waiting } = this.#latest;
    const waits = moving.flatMap((line) => (line.campaign === campaign ? (estimate(line, waiting(line)).wait ?? []) : []));
    if (waits.length === 0) return null;
    return {
      fromMinutes: Math.min(...waits.map(({ fromMinutes }) => fromMinutes)),
      toMinutes: Math.max(...waits.map(({ toMinutes }) => toMinutes)),
    };
  }

  close(): void {
    this.#unsubscribe();
  }

  /** A read that failed is not kept: the next one to ask tries again. */
  #begin(): Promise<LineSnapshot> {
    const reading = this.#read();
    reading.catch(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    return reading;
  }

  async #read(): Promise<LineSnapshot> {
    const nowMs = this.#clock.now();
    const [people, accepts] = await Promise.all([this.#store.waiting(), this.#store.acceptsSince(nowMs - GATEWAY_LIMITS.acceptWindowMs)]);
    this.#latest = snapshotOf(people, accepts, nowMs);
    return this.#latest;
  }
}

function snapshotOf(people: readonly WaitingRecord[], accepts: readonly AcceptRecord[], nowMs: number): LineSnapshot {
  const counts = new Map<string, number>();
  const ahead = new Map<string, number>();
  for (const person of people) {
    const line = nameOf(person);
    const before = counts.get(line) ?? 0;
    ahead.set(person.id, before);
    counts.set(line, before + 1);
  }
  const accepted = new Map<string, AcceptRecord[]>();
  for (const accept of accepts) {
    const ofLine = accepted.get(nameOf(accept));
    if (ofLine) ofLine.push(accept);
    else accepted.set(nameOf(accept), [accept]);
  }
  const paces = new Map<string, LinePace>();
  for (const [line, ofLine] of accepted) paces.set(line, paceOf(ofLine, nowMs));
  const still = paceOf([], nowMs);
  return {
    people,
    ahead: (consultation) => ahead.get(consultation),
    estimate: (line, before) => estimateWait(paces.get(nameOf(line)) ?? still, before),
    waiting: (line) => counts.get(nameOf(line)) ?? 0,
    moving: [...accepted.values()].flatMap(([accept]) => accept ?? []),
  };
}

function nameOf({ campaign, module, language }: LineName): string {
  return `${campaign} ${module} ${language}`;
}
