import {
  ConsultError,
  createId,
  eventForPatient,
  LIMITS,
  viewForPatient,
  type CommandResult,
  type ConsultationCommand,
  type ConsultationRead,
  type ConsultationView,
  type EventsPage,
  type StartCommand,
} from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaign, Campaigns, Clock } from '../campaigns/campaign.ts';
import type { EngineCounters } from '../counters.ts';
import type { DoctorDirectory, DoctorRecord } from '../identity/identity.ts';
import { instant } from '../instant.ts';
import type { Caps } from '../ledger/caps.ts';
import { closeCaseAtEnd } from '../ledger/close-case.ts';
import { reserveCase } from '../ledger/reserve-case.ts';
import type { Logger } from '../logger.ts';
import type { LineBoard } from '../queue/line-board.ts';
import type { WorkGate } from '../work-gate.ts';
import { assertAccess, assertClaim, unknownConsultation } from './access.ts';
import { personOf, type Actor, type PatientActor } from './actor.ts';
import type { Announcer } from './announcer.ts';
import { assertDoctorCommand, assertPatientCommand } from './command-sides.ts';
import type { ConsultationRecord, ConsultationStore, ConsultationTransaction, LineName } from './consultation-store.ts';
import { fingerprint } from './fingerprint.ts';
import { fold, foldFirst, type Folded } from './fold.ts';
import { decideForPatient } from './patient-commands.ts';
import { assertMayStart, comeBackAfterMs } from './start-rules.ts';
import { assertSame, idReused, repeatedResult } from './repeats.ts';
import { needsColleagues, type Decision, type TalkRules } from './talk-rules.ts';

/** What consultations need. */
export interface ConsultationsOptions {
  readonly store: ConsultationStore;
  readonly campaigns: Campaigns;
  readonly doctors: DoctorDirectory;
  readonly clock: Clock;
  readonly lines: LineBoard;
  readonly caps: Caps;
  readonly rules: TalkRules;
  readonly announcer: Announcer;
  readonly counters: EngineCounters;
  readonly gate: WorkGate;
  readonly logger: Logger;
}

/** One command with all that was known before its transaction began, and the record that it meets. */
interface GivenCommand {
  readonly actor: Actor;
  readonly before: ConsultationRecord;
  readonly command: ConsultationCommand;
  readonly print: string;
  readonly colleagues: readonly DoctorRecord[];
}

/** The answer to a command that opens a consultation. */
export interface StartResult extends CommandResult {
  consultation: string;
}

/** What one command did to one consultation. */
interface Outcome<Result> {
  readonly result: Result;
  readonly before?: ConsultationRecord | null;
  readonly folded?: Folded;
}

/** Consultations from the first command to the last page of the log. Everything here speaks to one person at a time. */
export class Consultations {
  readonly #options: ConsultationsOptions;

  constructor(options: ConsultationsOptions) {
    this.#options = options;
  }

  /**
   * Opens a consultation: a place in line. The same command again gives the same consultation.
   * @throws {ConsultError} What the campaign does not allow; `CONSULTATION_GOING_ON`; `QUEUE_FULL`;
   *   `SPONSOR_CAP_REACHED`; `GATEWAY_BUSY`; `ID_REUSED`.
   */
  async create(actor: PatientActor, command: StartCommand): Promise<StartResult> {
    const { store, campaigns, gate, logger } = this.#options;
    gate.assertOpen();
    const campaign = campaigns.find(actor.campaign);
    if (!campaign) throw new ConsultError('CAMPAIGN_UNKNOWN', 'This gateway does not serve the campaign of this session.');
    const print = fingerprint(personOf(actor), command);
    return this.#counted(
      store.transact<Outcome<StartResult>>(
        async (transaction) => {
          const started = await transaction.findStarted(actor.subject, actor.campaign, command.id);
          if (started) return { result: await repeatedStart(transaction, started, print, command.id) };
          const atMs = this.#options.clock.now();
          const { language } = assertMayStart(campaign, command, atMs);
          const line = { campaign: campaign.id, module: command.module, language };
          if (await transaction.findGoingOn(actor.subject, actor.campaign)) {
            throw new ConsultError('CONSULTATION_GOING_ON', 'This person is in a consultation already. Go on with it, or end it first.');
          }
          const { maxWaiting } = campaign.file.queue ?? {};
          if (maxWaiting !== undefined && (await transaction.countWaiting(line)) >= maxWaiting) throw this.#queueFull(campaign, line, atMs);
          const number = await transaction.nextNumber(campaign.id);
          await reserveCase(transaction, campaign, { ...line, number, atMs }, logger);
          const { intake, consent } = command;
          const draft = { type: 'consultation.created', ...line, number, intake, consent, flagged: intake.safety === 'some' } as const;
          const folded = foldFirst(createId(), actor.subject, draft, atMs);
          await transaction.insert(folded.record, folded.events, { id: command.id, fingerprint: print });
          return { result: { id: command.id, consultation: folded.record.view.id, seq: 1, at: instant(atMs) }, before: null, folded };
        },
        { campaign: campaign.id },
      ),
    );
  }

  /**
   * Runs one command on a consultation; resolves once it is committed and flushed.
   * Calls made one after the other, without waiting, are committed in that order.
   * @throws {ConsultError} What the rules say; nothing has changed then.
   */
  async command(actor: Actor, consultation: string, command: ConsultationCommand): Promise<CommandResult> {
    const { store, gate, doctors } = this.#options;
    gate.assertOpen();
    const print = fingerprint(personOf(actor), command);
    const colleagues = actor.side === 'doctor' && needsColleagues(command) ? await doctors.all() : [];
    return this.#counted(
      store.transact<Outcome<CommandResult>>(
        async (transaction) => {
          const before = await transaction.find(consultation);
          if (!before) throw unknownConsultation();
          const earlier = await transaction.command(before, command.id);
          // A doctor who handed a talk over is not in it any more, and still gets the same answer to the same command.
          if (earlier?.fingerprint === print) return { result: repeatedResult(earlier) };
          assertClaim(actor, before, command);
          assertAccess(actor, before, 'offered');
          if (earlier) throw idReused();
          return this.#run(transaction, { actor, before, command, print, colleagues });
        },
        { consultation, command: command.id },
      ),
    );
  }

  /** A consultation as this person may see it, with the place in line while a patient waits. */
  async read(actor: Actor, consultation: string): Promise<ConsultationRead> {
    const record = await this.#readable(actor, consultation);
    const view = viewFor(actor, record);
    const waits = actor.side === 'patient' && view.state === 'waiting';
    const line = waits ? await this.#options.lines.place(consultation, view) : null;
    return { consultation: view, line, serverTime: this.#now() };
  }

  /** This person's consultations, newest first. */
  async list(actor: Actor): Promise<{ consultations: ConsultationView[]; serverTime: string }> {
    const { store } = this.#options;
    const records =
      actor.side === 'patient'
        ? await store.listOfPatient(actor.subject, actor.campaign, GATEWAY_LIMITS.listMax)
        : await store.listOfDoctor(actor.id, GATEWAY_LIMITS.listMax);
    return { consultations: records.map((record) => viewFor(actor, record)), serverTime: this.#now() };
  }

  /** A page of the log: forward from `after`, or back from `before`; without either, the newest. */
  async events(
    actor: Actor,
    consultation: string,
    { after, before, limit }: { after?: number | undefined; before?: number | undefined; limit?: number | undefined },
  ): Promise<EventsPage> {
    if (after !== undefined && before !== undefined) {
      throw new ConsultError('INPUT_INVALID', 'Expected "after" or "before", not both.', {
        faults: [{ path: ['before'], message: 'expected none beside "after"' }],
      });
    }
    const record = await this.#readable(actor, consultation);
    const range = { after, before, limit: limit ?? LIMITS.eventsPageDefault };
    const events = await this.#options.store.events(record.key, range);
    const lastSeq = Math.max(record.view.seq, events.at(-1)?.seq ?? 0);
    return { events: actor.side === 'patient' ? events.map(eventForPatient) : events, lastSeq, serverTime: this.#now() };
  }

  /** The consultation of this person that is still going on, if any. */
  async goingOn({ subject, campaign }: { subject: string; campaign: string }): Promise<string | null> {
    const [newest] = await this.#options.store.listOfPatient(subject, campaign, 1);
    const state = newest?.view.state;
    return newest && (state === 'waiting' || state === 'talking' || state === 'paused') ? newest.view.id : null;
  }

  async #run(transaction: ConsultationTransaction, given: GivenCommand): Promise<Outcome<CommandResult>> {
    const { before, command, print } = given;
    const atMs = Math.max(this.#options.clock.now(), before.lastAtMs);
    const retentionMs = this.#options.rules.retentionMs(before.view.campaign);
    const decided = await this.#decide(transaction, given, { atMs, keptUntil: instant(atMs + retentionMs) });
    const folded = fold(decided.record ?? before, decided.drafts, { atMs, retentionMs });
    const seq = folded.events[0]?.seq ?? before.view.seq;
    const done = { id: command.id, fingerprint: print, consultation: before.view.id, seq, atMs };
    const result = repeatedResult(done);
    if (folded.record !== before) await transaction.update(folded.record, folded.events);
    await closeCaseAtEnd(transaction, before, folded.record);
    // Also what changed nothing: it could change something when it comes again, and its id is taken.
    await transaction.rememberCommand(before, done);
    return { result, before, folded };
  }

  async #decide(
    transaction: ConsultationTransaction,
    { actor, before, command, colleagues }: GivenCommand,
    context: { atMs: number; keptUntil: string },
  ): Promise<Decision> {
    const { rules } = this.#options;
    if (actor.side === 'doctor') {
      assertDoctorCommand(command);
      return rules.decideForDoctor(transaction, actor, before, command, { ...context, colleagues });
    }
    assertPatientCommand(command);
    const wayBack = before.view.state === 'paused' ? await rules.wayBack(transaction, before, context.atMs) : undefined;
    return { drafts: decideForPatient(before.view, command, { ...context, wayBack }) };
  }

  async #readable(actor: Actor, consultation: string): Promise<ConsultationRecord> {
    const record = await this.#options.store.find(consultation);
    if (!record) throw unknownConsultation();
    assertAccess(actor, record, 'offered');
    return record;
  }

  /** Waits for the commit, then tells everyone; counts what was refused. */
  async #counted<Result extends CommandResult>(work: Promise<Outcome<Result>>): Promise<Result> {
    const { counters, announcer, caps } = this.#options;
    try {
      const { result, before, folded } = await work;
      counters.commandsTotal += 1;
      if (folded && before !== undefined) announcer.stored(before, folded);
      // A command that opens a consultation has the first event.
      else announcer.repeated(result, result.seq === 1);
      return result;
    } catch (reason) {
      const code = reason instanceof ConsultError ? reason.code : 'INTERNAL';
      counters.refusedTotal[code] = (counters.refusedTotal[code] ?? 0) + 1;
      // The cap may have been used up on another node.
      if (code === 'SPONSOR_CAP_REACHED') caps.lookSoon();
      throw reason;
    }
  }

  #queueFull(campaign: Campaign, line: LineName, atMs: number): ConsultError {
    return new ConsultError('QUEUE_FULL', 'Every doctor is busy and the line is full. Try again later.', {
      retryAfterMs: comeBackAfterMs(campaign, line.module, atMs, this.#options.lines.retryAfterMs(line)),
    });
  }

  #now(): string {
    return instant(this.#options.clock.now());
  }
}

function viewFor(actor: Actor, { view }: ConsultationRecord): ConsultationView {
  return actor.side === 'patient' ? viewForPatient(view) : view;
}

async function repeatedStart(
  transaction: ConsultationTransaction,
  started: { id: string; fingerprint: string },
  print: string,
  commandId: string,
): Promise<StartResult> {
  assertSame(started.fingerprint, print);
  const record = await transaction.find(started.id);
  if (!record) throw unknownConsultation();
  return { id: commandId, consultation: started.id, seq: 1, at: record.view.createdAt };
}
