import { ConsultError, type Colleague, type DeskState, type DoctorProfile, type DoctorStatus, type LineEntry } from '@consult-kit/protocol';
import type { Bus } from '../../bus/bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaigns, Clock } from '../campaigns/campaign.ts';
import { isOfferedTo, servesLine } from '../consultations/access.ts';
import { patientPerson } from '../consultations/actor.ts';
import type { ConsultationRecord, ConsultationStore, WaitingRecord } from '../consultations/consultation-store.ts';
import type { DoctorDirectory, DoctorRecord } from '../identity/identity.ts';
import { instant } from '../instant.ts';
import type { Presence } from '../live/presence.ts';
import { highestCap, servedCampaigns } from '../queue/caps.ts';
import type { LineBoard, LineSnapshot } from '../queue/line-board.ts';
import { deskVersion } from './desk-version.ts';
import { maskedName } from './masked-name.ts';

/** What the desks need. */
export interface DeskOptions {
  readonly store: ConsultationStore;
  readonly doctors: DoctorDirectory;
  readonly campaigns: Campaigns;
  readonly lines: LineBoard;
  readonly presence: Presence;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** What is the same for all desks at one moment. */
interface Floor {
  readonly doctors: readonly DoctorRecord[];
  readonly statuses: ReadonlyMap<string, DoctorStatus>;
  readonly talking: ReadonlyMap<string, number>;
  readonly offered: readonly ConsultationRecord[];
}

/** A desk's state, and the patients on whose presence it depends. */
export interface DeskReading {
  readonly state: DeskState;
  readonly patients: ReadonlySet<string>;
}

/** What each doctor sees beside the talks themselves. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #unsubscribe: () => void;
  #floor: Promise<Floor> | undefined;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#unsubscribe = options.bus.subscribe(({ type }) => {
      if (type === 'desk' || type === 'line') this.refresh();
    });
  }

  /** Reads everything anew next time. */
  refresh(): void {
    this.#floor = undefined;
  }

  /** The desk of one doctor now. @throws {ConsultError} `ROLE_REFUSED` if there is no such doctor any more. */
  async read(id: string): Promise<DeskReading> {
    const { store, lines, clock } = this.#options;
    const [floor, snapshot, talks] = await Promise.all([(this.#floor ??= this.#beginFloor()), lines.current(), store.talksOf(id)]);
    const doctor = floor.doctors.find(({ profile }) => profile.id === id);
    if (!doctor) throw new ConsultError('ROLE_REFUSED', 'This doctor has no account any more.');
    const content = { ...this.#own(doctor, floor), ...lineOf(doctor, snapshot), ...this.#talks(doctor, talks, floor) };
    const state = { version: deskVersion(JSON.stringify(content)), ...content, serverTime: instant(clock.now()) };
    return { state, patients: new Set(talks.map(personIn)) };
  }

  close(): void {
    this.#unsubscribe();
  }

  /** A read that failed is not kept: the next one to ask tries again. */
  #beginFloor(): Promise<Floor> {
    const reading = this.#readFloor();
    reading.catch(() => {
      if (this.#floor === reading) this.#floor = undefined;
    });
    return reading;
  }

  async #readFloor(): Promise<Floor> {
    const { store, doctors } = this.#options;
    const [all, statuses, talking, offered] = await Promise.all([
      doctors.all(),
      store.statuses(),
      store.talkingByDoctor(),
      store.offered(),
    ]);
    return { doctors: all, statuses, talking, offered };
  }

  #own(doctor: DoctorRecord, { statuses }: Floor) {
    const { campaigns } = this.#options;
    return {
      doctor: doctor.profile,
      status: statuses.get(doctor.profile.id) ?? ('offline' as const),
      cap: highestCap(campaigns, doctor),
      modules: [...doctor.modules],
      languages: [...doctor.languages],
      campaigns: servedCampaigns(campaigns, doctor),
    };
  }

  #talks(doctor: DoctorRecord, talks: readonly ConsultationRecord[], floor: Floor) {
    const { presence } = this.#options;
    return {
      chats: talks.map((record) => ({ consultation: record.view, patientPresent: presence.isPresent(personIn(record)) })),
      offers: floor.offered.filter((record) => isOfferedTo(record, doctor)).flatMap((record) => offerOf(record, floor.doctors)),
      colleagues: floor.doctors.filter((other) => other !== doctor).map((other) => this.#colleague(other, floor)),
    };
  }

  #colleague(doctor: DoctorRecord, { statuses, talking }: Floor): Colleague {
    const { id } = doctor.profile;
    return {
      doctor: doctor.profile,
      status: statuses.get(id) ?? 'offline',
      modules: [...doctor.modules],
      languages: [...doctor.languages],
      openChats: talking.get(id) ?? 0,
      cap: highestCap(this.#options.campaigns, doctor),
    };
  }
}

function personIn({ view, subject }: ConsultationRecord): string {
  return patientPerson(view.campaign, subject);
}

function lineOf(doctor: DoctorRecord, { people }: LineSnapshot): { line: LineEntry[]; lineTotal: number } {
  const { id } = doctor.profile;
  const served = people.filter((person) => servesLine(doctor, person));
  const inOrder = [
    ...served.filter((person) => !person.declinedBy.includes(id)),
    ...served.filter((person) => person.declinedBy.includes(id)),
  ];
  return { line: inOrder.slice(0, GATEWAY_LIMITS.deskLineMax).map(entryOf), lineTotal: served.length };
}

function entryOf({ id, campaign, number, name, module, language, flagged, returned, lineSince }: WaitingRecord): LineEntry {
  const masked = name === undefined ? {} : { maskedName: maskedName(name) };
  return { consultation: id, campaign, number, ...masked, module, language, flagged, returned, waitingSince: lineSince };
}

function offerOf({ view }: ConsultationRecord, doctors: readonly DoctorRecord[]): DeskState['offers'] {
  const { handover, id, number, module, language, flagged } = view;
  const from: DoctorProfile | null = doctors.find(({ profile }) => profile.id === handover?.from)?.profile ?? view.doctor;
  if (!handover || !from) return [];
  const { to, reason, note, urgent, at } = handover;
  return [{ consultation: id, number, module, language, flagged, from, to, reason, ...(note === undefined ? {} : { note }), urgent, at }];
}
