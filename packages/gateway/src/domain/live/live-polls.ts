import { ConsultError, isConsultError, type ErrorCode, type NewsFrame, type Poll, type PollAnswer } from '@consult-kit/protocol';
import type { Clock } from '../campaigns/campaign.ts';
import { assertDoctor, personOf, type Actor } from '../consultations/actor.ts';
import type { EngineCounters } from '../counters.ts';
import { instant } from '../instant.ts';
import type { Timers } from '../timers.ts';
import type { Versions } from '../versions.ts';
import { stopping } from '../work-gate.ts';
import { inSteps } from '../in-steps.ts';
import type { NewsSink } from './connection.ts';
import type { Entrance } from './entrance.ts';
import type { LiveConnection, LiveHub } from './live-hub.ts';
import type { Presence } from './presence.ts';

/** What long polls need. */
export interface LivePollsOptions {
  readonly hub: LiveHub;
  /** Names the history that the store holds. */
  readonly epoch: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly versions: Versions;
  readonly counters: EngineCounters;
  /** Says when the gateway takes leave of its clients, and when they should come back. */
  readonly drain: { readonly hasBegun: boolean; comeBackMs(): number };
  readonly presence: Pick<Presence, 'isPresent'>;
  readonly entrance: Entrance;
}

/** The live socket's news for those who have no socket: the same connection, for the time of one request. */
export class LivePolls {
  readonly #options: LivePollsOptions;
  readonly #open = new Set<PollSink>();

  constructor(options: LivePollsOptions) {
    this.#options = options;
  }

  /**
   * Resolves when this person may come in; whoever polls is in until some time after the last answer.
   * @throws {ConsultError} `GATEWAY_BUSY` or `GATEWAY_STOPPING`, each with the time to come back at.
   */
  async enter(actor: Actor, { follow }: Poll): Promise<void> {
    const { presence, entrance } = this.#options;
    this.#assertStaying();
    if (presence.isPresent(personOf(actor))) return;
    const rank = actor.side === 'doctor' ? 'doctor' : follow.length > 0 ? 'returning' : 'new';
    await entrance.enter(rank, actor.sessionId);
  }

  /**
   * Answers as soon as there is news, at the latest after `waitMs`.
   * @param signal - Aborted when nobody waits for the answer any more.
   * @throws {ConsultError} What following throws; `ROLE_REFUSED` for a patient's desk; `GATEWAY_STOPPING`; `TOKEN_INVALID` when the
   *   session ends meanwhile.
   */
  async poll(actor: Actor, poll: Poll, signal?: AbortSignal): Promise<PollAnswer> {
    const { hub, counters, versions } = this.#options;
    assertApart(poll);
    if (poll.deskVersion !== undefined) assertDoctor(actor);
    this.#assertStaying();
    const sink = new PollSink(poll.deskVersion ?? 0, versions.next());
    const listener = { actor, sink, liveVersion: poll.liveVersion ?? 0, onePage: true };
    const connection = hub.connect(listener, 'poll');
    counters.pollsOpen += 1;
    this.#open.add(sink);
    try {
      await this.#listen(connection, poll, sink, signal);
      return { ...sink.answer(), epoch: this.#options.epoch, serverTime: instant(this.#options.clock.now()) };
    } finally {
      this.#open.delete(sink);
      counters.pollsOpen -= 1;
      connection.close();
    }
  }

  /** Answers all open polls with `GATEWAY_STOPPING`, a few at a time. @param retryAfterMs - Drawn for each. */
  async stop(retryAfterMs: () => number): Promise<void> {
    await inSteps([...this.#open], this.#options.timers, (sink) => sink.fail(stopping(retryAfterMs())));
  }

  #assertStaying(): void {
    const { drain } = this.#options;
    if (drain.hasBegun) throw stopping(drain.comeBackMs());
  }

  async #listen(connection: LiveConnection, poll: Poll, sink: PollSink, signal: AbortSignal | undefined): Promise<void> {
    for (const { consultation, after } of poll.follow) await follow(connection, consultation, after, poll.deskVersion !== undefined);
    if (poll.deskVersion !== undefined) await connection.followDesk(poll.deskVersion);
    const wake = (): void => sink.wake();
    const cancel = this.#options.timers.after(poll.waitMs, wake);
    signal?.addEventListener('abort', wake, { once: true });
    if (!signal?.aborted && poll.waitMs > 0) await sink.news;
    // What came in the same turn goes into the same answer.
    if (sink.hasNews) await endOfTurn();
    cancel();
    signal?.removeEventListener('abort', wake);
  }
}

/**
 * Follows one consultation. Where the desk is told as well it says which talks are the doctor's: one that was lost meanwhile must not
 * cost the poll, or its doctor would never hear of it.
 */
async function follow(connection: LiveConnection, consultation: string, after: number, tellsDesk: boolean): Promise<void> {
  try {
    await connection.follow(consultation, after);
  } catch (reason) {
    if (!tellsDesk || !isConsultError(reason) || !NO_LONGER_THEIRS.has(reason.code)) throw reason;
  }
}

/** A talk that was given to somebody else, or is deleted. */
const NO_LONGER_THEIRS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['NOT_YOUR_CONSULTATION', 'CONSULTATION_UNKNOWN']);

/** Gathers the frames of one answer. */
class PollSink implements NewsSink {
  /** Settles with the first frame, or when it is no use waiting on. */
  readonly news: Promise<void>;
  wake!: () => void;
  readonly #frames: NewsFrame[] = [];
  #mentioned: NewsFrame[] = [];
  #deskVersion: number;
  #liveVersion: number;
  #failure: ConsultError | undefined;

  constructor(deskVersion: number, liveVersion: number) {
    this.#deskVersion = deskVersion;
    this.#liveVersion = liveVersion;
    this.news = new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  get hasNews(): boolean {
    return this.#frames.length > 0;
  }

  async send(frame: NewsFrame, version = 0): Promise<void> {
    this.#frames.push(frame);
    this.#liveVersion = Math.max(this.#liveVersion, version);
    if (frame.type === 'desk') this.#deskVersion = frame.desk.version;
    this.wake();
  }

  mention(frame: NewsFrame): void {
    this.#mentioned = [...this.#mentioned.filter((other) => !isOfSame(other, frame)), frame];
  }

  end(reason: 'session' | 'failure'): void {
    if (reason === 'session') this.fail(new ConsultError('TOKEN_INVALID', 'The session is over. Open a new one.'));
    else this.fail(new ConsultError('INTERNAL', 'The log could not be read. Try again.'));
  }

  fail(reason: ConsultError): void {
    this.#failure ??= reason;
    this.wake();
  }

  /** @throws {ConsultError} Why there is none. */
  answer(): Omit<PollAnswer, 'epoch' | 'serverTime'> {
    if (this.#failure) throw this.#failure;
    const mentioned = this.#mentioned.filter((frame) => !this.#frames.some((told) => isOfSame(told, frame)));
    // First: it was so before whatever else happened.
    return { frames: [...mentioned, ...this.#frames], deskVersion: this.#deskVersion, liveVersion: this.#liveVersion };
  }
}

/** Whether two frames tell the same thing of the same consultation. */
function isOfSame(one: NewsFrame, other: NewsFrame): boolean {
  return one.type === other.type && 'consultation' in one && 'consultation' in other && one.consultation === other.consultation;
}

function assertApart({ follow }: Poll): void {
  if (new Set(follow.map(({ consultation }) => consultation)).size === follow.length) return;
  throw new ConsultError('INPUT_INVALID', 'follow: expected each consultation once.', {
    faults: [{ path: ['follow'], message: 'expected each consultation once' }],
  });
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
