import { createId, type ConsultationEvent, type Side } from '@consult-kit/protocol';
import type { DoctorSeat, Talk } from '../world.ts';
import { LiveClient } from './live-client.ts';
import { commandText } from './message.ts';
import { allArrived, pace } from './pace.ts';
import { forEachConnecting } from './sockets.ts';

/** Where the two sides connect: the same node, or two different ones. */
export interface TalkOrigins {
  readonly patients: string;
  readonly doctors: string;
}

interface Joined {
  readonly consultation: string;
  readonly clients: Record<Side, LiveClient>;
}

/** Talks between patients and doctors on real sockets. A message counts once it has reached the other side. */
export class TalkLoad {
  #talks: Joined[] = [];
  readonly #byConsultation = new Map<string, Joined>();
  readonly #clients: LiveClient[] = [];
  /** When each message that is under way was sent. */
  readonly #sentAt = new Map<string, number>();
  #latenciesMs: number[] = [];
  #isRunning = false;
  #delivered = 0;

  /** @param origins - Doctors and their patients spread over them in turn. */
  async open({ origins, seats }: { origins: readonly TalkOrigins[]; seats: readonly DoctorSeat[] }): Promise<void> {
    const joined = await forEachConnecting(seats, (seat, index) => this.#openSeat(origins[index % origins.length] as TalkOrigins, seat));
    this.#talks = joined.flat();
    for (const talk of this.#talks) this.#byConsultation.set(talk.consultation, talk);
  }

  /** Keeps one message of each side of each talk under way until `stop`. */
  run(): void {
    this.#isRunning = true;
    for (const talk of this.#talks) for (const side of ['patient', 'doctor'] as const) this.#send(talk, side);
  }

  stop(): void {
    this.#isRunning = false;
  }

  delivered(): number {
    this.#assertSound();
    return this.#delivered;
  }

  /** Sends at an even pace, the sides in turn, and returns how long each message took to the other side, in milliseconds. */
  async paced({ perSecond, durationMs }: { perSecond: number; durationMs: number }): Promise<number[]> {
    this.#latenciesMs = [];
    await pace(perSecond, durationMs, (turn) => {
      const talk = this.#talks[turn % this.#talks.length];
      if (talk) this.#send(talk, Math.floor(turn / this.#talks.length) % 2 === 0 ? 'patient' : 'doctor');
    });
    await allArrived(() => this.#sentAt.size);
    this.#assertSound();
    return this.#latenciesMs;
  }

  close(): void {
    for (const client of this.#clients) client.drop();
  }

  async #openSeat(origins: TalkOrigins, { session, talks }: DoctorSeat): Promise<Joined[]> {
    const doctor = await this.#client('doctor', origins.doctors, session);
    return forEachConnecting(talks, (talk) => this.#join(origins, doctor, talk));
  }

  async #join(origins: TalkOrigins, doctor: LiveClient, { consultation, patient: session }: Talk): Promise<Joined> {
    const patient = await this.#client('patient', origins.patients, session);
    doctor.follow(consultation, 0);
    patient.follow(consultation, 0);
    return { consultation, clients: { patient, doctor } };
  }

  async #client(side: Side, origin: string, session: string): Promise<LiveClient> {
    const client = new LiveClient({ onEvents: (consultation, events) => this.#take(consultation, side, events) });
    await client.open(origin, session);
    this.#clients.push(client);
    return client;
  }

  #send({ consultation, clients }: Joined, side: Side): void {
    const id = createId();
    this.#sentAt.set(id, performance.now());
    clients[side].send(commandText(consultation, id));
  }

  #take(consultation: string, side: Side, events: readonly ConsultationEvent[]): void {
    const talk = this.#byConsultation.get(consultation);
    for (const event of events) {
      if (event.type !== 'message.stored' || event.from === side) continue;
      const sentAt = this.#sentAt.get(event.id);
      if (sentAt === undefined) continue;
      this.#sentAt.delete(event.id);
      this.#delivered += 1;
      if (this.#isRunning && talk) this.#send(talk, event.from);
      else this.#latenciesMs.push(performance.now() - sentAt);
    }
  }

  #assertSound(): void {
    const failure = this.#clients.find((client) => client.failure !== undefined)?.failure;
    if (failure !== undefined) throw new Error(`a client of the benchmark met: ${failure}`);
  }
}
