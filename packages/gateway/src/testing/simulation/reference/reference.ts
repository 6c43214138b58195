import { applyEvent, CAMPAIGN_DEFAULTS, type CampaignFile, type ConsultationEvent, type ConsultationView } from '@consult-kit/protocol';
import type { DoctorRecord } from '../../../domain/identity/identity.ts';
import { hold } from '../violation.ts';
import { ReferenceTalk } from './reference-talk.ts';

/** A stored event, as its row says. */
export interface StoredEvent {
  readonly key: number;
  readonly id: string;
  readonly subject: string;
  readonly event: ConsultationEvent;
}

/** Where and how a message stands in the log. */
export interface StoredMessage {
  readonly consultation: string;
  readonly seq: number;
  readonly id: string;
}

/** What the logs tell, worked out event by event in the order of their commits, beside and apart from the gateway. */
export class Reference {
  readonly talks = new Map<string, ReferenceTalk>();
  /** Views after each event, by consultation; the one after event `n` stands at `n`. */
  readonly views = new Map<string, ConsultationView[]>();
  /** Stored messages by their text; every text is sent once. */
  readonly messages = new Map<string, StoredMessage>();
  readonly notes = new Set<string>();
  /** How many each doctor has accepted. */
  readonly accepts = new Map<string, number>();
  readonly #ids = new Set<string>();
  readonly #doctors: ReadonlyMap<string, DoctorRecord>;
  readonly #campaigns: ReadonlyMap<string, CampaignFile>;

  constructor(doctors: readonly DoctorRecord[], campaigns: readonly CampaignFile[]) {
    this.#doctors = new Map(doctors.map((doctor) => [doctor.profile.id, doctor]));
    this.#campaigns = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  }

  /** Takes in the next stored event. @throws {Violation} It breaks a promise. */
  apply({ key, id, subject, event }: StoredEvent): ReferenceTalk {
    const known = this.talks.get(id);
    if (event.type === 'consultation.accepted') this.#assertHead(known, event.doctor.id);
    if (event.type === 'message.stored') this.#takeMessage(id, event);
    if (event.type === 'note.added') this.#takeNote(event.text);
    const talk = known ?? this.#begin(key, id, subject, event);
    if (known) known.apply(event);
    const views = this.views.get(id) ?? [];
    this.views.set(id, views);
    views[event.seq] = applyEvent(id, views[event.seq - 1] ?? null, event);
    if (talk.state === 'talking' && TAKES_SLOT.has(event.type)) this.#assertCap(talk);
    this.#noteSight(talk);
    return talk;
  }

  /** The consultation was deleted. */
  remove(id: string): void {
    this.talks.delete(id);
    this.views.delete(id);
  }

  /** Those who wait, in the order in which they are to be accepted. */
  line(): ReferenceTalk[] {
    return [...this.talks.values()].filter(({ state }) => state === 'waiting').sort(byPlace);
  }

  /** A doctor's talks. */
  talkingOf(doctor: string): ReferenceTalk[] {
    return [...this.talks.values()].filter((talk) => talk.state === 'talking' && talk.doctor?.id === doctor);
  }

  /** Whether a doctor may look at a talk as it is now. What was refused may be won later from the line. */
  sees(doctor: string, { doctor: own, seenBy, seq, refusedBy }: ReferenceTalk): boolean {
    return own?.id === doctor || (seenBy.get(doctor) === seq && !refusedBy.includes(doctor));
  }

  /** Whether a doctor may see an event: had the talk, or an offer of it, right before it or at any time since. */
  maySee(doctor: string, consultation: string, seq: number): boolean {
    const last = this.talks.get(consultation)?.seenBy.get(doctor);
    return last !== undefined && last >= seq - 1;
  }

  #begin(key: number, id: string, subject: string, event: ConsultationEvent): ReferenceTalk {
    const talk = new ReferenceTalk(key, id, subject, event);
    for (const other of this.talks.values()) {
      const isSame = other.subject === subject && other.campaign === talk.campaign && other.isGoingOn;
      hold(!isSame, 'no double', () => `${subject} has ${other.id} and ${id} at the same time`);
    }
    this.talks.set(id, talk);
    return talk;
  }

  #takeMessage(consultation: string, { id, seq, text }: Extract<ConsultationEvent, { type: 'message.stored' }>): void {
    hold(!this.#ids.has(id), 'no double', () => `the message ${id} is stored twice`);
    hold(!this.messages.has(text), 'no double', () => `"${text}" is stored twice`);
    this.#ids.add(id);
    this.messages.set(text, { consultation, seq, id });
  }

  #takeNote(text: string): void {
    hold(!this.notes.has(text), 'no double', () => `the note "${text}" is stored twice`);
    this.notes.add(text);
  }

  /** Who is accepted must be the head of what this doctor serves and has room for. */
  #assertHead(accepted: ReferenceTalk | undefined, doctor: string): void {
    const record = this.#doctors.get(doctor);
    const talking = this.talkingOf(doctor).length;
    const served = this.line().filter((talk) => record && serves(record, talk) && talking < this.#cap(talk.campaign));
    const head = served.find(({ declinedBy }) => !declinedBy.includes(doctor)) ?? served[0];
    hold(accepted !== undefined, 'gapless order', () => `${doctor} accepted a consultation that was never opened`);
    hold(accepted.state === 'waiting', 'one doctor for a case', () => `${doctor} accepted ${accepted.id}, which is ${accepted.state}`);
    if (talking >= this.#cap(accepted.campaign)) this.#assertCap(accepted, doctor, talking + 1);
    hold(head === accepted, 'queue order kept', () => `${doctor} accepted ${accepted.id} while ${head?.id ?? 'nobody'} is the head`);
    this.accepts.set(doctor, (this.accepts.get(doctor) ?? 0) + 1);
  }

  #assertCap(talk: ReferenceTalk, doctor = talk.doctor?.id ?? '', count = this.talkingOf(doctor).length): void {
    hold(count <= this.#cap(talk.campaign), 'cap held', () => `${doctor} has ${count} talks with ${talk.id} of ${talk.campaign}`);
  }

  #cap(campaign: string): number {
    return this.#campaigns.get(campaign)?.queue?.maxChatsPerDoctor ?? CAMPAIGN_DEFAULTS.chatsPerDoctor;
  }

  #noteSight(talk: ReferenceTalk): void {
    const { offer, seq, seenBy } = talk;
    if (talk.doctor) seenBy.set(talk.doctor.id, seq);
    if (!offer) return;
    for (const record of this.#doctors.values()) {
      const { id } = record.profile;
      const reaches = offer.to.kind === 'doctor' ? offer.to.doctor === id : serves(record, { ...talk, module: offer.to.module });
      if (reaches && id !== offer.from && !talk.refusedBy.includes(id)) seenBy.set(id, seq);
    }
  }
}

/** Events after which a doctor has one more talk. */
const TAKES_SLOT: ReadonlySet<ConsultationEvent['type']> = new Set(['consultation.accepted', 'consultation.resumed', 'handover.accepted']);

function byPlace(one: ReferenceTalk, other: ReferenceTalk): number {
  if (one.flagged !== other.flagged) return one.flagged ? -1 : 1;
  if (one.returned !== other.returned) return one.returned ? -1 : 1;
  return one.lineSinceMs - other.lineSinceMs || one.key - other.key;
}

function serves(doctor: DoctorRecord, line: { campaign: string; module: string; language: string }): boolean {
  const isOneOf = (value: string, list: readonly string[]): boolean => list.length === 0 || list.includes(value);
  return isOneOf(line.campaign, doctor.campaigns) && isOneOf(line.module, doctor.modules) && isOneOf(line.language, doctor.languages);
}
