import type { ConnectionStatus, FollowedConsultation } from '@consult-kit/client';
import { createDeskClient, type DeskClient } from '@consult-kit/client/desk';
import type { CampaignFile, StaffSignedIn } from '@consult-kit/protocol';
import type { DoctorRecord } from '../../../domain/identity/identity.ts';
import { Person, type Surroundings } from './person.ts';

/** Who a doctor is. */
export interface DoctorKind {
  readonly record: DoctorRecord;
  readonly live: 'socket' | 'poll';
  /** Campaigns whose groups talks are handed to. */
  readonly campaigns: readonly CampaignFile[];
  /** What signing in has left on the device. */
  readonly signedIn: StaffSignedIn;
}

/** Key under which the desk keeps its session. */
const SESSION_KEY = 'consult:@desk:session';

/** A doctor at the desk. */
export class Doctor extends Person {
  readonly kind: DoctorKind;
  client!: DeskClient;
  /** Times that the next one was asked for: each accepts one at most. */
  accepts = 0;
  /** Talks that were opened for reading beside the own ones. */
  readonly reading = new Set<string>();
  /** Talks of which an offer was refused, or tried to be. */
  readonly refused = new Set<string>();
  #isRestored = false;

  constructor(name: string, kind: DoctorKind, around: Surroundings) {
    super(name, kind.live, around);
    this.kind = kind;
    this.device.stored.set(SESSION_KEY, JSON.stringify(kind.signedIn));
  }

  get id(): string {
    return this.kind.record.profile.id;
  }

  get side(): 'doctor' {
    return 'doctor';
  }

  get screen(): object {
    return this.client.snapshot;
  }

  get connection(): ConnectionStatus {
    return this.client.snapshot.connection;
  }

  get talks(): ReadonlyMap<string, FollowedConsultation> {
    return new Map(Object.entries(this.client.snapshot.chats));
  }

  protected begin(): void {
    const { page, transport } = this;
    const client = createDeskClient({ transport, bridge: page, timers: page });
    this.client = client;
    this.#isRestored = false;
    this.reading.clear();
    client.on('event', ({ consultation, event }) => page.isAlive && this.heardOf(consultation, event));
    this.watchLink(client);
    client.on('error', (error) => page.isAlive && this.onError(error));
    this.#restore();
  }

  goOn(): void {
    if (this.page.visibility === 'background') this.page.change({ visibility: 'active' });
    if (!this.page.online) this.page.change({ online: true });
    if (!this.#isRestored) this.#restore();
    for (const [consultation, { outgoing }] of this.talks) {
      for (const { id, text, status, error } of outgoing) {
        if (status !== 'failed') continue;
        if (!error) this.client.resend(consultation, id);
        else this.discards(text, () => this.client.discard(consultation, id));
      }
    }
  }

  protected act(): void {
    const { desk } = this.client.snapshot;
    const { random } = this.around;
    if (!this.#isRestored) {
      this.#restore();
      return;
    }
    if (!desk) return;
    const shown = desk.chats.flatMap(({ consultation }) => this.talks.get(consultation.id) ?? []);
    // The talk itself may know sooner than the desk that it was lost.
    const own = shown.filter(({ view }) => view.doctor?.id === this.id);
    random.weighted<() => void>([
      [desk.status === 'online' ? 0.3 : 4, () => this.#setsStatus()],
      [desk.status === 'online' ? 4 : 0.5, () => this.#accepts()],
      [own.length > 0 ? 12 : 0, () => this.#during(random.pick(own))],
      [desk.offers.length > 0 ? 6 : 0, () => this.#answers(random.pick(desk.offers).consultation)],
    ])();
  }

  #restore(): void {
    const { client } = this;
    this.attempt('comes to the desk', async () => {
      if (!(await client.restore())) return;
      this.#isRestored ||= client === this.client;
    });
  }

  #setsStatus(): void {
    const { random } = this.around;
    const status = random.weighted([
      [8, 'online'],
      [1, 'not-accepting'],
      [1, 'break'],
      [1, 'offline'],
    ] as const);
    this.attempt(`is ${status}`, () => this.client.setStatus(status));
  }

  #accepts(): void {
    this.accepts += 1;
    this.attempt('takes the next one', () => this.client.acceptNext());
  }

  #answers(consultation: string): void {
    const { random } = this.around;
    const { client } = this;
    random.weighted<() => void>([
      [2, () => this.attempt('takes the talk over', () => client.acceptHandover(consultation))],
      [1, () => this.#refuses(consultation)],
      [1, () => this.#reads(consultation)],
    ])();
  }

  #during(talk: FollowedConsultation): void {
    const { id, state, handover } = talk.view;
    const { ledger, random } = this.around;
    const { client } = this;
    const isTalking = state === 'talking';
    const failed = talk.outgoing.filter(({ status }) => status === 'failed');
    random.weighted<() => void>([
      [8, () => this.say(talk, ledger.nextText(this.name), (text) => client.send(id, text))],
      [2, () => client.markRead(id, talk.events.at(-1)?.seq ?? 0)],
      [1, () => client.setTyping(id, true)],
      [1, () => client.saveDraft(id, ledger.nextText('draft'))],
      [talk.hasOlder ? 1 : 0, () => this.attempt('looks further back', () => client.loadOlder(id))],
      [failed.length > 0 ? 6 : 0, () => client.resend(id)],
      [isTalking ? 0.8 : 0, () => this.attempt('declines', () => client.decline(id, 'Not my field.'))],
      [isTalking ? 0.3 : 0, () => this.#slips(id)],
      [isTalking ? 1 : 0, () => this.attempt('pauses', () => client.pause(id))],
      [isTalking && !handover ? 2 : 0, () => this.#offers(id)],
      [handover ? 0.6 : 0, () => this.attempt('takes the offer back', () => client.cancelHandover(id))],
      [1, () => this.attempt('notes', () => client.addNote(id, ledger.nextText('note')))],
      [0.3, () => this.attempt('sends the emergency card', () => client.sendEmergencyCard(id))],
      [0.8, () => this.attempt('finishes', () => client.finish(id, { outcome: 'advice', advice: ADVICE }))],
      [0.2, () => this.attempt('finishes without advice', () => client.finish(id, { outcome: 'patient-left' }))],
    ])();
  }

  #refuses(consultation: string): void {
    this.refused.add(consultation);
    this.attempt('refuses the talk', () => this.client.refuseHandover(consultation, 'No time.'));
  }

  #reads(consultation: string): void {
    this.reading.add(consultation);
    this.attempt('reads what is offered', () => this.client.follow(consultation));
  }

  /** Gives a talk back and takes the next one at once, which may be the same. */
  #slips(consultation: string): void {
    this.attempt('declines by a slip', () => this.client.decline(consultation, 'A slip.'));
    this.#accepts();
  }

  #offers(consultation: string): void {
    const { random } = this.around;
    const colleagues = this.client.snapshot.desk?.colleagues ?? [];
    const module = random.pick(random.pick(this.kind.campaigns).modules).id;
    const colleague = colleagues.length > 0 && random.chance(0.6) ? random.pick(colleagues) : undefined;
    const to = colleague ? ({ kind: 'doctor', doctor: colleague.doctor.id } as const) : ({ kind: 'module', module } as const);
    this.attempt('offers the talk', () => this.client.offerHandover(consultation, { to, reason: 'Please.', urgent: false }));
  }
}

const ADVICE = { advice: 'Rest.', whenToGetHelp: '', followUp: '' };
