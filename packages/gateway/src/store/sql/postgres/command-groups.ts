import type { ConsultationTransaction } from '../../../domain/consultations/consultation-store.ts';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import type { DatabaseCounts } from '../database.ts';
import { Draft, TouchesMore, type StoredConsultation } from '../draft.ts';
import { KnownRecords } from '../known-records.ts';
import type { Connections } from './connections.ts';
import { isUnreachable } from './failures.ts';
import { changeStatement, loadedFrom, loadStatement } from './group-statements.ts';

/** For a consultation that was not read: a command that was run before is noticed when it is stored again. */
const NONE_KNOWN = { get: () => undefined };

/** What a command does. */
export type Work = (transaction: ConsultationTransaction) => Promise<unknown>;

/** One command on one consultation, and who waits for it. */
interface GroupedCommand {
  readonly work: Work;
  readonly consultation: string;
  readonly command: string | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** Times that somebody else came in between. */
  clashes: number;
}

/** The commands of a group on one consultation, in their order, with what each will hear once they are stored. */
interface Sheet {
  readonly draft: Draft;
  /** Whether the consultation was not read for this group, and may have been changed by others since it was. */
  readonly fromMemory: boolean;
  readonly answered: { readonly given: GroupedCommand; readonly isDone: boolean; readonly tell: () => void }[];
  /** From the first one on that needs a transaction of its own. */
  readonly alone: GroupedCommand[];
}

/** What the groups need. */
export interface CommandGroupsOptions {
  readonly connections: Connections;
  readonly counts: DatabaseCounts;
  /** Runs a command in a transaction of its own. */
  readonly runAlone: (work: Work, consultation: string) => Promise<unknown>;
}

/**
 * Runs commands in groups: all that arrive while a group is being stored make the next one. A group is read with one statement, run in
 * memory, and stored with one statement, which is also its commit. Nothing is locked in between: a consultation that somebody else has
 * changed meanwhile is left alone by that statement, and its commands run again. So what was read or stored before need not be read
 * again; only what changes nothing, as a refusal, has to be decided on what was read for it.
 */
export class CommandGroups {
  readonly #options: CommandGroupsOptions;
  readonly #known = new KnownRecords();
  #waiting: GroupedCommand[] = [];
  /** What waits behind a command that runs alone, by consultation. */
  readonly #behind = new Map<string, GroupedCommand[]>();
  #isRunning = false;

  constructor(options: CommandGroupsOptions) {
    this.#options = options;
  }

  /** Runs one command on a consultation after those given before. @throws {ConsultError} `DATABASE_UNREACHABLE`; whatever `work` throws. */
  run<Result>(
    work: (transaction: ConsultationTransaction) => Promise<Result>,
    { consultation, command }: { consultation: string; command?: string },
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#add({ work, consultation, command, resolve: resolve as (result: unknown) => void, reject, clashes: 0 });
    });
  }

  #add(given: GroupedCommand): void {
    const queue = this.#behind.get(given.consultation);
    if (queue) queue.push(given);
    else this.#waiting.push(given);
    if (!this.#isRunning) void this.#runAll();
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true;
    let last = 0;
    while (this.#waiting.length > 0) {
      // The rest of this turn's input comes first: all of it joins the group.
      await endOfTurn();
      if (last >= GATEWAY_LIMITS.gatherFromCommands && this.#waiting.length < GATEWAY_LIMITS.groupCommandsMax) await gathering();
      const group = this.#waiting.splice(0, GATEWAY_LIMITS.groupCommandsMax);
      last = group.length;
      await this.#runGroup(group);
    }
    this.#isRunning = false;
  }

  async #runGroup(group: readonly GroupedCommand[]): Promise<void> {
    let loaded: ReadonlyMap<string, StoredConsultation>;
    try {
      loaded = await this.#load(group);
    } catch (failure) {
      for (const { reject } of group) reject(failure);
      return;
    }
    const sheets = new Map<string, Sheet>();
    for (const given of group) {
      const { consultation } = given;
      const sheet = sheets.get(consultation) ?? newSheet(consultation, loaded.get(consultation));
      sheets.set(consultation, sheet);
      await runOn(sheet, given);
    }
    const unproven = [...sheets.values()].filter(({ draft, fromMemory }) => fromMemory && !draft.provesItself);
    await this.#store([...sheets.values()].filter((sheet) => !unproven.includes(sheet)));
    for (const sheet of unproven) this.#again(sheet);
  }

  /** Reads what this gateway does not know; whether what it knows is still so, the statement that stores finds out. */
  async #load(group: readonly GroupedCommand[]): Promise<ReadonlyMap<string, StoredConsultation>> {
    const unknown = group.filter(({ consultation }) => !this.#known.latest(consultation));
    const { rows } =
      unknown.length === 0 ? { rows: [] } : await this.#options.connections.use((session) => session.query(loadStatement(unknown)));
    const stored: Map<string, StoredConsultation> = loadedFrom(rows);
    for (const { consultation } of group) {
      const known = this.#known.latest(consultation);
      if (known) stored.set(consultation, { ...known, commands: NONE_KNOWN });
    }
    return stored;
  }

  async #store(sheets: readonly Sheet[]): Promise<void> {
    const changed = sheets.flatMap((sheet) => (sheet.draft.change ? [{ sheet, change: sheet.draft.change }] : []));
    const leftAlone = new Set<Sheet>();
    try {
      const keys = await this.#save(changed.map(({ change }) => change));
      for (const { sheet, change } of changed) if (keys.has(change.record.key)) leftAlone.add(sheet);
      const stored = changed.flatMap(({ sheet, change }) => (leftAlone.has(sheet) ? [] : change));
      this.#known.keep(stored.map(({ record, version }) => ({ record, version: version + 1 })));
    } catch (failure) {
      for (const { change } of changed) this.#known.forget(change.record.view.id);
      for (const { sheet } of changed) this.#failed(sheet, failure);
      this.#finish(sheets.filter((sheet) => sheet.draft.change === undefined));
      return;
    }
    this.#finish(sheets.filter((sheet) => !leftAlone.has(sheet)));
    for (const sheet of leftAlone) this.#clashed(sheet);
  }

  /** @returns The keys of the consultations that were left alone. */
  async #save(changes: Parameters<typeof changeStatement>[0]): Promise<ReadonlySet<number>> {
    if (changes.length === 0) return new Set();
    const { rows } = await this.#options.connections.use((session) => session.query<{ key: number }>(changeStatement(changes)));
    this.#options.counts.commits += 1;
    return new Set(rows.map(({ key }) => key));
  }

  /** Gives the answers; what has to run alone goes on. */
  #finish(sheets: readonly Sheet[]): void {
    for (const { answered, alone } of sheets) {
      this.#options.counts.commands += answered.filter(({ isDone }) => isDone).length;
      for (const { tell } of answered) tell();
      this.#runAlone(alone);
    }
  }

  /** A group that could not be stored: whether it was is unknown if the connection broke; otherwise one of them must be at fault. */
  #failed(sheet: Sheet, failure: unknown): void {
    const all = commandsOf(sheet);
    if (isUnreachable(failure)) for (const { reject } of all) reject(failure);
    else this.#runAlone(all);
  }

  /** Somebody else came in between. */
  #clashed(sheet: Sheet): void {
    const all = commandsOf(sheet);
    for (const given of all) given.clashes += 1;
    for (const { consultation } of all.slice(0, 1)) this.#known.contest(consultation);
    if (all.some(({ clashes }) => clashes >= GATEWAY_LIMITS.databaseTriesMax)) this.#runAlone(all);
    else this.#again(sheet);
  }

  /** The same commands once more on what is read anew, before those that came after them. */
  #again(sheet: Sheet): void {
    const all = commandsOf(sheet);
    for (const { consultation } of all) this.#known.forget(consultation);
    this.#waiting.unshift(...all);
  }

  /** Runs the first one in a transaction of its own, which waits for whoever holds the consultation; the others follow it. */
  #runAlone([first, ...others]: readonly GroupedCommand[]): void {
    if (!first) return;
    const { consultation, work, resolve, reject } = first;
    this.#known.forget(consultation);
    const later = this.#waiting.filter((given) => given.consultation === consultation);
    if (later.length > 0) this.#waiting = this.#waiting.filter((given) => given.consultation !== consultation);
    this.#behind.set(consultation, [...others, ...later]);
    void this.#options
      .runAlone(work, consultation)
      .then(resolve, reject)
      .finally(() => {
        const behind = this.#behind.get(consultation) ?? [];
        this.#behind.delete(consultation);
        for (const given of behind) this.#add(given);
      });
  }
}

function newSheet(consultation: string, stored: StoredConsultation | undefined): Sheet {
  return { draft: new Draft(consultation, stored), fromMemory: stored?.commands === NONE_KNOWN, answered: [], alone: [] };
}

function commandsOf({ answered, alone }: Sheet): readonly GroupedCommand[] {
  return [...answered.map(({ given }) => given), ...alone];
}

/** Runs one command in memory, behind those of its consultation. */
async function runOn({ draft, answered, alone }: Sheet, given: GroupedCommand): Promise<void> {
  if (alone.length > 0) {
    alone.push(given);
    return;
  }
  try {
    const result = await draft.run(given.work, given.command);
    answered.push({ given, isDone: true, tell: () => given.resolve(result) });
  } catch (reason) {
    if (reason instanceof TouchesMore) alone.push(given);
    // Said only once what it was refused for is stored.
    else answered.push({ given, isDone: false, tell: () => given.reject(reason) });
  }
}

/** Under load a group costs about as much as its commands: a few milliseconds make it larger, and nearly halve what each command costs. */
function gathering(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, GATEWAY_LIMITS.gatherMs));
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
