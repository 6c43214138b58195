import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createId, type CommandResult, type ConsultationRead, type SessionOpened, type StaffSignedIn } from '@consult-kit/protocol';
import { runCommand } from '../gateway-process.ts';
import { CAMPAIGN } from './campaign.ts';
import { BENCH } from './limits.ts';
import { LiveClient } from './load/live-client.ts';
import { commandText } from './load/message.ts';
import type { DoctorSeat, Talk } from './world.ts';

const PASSWORD = 'measured consultations';

/** Makes doctors' accounts in a database; nobody needs to serve it meanwhile. */
export async function addDoctors(folder: string, count: number, database?: string): Promise<void> {
  const file = join(folder, 'doctors.json');
  const doctors = Array.from({ length: count }, (_, index) => ({
    login: loginOf(index),
    names: { en: `Doctor ${index + 1}` },
    password: PASSWORD,
  }));
  writeFileSync(file, JSON.stringify(doctors));
  await runCommand(['doctor', 'import', file, '--data', folder, ...(database === undefined ? [] : ['--database', database])]);
}

/** Signs doctors in and gives each as many talks as `talksEach`, with patients who are new. */
export async function prepareTalks(
  origin: string,
  { from = 0, doctors, talksEach }: { from?: number; doctors: number; talksEach: number },
): Promise<DoctorSeat[]> {
  const sessions = await signInAll(origin, from, doctors);
  const patients = new Map<string, string>();
  await inTurns(doctors * talksEach, async () => {
    const { consultation, patient } = await startConsultation(origin);
    patients.set(consultation, patient);
  });
  const accepted = await inTurns(doctors * talksEach, (index) => acceptNext(origin, sessions[index % doctors] ?? ''));
  return sessions.map((session, doctor) => ({
    session,
    talks: accepted
      .filter((_consultation, index) => index % doctors === doctor)
      .map((consultation) => ({ consultation, patient: patients.get(consultation) ?? '' })),
  }));
}

/** Consultations that were paused, each with messages of the doctor that its patient has not seen. */
export interface MissedTalks {
  readonly talks: readonly Talk[];
  /** What the patients saw before their lines broke, and the end of each log. */
  readonly after: number;
  readonly upTo: number;
}

/** Makes consultations that each hold so many missed messages. A pause frees the doctor, so a few doctors can have them all. */
export async function prepareMissed(origin: string, count: number): Promise<MissedTalks> {
  const sessions = await signInAll(origin, 0, BENCH.idleDoctors);
  const writers = await Promise.all(sessions.map((session) => Writer.open(origin, session)));
  const talks: Talk[] = [];
  while (talks.length < count) {
    const size = Math.min(BENCH.idleBatch, count - talks.length);
    const started = await inTurns(size, () => startConsultation(origin));
    await inTurns(size, async (index) => {
      const consultation = await acceptNext(origin, sessions[index % sessions.length] ?? '');
      await writers[index % writers.length]?.write(consultation, BENCH.missedMessages);
    });
    talks.push(...started);
  }
  for (const writer of writers) writer.close();
  // Created and accepted were seen; the messages and the pause were not.
  return { talks, after: 2, upTo: 3 + BENCH.missedMessages };
}

/** A doctor who writes many messages at once. */
class Writer {
  readonly #client: LiveClient;
  readonly #pending = new Map<string, () => void>();

  private constructor() {
    this.#client = new LiveClient({
      onEvents: () => {},
      onAck: (id) => {
        this.#pending.get(id)?.();
        this.#pending.delete(id);
      },
    });
  }

  static async open(origin: string, session: string): Promise<Writer> {
    const writer = new Writer();
    await writer.#client.open(origin, session);
    return writer;
  }

  /** Writes so many messages into a talk and then pauses it. */
  async write(consultation: string, count: number): Promise<void> {
    const commands = Array.from({ length: count }, () => createId()).map((id) => this.#give(id, commandText(consultation, id)));
    const id = createId();
    const pause = { type: 'command', consultation, command: { id, type: 'consultation.pause' } };
    await Promise.all([...commands, this.#give(id, JSON.stringify(pause))]);
  }

  close(): void {
    if (this.#client.failure !== undefined) throw new Error(`the preparation met: ${this.#client.failure}`);
    this.#client.drop();
  }

  #give(id: string, text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#client.send(text);
    });
  }
}

async function signInAll(origin: string, from: number, count: number): Promise<string[]> {
  return inTurns(count, async (index) => {
    const { session } = await post<StaffSignedIn>(origin, '/v1/staff/sign-in', { login: loginOf(from + index), password: PASSWORD });
    await post(origin, '/v1/desk/commands', { session, command: { id: createId(), type: 'status.set', status: 'online' } });
    return session;
  });
}

async function startConsultation(origin: string): Promise<Talk> {
  const { session } = await post<SessionOpened>(origin, '/v1/sessions', { campaign: CAMPAIGN });
  const command = {
    id: createId(),
    module: 'adults',
    language: 'en',
    intake: { forSelf: true, name: 'Wang Xiuying', answers: [{ question: 'age', kind: 'age', years: 30 }], safety: 'none' },
    consent: { version: 'demo-1', language: 'en', guardian: false },
  };
  const { consultation } = await post<ConsultationRead>(origin, '/v1/consultations', { session, command });
  return { consultation: consultation.id, patient: session };
}

async function acceptNext(origin: string, session: string): Promise<string> {
  const { consultation } = await post<CommandResult>(origin, '/v1/desk/commands', {
    session,
    command: { id: createId(), type: 'queue.accept-next' },
  });
  return consultation ?? '';
}

async function post<Answer>(origin: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** Does something so many times, a bounded number at once. */
async function inTurns<Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < count; index = next) {
      next += 1;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: BENCH.preparingMax }, worker));
  return results;
}

function loginOf(index: number): string {
  return `doctor${index + 1}`;
}
