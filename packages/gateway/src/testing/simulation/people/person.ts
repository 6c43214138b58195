import { isConsultError, type ConsultError, type ErrorCode, type ConsultationEvent } from '@consult-kit/protocol';
import type { ConnectionStatus, FollowedConsultation } from '@consult-kit/client';
import { Link } from '../network/link.ts';
import { SimulatedTransport, type Reachable } from '../network/transport.ts';
import type { Random } from '../random.ts';
import type { VirtualTime } from '../virtual-time.ts';
import { hold, Violation } from '../violation.ts';
import { Device, Page } from './device.ts';
import type { Ledger, SentMessage } from './ledger.ts';

/** How devices and their lines are in one run. */
export interface Conditions {
  readonly leastMs: number;
  readonly mostMs: number;
  readonly slowPart: number;
  readonly repeatedPart: number;
  readonly storageMs: number;
  /** Longest pause between two things that one person does. */
  readonly thinkMs: number;
}

/** What people need of the world. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly conditions: Conditions;
  /** The gateway's time. */
  readonly serverMs: () => number;
  readonly nodeFor: () => Reachable | undefined;
  readonly trace: (line: () => string) => void;
  /** A promise was broken where no step could throw it. */
  readonly broken: (violation: Violation) => void;
  /** Every event that a client told of, for the check of its order. */
  readonly heard: (person: Person, consultation: string, event: ConsultationEvent) => void;
}

/** Somebody with a device: their page, their line, and what they do from time to time. */
export abstract class Person {
  readonly name: string;
  readonly device = new Device();
  readonly link: Link;
  readonly live: 'socket' | 'poll';
  readonly around: Surroundings;
  page: Page;
  transport: SimulatedTransport;
  /** The storage refused to write at some time: what was not on the device then may be lost with the page. */
  storageFailed = false;
  /** Closed the page for good, without a word. */
  isGone = false;
  #isActing = true;

  constructor(name: string, live: 'socket' | 'poll', around: Surroundings) {
    this.name = name;
    this.live = live;
    this.around = around;
    const { random, conditions } = around;
    this.link = new Link(random, conditions);
    this.page = this.freshPage();
    this.transport = this.#newTransport();
  }

  /** Whom the host vouches for; empty for guests and staff. */
  get credential(): string {
    return '';
  }

  /** The client's snapshot: another object with every change. */
  abstract get screen(): object;
  abstract get connection(): ConnectionStatus;
  /** What is on the screen, by consultation. */
  abstract get talks(): ReadonlyMap<string, FollowedConsultation>;
  /** Makes the page's client anew; the page is new as well. */
  protected abstract begin(): void;
  /** Does one thing that fits what is on the screen. */
  protected abstract act(): void;
  /** Does what anybody would do who wants to go on: opens what is closed, sends again what failed. */
  abstract goOn(): void;

  /** Opens the page and acts from time to time until `stopActing`. */
  liveOn(): void {
    this.begin();
    this.#plan();
  }

  stopActing(): void {
    this.#isActing = false;
  }

  goHome(): void {
    const { ledger, trace } = this.around;
    trace(() => `${this.name} goes home`);
    this.isGone = true;
    for (const message of ledger.open.filter(({ device }) => device === this.device)) ledger.close(message, 'told');
    this.page.drop();
    this.transport.drop();
  }

  /** The page is killed and opened again: everything but the device's storage is gone. */
  reload(): void {
    this.around.trace(() => `${this.name} reloads the page`);
    this.page.drop();
    this.transport.drop();
    this.page = this.freshPage();
    this.transport = this.#newTransport();
    this.begin();
  }

  /** Runs something that may be refused: failures of the table are an answer, everything else is a fault. */
  protected attempt(what: string, run: () => Promise<unknown>): void {
    const { page } = this;
    const { trace, broken } = this.around;
    trace(() => `${this.name} ${what}`);
    run().then(
      () => page.isAlive && trace(() => `${this.name} ${what}: done`),
      (reason: unknown) => {
        if (isConsultError(reason)) trace(() => `${this.name} ${what}: ${reason.code}`);
        if (!isConsultError(reason) || isOwnFault(reason) || NEVER_EARNED.has(reason.code)) broken(fault(`${this.name} ${what}`, reason));
      },
    );
  }

  /** Sends a message and keeps account of it. */
  protected say(to: FollowedConsultation, text: string, send: (text: string) => Promise<{ seq: number }>): void {
    const { ledger, time, serverMs } = this.around;
    const { id, seq: viewSeq } = to.view;
    const message: SentMessage = {
      text,
      sender: this.name,
      side: this.side,
      consultation: id,
      device: this.device,
      owner: this,
      sentAtMs: time.nowMs,
      sentAtServerMs: serverMs(),
      viewSeq,
      page: this.page,
      outcome: 'open',
      wasRefused: false,
      onDevice: false,
      lookedUpAt: -1,
      hasOutlasted: false,
      lostWithPage: false,
    };
    ledger.add(message);
    this.attempt(`says ${text}`, async () => {
      try {
        const { seq } = await send(text);
        hold(seq > 0, 'acknowledged is stored', () => `${text} is stored without a place`);
        this.stored(message, seq);
      } catch (reason) {
        if (isConsultError(reason)) {
          ledger.rejected(message, reason);
          hold(reason.code !== 'STATE_CONFLICT', 'life cycle', () => `${text} was refused, although the talk was going on`);
        }
        throw reason;
      }
    });
  }

  protected watchLink(client: { on(name: 'status', run: (status: { from: string; to: string }) => void): unknown }): void {
    const { page } = this;
    client.on('status', ({ from, to }) => page.isAlive && this.around.trace(() => `${this.name} was ${from} and is ${to}`));
  }

  /** Takes a failed message out, knowing that it is not sent any more. */
  protected discards(text: string, discard: () => void): void {
    this.around.trace(() => `${this.name} takes out ${text.slice(0, 30)}`);
    discard();
    for (const { outgoing } of this.talks.values()) if (outgoing.some((message) => message.text === text)) return;
    this.around.ledger.takenOut(text);
    const message = this.around.ledger.open.find((open) => open.text === text);
    if (!message) return;
    // A copy of it may still be on its way, and arrive at any time.
    message.wasRefused = true;
    this.around.ledger.close(message, 'told');
  }

  /** A sent message was reported as stored; the observer looks whether it is. */
  onStored: (message: SentMessage, seq: number) => void = () => {};

  abstract get side(): 'patient' | 'doctor';

  protected heardOf(consultation: string, event: ConsultationEvent): void {
    this.around.heard(this, consultation, event);
  }

  protected onError(error: ConsultError): void {
    this.around.trace(() => `${this.name} is told ${error.code} ${error.message}`);
    if (isOwnFault(error)) this.around.broken(fault(`${this.name}'s client`, error));
  }

  private stored(message: SentMessage, seq: number): void {
    try {
      this.onStored(message, seq);
      this.around.ledger.close(message, 'stored');
    } catch (reason) {
      if (!(reason instanceof Violation)) throw reason;
      this.around.broken(reason);
    }
  }

  #plan(): void {
    const { time, random, conditions } = this.around;
    time.after(random.whole(50, conditions.thinkMs), () => {
      if (!this.#isActing) return;
      if (this.page.visibility === 'active') this.act();
      this.#plan();
    });
  }

  /** A page of this device that has not begun anything. */
  protected freshPage(): Page {
    const { time, random, conditions } = this.around;
    return new Page({
      time,
      nowMs: this.around.serverMs,
      random,
      device: this.device,
      credential: this.credential,
      storageMs: conditions.storageMs,
    });
  }

  #newTransport(): SimulatedTransport {
    const { time, random, conditions, nodeFor } = this.around;
    return new SimulatedTransport(this.live, {
      owner: this.name,
      trace: this.around.trace,
      time,
      random,
      link: this.link,
      nodeFor,
      repeatedPart: conditions.repeatedPart,
    });
  }
}

/** Failures of a client that asks for what nobody may ask: people here never do. */
const NEVER_EARNED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INPUT_INVALID',
  'JSON_MALFORMED',
  'FRAME_UNKNOWN',
  'ID_REUSED',
  'MESSAGE_EMPTY',
]);

/** Whether a failure comes from inside of the page: a `TypeError` and its like. */
function isOwnFault(error: ConsultError): boolean {
  const { cause } = error as ConsultError & { cause?: unknown };
  return error.code === 'INTERNAL' && cause instanceof Error && !isConsultError(cause) && cause.name !== 'TransportError';
}

function fault(where: string, reason: unknown): Violation {
  const cause = reason instanceof Error ? ((reason as Error & { cause?: unknown }).cause ?? reason) : reason;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  return cause instanceof Violation ? cause : new Violation('no fault inside', `${where}: ${text}`);
}
