import { ConsultError, eventForPatient, LIMITS, type ConsultationEvent, type Side } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { otherSide } from '../consultations/actor.ts';
import { accessOf, assertAccess, isOwn, unknownConsultation } from '../consultations/access.ts';
import type { ConsultationRecord, ConsultationStore, StoredPage, TalkHead } from '../consultations/consultation-store.ts';
import type { LogFeed } from '../consultations/log-feed.ts';
import type { Listener } from './connection.ts';
import type { DeliveryMarks } from './delivery-marks.ts';
import type { ToldLine } from './line-news.ts';
import { eventsFrame, firstFrameOf } from './log-frames.ts';
import type { Presence } from './presence.ts';
import { TalkWatch } from './talk-watch.ts';
import type { TypingMarks } from './typing-marks.ts';

/** What all followers need of their node. */
export interface FollowerParts {
  readonly store: Pick<ConsultationStore, 'find' | 'talkHead'>;
  readonly feed: LogFeed;
  readonly presence: Presence;
  readonly typing: TypingMarks;
  readonly delivery: DeliveryMarks;
  /** Called when the person across has changed, or the state. */
  readonly onTurn: (follower: Follower) => void;
}

/** The connection to which a follower belongs. */
export interface FollowerOwner {
  /** This person may not follow any more. */
  onLost(follower: Follower): void;
}

/**
 * One connection's way through one log. It reads on from its cursor whenever there is more, one page at a time and only as
 * fast as the connection takes it; so nothing is left out and nothing comes twice, whatever is committed meanwhile.
 */
export class Follower {
  readonly consultation: string;
  readonly listener: Listener;
  readonly #owner: FollowerOwner;
  readonly #parts: FollowerParts;
  #cursor: number;
  /** The log reaches at least to here. */
  #target = 0;
  #record: { key: number; watch: TalkWatch } | undefined;
  #isReading = false;
  #isClosed = false;
  /** The version of the last place in line that was told. */
  #lineVersion: number;

  constructor(
    consultation: string,
    after: number,
    { listener, owner, parts }: { listener: Listener; owner: FollowerOwner; parts: FollowerParts },
  ) {
    this.consultation = consultation;
    this.listener = listener;
    this.#owner = owner;
    this.#cursor = after;
    this.#lineVersion = listener.liveVersion;
    this.#parts = parts;
  }

  /** What is known of the talk; `undefined` before the follower has started. */
  get watch(): TalkWatch | undefined {
    return this.#record?.watch;
  }

  /**
   * Tells what there is after the cursor, and then how things stand that are in no log. Hints may come before and meanwhile.
   * @throws {ConsultError} `CONSULTATION_UNKNOWN`, `NOT_YOUR_CONSULTATION`, or `STATE_CONFLICT` for a cursor beyond the log.
   */
  async start(): Promise<void> {
    const { head, offered } = await this.#open();
    if (this.#cursor > head.seq) throw this.#beyondEnd(head);
    if (this.#isClosed) return;
    this.#record = { key: head.key, watch: new TalkWatch(this.listener.actor, head, offered) };
    this.received(this.#cursor);
    this.#target = Math.max(this.#target, head.seq);
    await this.#readOn();
    if (this.#isClosed) return;
    // Only now: what is told of the line means nothing to a client that has not read that it waits.
    this.#parts.onTurn(this);
    this.tellPresence(false);
    this.tellTyping(false);
    this.tellDelivered(false);
  }

  /** @throws {ConsultError} `CONSULTATION_UNKNOWN` or `NOT_YOUR_CONSULTATION`. */
  async #open(): Promise<{ head: TalkHead; offered: boolean }> {
    const { actor } = this.listener;
    if (actor.side === 'patient') {
      const head = await this.#parts.store.talkHead(this.consultation);
      if (!head || !isOwn(actor, head)) throw unknownConsultation();
      return { head, offered: false };
    }
    const record = await this.#parts.store.find(this.consultation);
    if (!record) throw unknownConsultation();
    assertAccess(actor, record, 'offered');
    return { head: headOf(record), offered: accessOf(actor, record) === 'offered' };
  }

  /** The store's key of the log; `undefined` before the follower has started. */
  get key(): number | undefined {
    return this.#record?.key;
  }

  /** Whether it has not heard yet that the log reaches up to `seq`. */
  isBehind(seq: number): boolean {
    return this.#target < seq;
  }

  /** The log reaches up to `seq`, at least. */
  hint(seq: number): void {
    this.#target = Math.max(this.#target, seq);
    if (!this.#record || this.#isReading) return;
    const { watch } = this.#record;
    const sent = watch.takesPart ? this.#tellRecent(watch) : undefined;
    if (sent !== undefined || this.#hasMore(0)) void this.#readOn(sent);
    else if (!watch.takesPart) void this.#lookAgain(watch);
  }

  /** @param always - Tell it also to those who have been told this version. */
  tellPresence(always: boolean): void {
    const { presence } = this.#parts;
    const person = this.watch?.other;
    if (person === undefined || this.#isClosed) return;
    const version = presence.versionOf(person);
    const { liveVersion, actor } = this.listener;
    if (!always && liveVersion > 0 && version <= liveVersion) return;
    const frame = {
      type: 'presence',
      consultation: this.consultation,
      side: otherSide(actor.side),
      present: presence.isPresent(person),
    } as const;
    void this.listener.sink.send(frame, version);
  }

  /** @param always - Tell it also to those who have been told this version. */
  tellTyping(always: boolean): void {
    const from = otherSide(this.listener.actor.side);
    const mark = this.#parts.typing.find(this.consultation, from);
    if (!mark || this.#isClosed || !this.watch) return;
    const { liveVersion } = this.listener;
    if (!always && (mark.version <= liveVersion || (liveVersion === 0 && !mark.on))) return;
    void this.listener.sink.send({ type: 'typing', consultation: this.consultation, from, on: mark.on }, mark.version);
  }

  /** This client has everything up to `upTo`, of which what it was sent counts. */
  received(upTo: number): void {
    if (this.#isClosed || !this.watch?.takesPart) return;
    this.#parts.delivery.reached(this.consultation, this.listener.actor.side, Math.min(upTo, this.#cursor));
  }

  /** @param always - Tell it also to those who have been told this version. */
  tellDelivered(always: boolean): void {
    const side = otherSide(this.listener.actor.side);
    const mark = this.#parts.delivery.find(this.consultation, side);
    if (!mark || mark.upTo === 0 || this.#isClosed || !this.watch) return;
    const { liveVersion } = this.listener;
    if (!always && liveVersion > 0 && mark.version <= liveVersion) return;
    void this.listener.sink.send({ type: 'delivered', consultation: this.consultation, side, upTo: mark.upTo }, mark.version);
  }

  tellLine({ info, version }: ToldLine): void {
    if (this.#isClosed) return;
    const { sink } = this.listener;
    const frame = { type: 'line', consultation: this.consultation, line: info } as const;
    if (version <= this.#lineVersion) return sink.mention?.(frame);
    this.#lineVersion = version;
    void sink.send(frame, version);
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Tells at once what this node has just committed; nearly always that is all there is. */
  #tellRecent(watch: TalkWatch): Promise<void> | undefined {
    if (!this.#hasMore(0)) return undefined;
    const page = this.#parts.feed.recent(this.consultation, this.#cursor, this.#target);
    if (!page?.length) return undefined;
    try {
      return this.#tell(firstFrameOf(page), watch);
    } catch {
      this.#fail();
      return undefined;
    }
  }

  /** @param room - What to wait for before the first page. */
  async #readOn(room?: Promise<void>): Promise<void> {
    if (this.#isReading || !this.#record) return;
    this.#isReading = true;
    try {
      await room;
      const { key, watch } = this.#record;
      for (let pages = 0; this.#hasMore(pages); pages += 1) {
        const stored = await this.#readStored(key);
        const page = stored ?? (await this.#parts.feed.read(this.consultation, key, this.#cursor, LIMITS.eventsPageMax));
        // A hint may run ahead of what this node can read; the next hint comes.
        if (lengthOf(page) === 0 || this.#isClosed || !(await this.#mayGoOn(watch))) return;
        await ('bodies' in page ? this.#passOn(page, watch) : this.#tell(firstFrameOf(page), watch));
      }
    } catch {
      this.#fail();
    } finally {
      this.#isReading = false;
    }
  }

  /** Finds out whether there still is something to look at. */
  async #lookAgain(watch: TalkWatch): Promise<void> {
    try {
      await this.#mayGoOn(watch);
    } catch {
      this.#fail();
    }
  }

  /**
   * Whether this person may be told what was read before. No log tells that a doctor refused an offer which somebody else may still
   * take, so whoever only looks on is looked up.
   */
  async #mayGoOn(watch: TalkWatch): Promise<boolean> {
    const { actor } = this.listener;
    if (actor.side === 'patient' || watch.takesPart) return true;
    const record = await this.#parts.store.find(this.consultation);
    if (!record || record.refusedBy.includes(actor.id)) this.#owner.onLost(this);
    return !this.#isClosed;
  }

  /** A page that can be passed on as it is stored: that costs a fifth. Not for whoever cannot take it, nor for what is in memory. */
  async #readStored(key: number): Promise<StoredPage | readonly ConsultationEvent[] | undefined> {
    const { sink, actor } = this.listener;
    if (!sink.sendStored) return undefined;
    const page = await this.#parts.feed.readStored(this.consultation, key, this.#cursor, LIMITS.eventsPageMax);
    return page && (mayPassOn(page, actor.side) ? page : eventsIn(page));
  }

  #passOn({ bodies, count, lastSeq, turns }: StoredPage, watch: TalkWatch): Promise<void> | undefined {
    if (lastSeq !== this.#cursor + count) throw gap();
    const before = { other: watch.other, state: watch.state };
    for (const turn of turns) watch.take(turn);
    watch.pass(lastSeq);
    this.#advance(lastSeq);
    const sent = this.listener.sink.sendStored?.({ type: 'stored', consultation: this.consultation, bodies, lastSeq: this.#target });
    this.#tellTurn(before, watch);
    return sent;
  }

  #fail(): void {
    this.#isClosed = true;
    this.listener.sink.end('failure');
  }

  #hasMore(pages: number): boolean {
    return !this.#isClosed && this.#cursor < this.#target && !(this.listener.onePage && pages > 0);
  }

  /** @returns What to wait for before more is told. */
  #tell(page: readonly ConsultationEvent[], watch: TalkWatch): Promise<void> | undefined {
    if (page[0]?.seq !== this.#cursor + 1) throw gap();
    const before = { other: watch.other, state: watch.state };
    const events = readableOf(page, watch);
    const last = events.at(-1) ?? page[0];
    // Whoever comes back into the line has forgotten the place of before, which may be the same again. Returns are never passed on as stored.
    if (events.some(({ type }) => type === 'consultation.returned')) this.#lineVersion = 0;
    this.#advance(last.seq);
    const sent = this.listener.sink.send(eventsFrame(this.consultation, this.listener.actor.side, events, this.#target));
    if (!watch.mayRead) {
      this.#owner.onLost(this);
      return undefined;
    }
    this.#tellTurn(before, watch);
    return sent;
  }

  #advance(seq: number): void {
    this.#cursor = seq;
    this.#target = Math.max(this.#target, seq);
  }

  #tellTurn(before: Pick<TalkWatch, 'other' | 'state'>, watch: TalkWatch): void {
    if (before.other !== watch.other || before.state !== watch.state) this.#parts.onTurn(this);
    if (before.other !== watch.other) this.tellPresence(true);
  }

  #beyondEnd({ seq }: TalkHead): ConsultError {
    return new ConsultError('STATE_CONFLICT', `The cursor ${this.#cursor} is beyond the last event, ${seq}. Read the log from its start.`);
  }
}

/** Whether one side sees a page just as it is stored, in one frame. Turns in the log may cost a doctor the talk. */
function mayPassOn({ bodies, turns }: StoredPage, side: Side): boolean {
  if (bodies.length > GATEWAY_LIMITS.eventsFrameChars) return false;
  return side === 'patient' ? turns.every((event) => eventForPatient(event) === event) : turns.length === 0;
}

function headOf({ key, subject, view }: ConsultationRecord): TalkHead {
  const { campaign, module, language, state, seq } = view;
  return { key, subject, campaign, module, language, state, seq, doctor: view.doctor?.id ?? null };
}

function eventsIn({ bodies }: StoredPage): ConsultationEvent[] {
  return JSON.parse(`[${Buffer.from(bodies).toString()}]`) as ConsultationEvent[];
}

function lengthOf(page: StoredPage | readonly ConsultationEvent[]): number {
  return 'bodies' in page ? page.count : page.length;
}

function gap(): ConsultError {
  return new ConsultError('INTERNAL', 'The log has a gap.');
}

/** The events of a page up to the one with which the talk is lost: what was written after it is for others. */
function readableOf(page: readonly ConsultationEvent[], watch: TalkWatch): readonly ConsultationEvent[] {
  const end = page.findIndex((event) => {
    watch.take(event);
    return !watch.mayRead;
  });
  return end < 0 ? page : page.slice(0, end + 1);
}
