import { isDeepStrictEqual } from 'node:util';
import type { FollowedConsultation } from '@consult-kit/client';
import type { ConsultationEvent, ConsultationView, NewsFrame, ServerFrame } from '@consult-kit/protocol';
import { DeadLinks } from './dead-links.ts';
import type { Said } from './gateway/node.ts';
import type { Disk } from './platform/disk.ts';
import type { Page } from './people/device.ts';
import type { Doctor } from './people/doctor.ts';
import type { Ledger, SentMessage } from './people/ledger.ts';
import type { Person } from './people/person.ts';
import { Shopper } from './people/shopper.ts';
import type { Reference } from './reference/reference.ts';
import type { StoredTruth } from './reference/stored-truth.ts';
import { hold } from './violation.ts';

/** A message is on the device within this time of its sending, unless the storage is busy. */
const KEPT_WITHIN_MS = 100;
/** What stays on a device without being sent is forgotten after this long. */
const KEPT_FOR_MS = 86_400_000;
const STAFF_ONLY: ReadonlySet<ConsultationEvent['type']> = new Set([
  'note.added',
  'handover.offered',
  'handover.refused',
  'handover.cancelled',
]);

/** What the observer looks at. */
export interface ObserverParts {
  readonly disk: Disk;
  readonly reference: Reference;
  readonly truth: StoredTruth;
  readonly ledger: Ledger;
  readonly shoppers: readonly Shopper[];
  readonly doctors: readonly Doctor[];
  /** The gateway's time. */
  readonly nowMs: () => number;
  /** Time since the run began. */
  readonly elapsedMs: () => number;
}

interface Acknowledged {
  readonly id: string;
  readonly consultation: string | null;
  readonly seq: number;
}

/** Looks, after every step, at the disk, at what was said, and at every screen. */
export class Observer {
  readonly #parts: ObserverParts;
  readonly #checkedEvents = new WeakSet<ConsultationEvent>();
  readonly #checkedViews = new WeakSet<ConsultationView>();
  /** What was on each screen when it was last looked at. */
  readonly #checkedScreens = new Map<Person, object>();
  readonly #checkedTalks = new WeakSet<FollowedConsultation>();
  readonly #heard = new WeakMap<Page, Map<string, number>>();
  readonly #deadLinks: DeadLinks;
  /** Talks that were looked at on screens, each once for every change. */
  talksSeen = 0;
  #said: Said[] = [];
  #acknowledged: Acknowledged[] = [];

  constructor(parts: ObserverParts) {
    this.#parts = parts;
    this.#deadLinks = new DeadLinks(parts.elapsedMs);
  }

  /** A node has said something. @throws {Violation} It acknowledged what is not committed. */
  noteSaid(said: Said): void {
    this.#said.push(said);
    const isAck = said.path === undefined ? said.text.startsWith('{"type":"ack"') : said.path.endsWith('/commands');
    const { disk } = this.#parts;
    hold(!isAck || !disk.hasUncommitted, 'acknowledged is stored', () => `acknowledged before the commit: ${said.text}`);
  }

  /** A client told its listeners of an event. @throws {Violation} It came out of order or twice. */
  noteHeard(person: Person, consultation: string, { seq }: ConsultationEvent): void {
    const heard = this.#heard.get(person.page) ?? new Map<string, number>();
    this.#heard.set(person.page, heard);
    const last = heard.get(consultation);
    heard.set(consultation, seq);
    hold(last === undefined || seq > last, 'no double', () => `${person.name} was told ${seq} of ${consultation} after ${last ?? 0}`);
    const isNext = last === undefined || seq === last + 1 || !(person instanceof Shopper);
    hold(isNext, 'gapless order', () => `${person.name} was told ${seq} of ${consultation} right after ${last ?? 0}`);
  }

  /** A sender was told that a message is stored. @throws {Violation} */
  checkStored({ text, consultation }: SentMessage, seq: number): void {
    this.#parts.truth.check();
    const stored = this.#parts.reference.messages.get(text);
    if (!this.#parts.reference.talks.has(consultation)) return;
    hold(stored !== undefined, 'acknowledged is stored', () => `${text} was reported as stored and is not`);
    hold(stored.consultation === consultation && stored.seq === seq, 'acknowledged is stored', () => `${text} was reported at ${seq}`);
  }

  /** Looks at everything once. @throws {Violation} */
  check(): void {
    this.#parts.truth.check();
    this.#checkSaid();
    // Looked up each time: they gather only after the world was made.
    for (const shopper of this.#parts.shoppers) this.#checkScreen(shopper);
    for (const doctor of this.#parts.doctors) this.#checkScreen(doctor);
    this.#checkUnsent();
  }

  #checkSaid(): void {
    const said = this.#said;
    this.#said = [];
    for (const one of said) this.#read(one);
    const { truth } = this.#parts;
    for (const { id, consultation, seq } of this.#acknowledged) truth.checkAcknowledged(id, consultation, seq);
    this.#acknowledged = [];
  }

  #read({ to, text, path }: Said): void {
    if (text === '') return;
    const value = JSON.parse(text) as unknown;
    if (path === undefined) this.#readFrame(to, value as ServerFrame);
    else if (path === '/v1/live/poll') for (const frame of (value as { frames: NewsFrame[] }).frames) this.#readFrame(to, frame);
    else if (path.endsWith('/commands')) this.#acknowledged.push(value as Acknowledged);
    else if (path.endsWith('/events')) this.#checkSight(to, path.split('/')[3] ?? '', (value as { events: ConsultationEvent[] }).events);
  }

  #readFrame(to: string, frame: ServerFrame): void {
    if (frame.type === 'ack') this.#acknowledged.push(frame.result);
    else if (frame.type === 'events') this.#checkSight(to, frame.consultation, frame.events);
  }

  /** What is sent to somebody must be for their eyes. */
  #checkSight(to: string, consultation: string, events: readonly ConsultationEvent[]): void {
    const doctor = this.#parts.doctors.find(({ name }) => name === to);
    for (const event of events) {
      if (doctor) {
        const may = this.#parts.reference.maySee(doctor.id, consultation, event.seq);
        hold(
          may || !this.#parts.reference.talks.has(consultation),
          'only what one may see',
          () => `${to} got event ${event.seq} of ${consultation}`,
        );
      } else hold(!STAFF_ONLY.has(event.type), 'only what one may see', () => `${to} got ${event.type}`);
    }
  }

  #checkScreen(person: Person): void {
    if (!person.page.isAlive) return;
    this.#deadLinks.check(person);
    const { screen } = person;
    if (this.#checkedScreens.get(person) === screen) return;
    this.#checkedScreens.set(person, screen);
    for (const [id, talk] of person.talks) {
      if (this.#checkedTalks.has(talk)) continue;
      this.#checkTalk(person, id, talk);
      this.#checkedTalks.add(talk);
      this.talksSeen += 1;
    }
  }

  #checkTalk(person: Person, id: string, talk: FollowedConsultation): void {
    const { name, side } = person;
    const reference = this.#parts.reference.talks.get(id);
    if (!reference) return;
    const { events, view, outgoing, unread } = talk;
    const first = events[0]?.seq ?? 0;
    for (const [index, event] of events.entries()) {
      hold(event.seq === first + index, 'gapless order', () => `${name} sees ${event.seq} of ${id} at place ${first + index}`);
      if (this.#checkedEvents.has(event)) continue;
      const stored = reference.events[event.seq - 1];
      hold(
        stored && isDeepStrictEqual(event, side === 'patient' ? asPatient(stored) : stored),
        'gapless order',
        () => `${name} sees ${JSON.stringify(event)} in place of ${JSON.stringify(stored)}`,
      );
      this.#checkedEvents.add(event);
    }
    this.#checkView(name, side, view);
    this.#checkSent(person, id, talk);
    const shown = new Set(events.flatMap((event) => (event.type === 'message.stored' ? [event.id] : [])));
    const ids = outgoing.map((message) => message.id);
    hold(
      new Set(ids).size === ids.length && ids.every((one) => !shown.has(one)),
      'no double',
      () => `${name} sees a message of ${id} twice`,
    );
    const expected = events.filter(
      (event) => event.type === 'message.stored' && event.from !== side && event.seq > view.readUpTo[side],
    ).length;
    hold(unread === expected, 'shown truthfully', () => `${name} has ${unread} unread in ${id}, expected ${expected}`);
    hold(talk.hasOlder === first > 1, 'shown truthfully', () => `${name} is told wrongly whether ${id} has older events`);
  }

  /** Whatever was sent from this page is on its screen: going out, or in the log. A talk that was won back is open from its newest page on. */
  #checkSent(person: Person, id: string, { events, outgoing }: FollowedConsultation): void {
    const { ledger, elapsedMs, reference } = this.#parts;
    for (const { text, error } of outgoing) if (error) ledger.refused(text);
    const isShown = (text: string): boolean =>
      outgoing.some((message) => message.text === text) || events.some((event) => event.type === 'message.stored' && event.text === text);
    const isFurtherBack = (text: string): boolean => (reference.messages.get(text)?.seq ?? Infinity) < (events[0]?.seq ?? 0);
    ledger.unseen = ledger.unseen.filter((message) => {
      if (message.page !== person.page || message.consultation !== id) return message.page.isAlive;
      if (message.outcome === 'told' || isFurtherBack(message.text)) return false;
      hold(
        isShown(message.text) || elapsedMs() - message.sentAtMs < KEPT_WITHIN_MS,
        'shown truthfully',
        () => `${person.name} does not see ${message.text}`,
      );
      return !events.some((event) => event.type === 'message.stored' && event.text === message.text);
    });
  }

  #checkView(name: string, side: 'patient' | 'doctor', view: ConsultationView): void {
    if (this.#checkedViews.has(view)) return;
    const folded = this.#parts.reference.views.get(view.id)?.[view.seq];
    const expected = side === 'patient' && folded ? { ...folded, handover: null, refusal: null } : folded;
    hold(
      isDeepStrictEqual(view, expected),
      'snapshot equals log',
      () => `${name} sees ${JSON.stringify(view)} in place of ${JSON.stringify(expected)}`,
    );
    this.#checkedViews.add(view);
  }

  #checkUnsent(): void {
    const { ledger, reference, elapsedMs } = this.#parts;
    for (const message of ledger.open) {
      const talk = reference.talks.get(message.consultation);
      const isLost = message.side === 'doctor' && talk?.claims.at(-1) !== talk?.claims[message.viewSeq];
      const isOver = !talk?.isGoingOn || isLost;
      const hasOutlasted = this.#parts.nowMs() - message.sentAtServerMs >= KEPT_FOR_MS;
      message.hasOutlasted ||= hasOutlasted;
      if (isOver || hasOutlasted) ledger.close(message, 'told');
      else if (reference.messages.has(message.text)) this.#checkKeptFirst(message);
      else this.#checkKept(message, elapsedMs() - message.sentAtMs);
    }
  }

  /** A page that is opened before the answer comes must know of what the one before it sent: it would send later ones first. */
  #checkKeptFirst(message: SentMessage): void {
    const { text, onDevice, owner } = message;
    hold(onDevice || owner.storageFailed, 'nothing unsent is lost', () => `${text} went out before it was on the device`);
    this.#parts.ledger.close(message, 'stored');
  }

  #checkKept(message: SentMessage, ageMs: number): void {
    const { device, page, text, owner } = message;
    if (message.onDevice && message.lookedUpAt === device.version) return;
    message.lookedUpAt = device.version;
    const isKept = device.holds(text);
    hold(isKept || !message.onDevice, 'nothing unsent is lost', () => `${text} was on the device and is not any more`);
    if (isKept) {
      message.onDevice = true;
      return;
    }
    if (!page.isAlive) {
      // It was lost with the page before it could be written, which nobody can help.
      message.lostWithPage = true;
      this.#parts.ledger.close(message, 'told');
      return;
    }
    const isIdle = page.storageIdleSinceMs !== null && this.#parts.elapsedMs() - page.storageIdleSinceMs > KEPT_WITHIN_MS;
    hold(ageMs < KEPT_WITHIN_MS || !isIdle || owner.storageFailed, 'nothing unsent is lost', () => `${text} is not on the device`);
  }
}

/** An event as a patient is to see it, written down apart from the gateway's own rule. */
function asPatient(event: ConsultationEvent): object {
  if (STAFF_ONLY.has(event.type)) return { type: 'internal', seq: event.seq, at: event.at };
  const { note: _note, ...rest } = event as ConsultationEvent & { note?: string };
  return event.type === 'consultation.returned' ? rest : event;
}
