import type { Timers } from '@consult-kit/client';
import { isConsultError, type CampaignPage, type CampaignText, type Editor, type ErrorCode } from '@consult-kit/protocol';
import type { ConsoleClient } from '../console-client.ts';
import { KeptEdits, type DraftBase } from './kept-edits.ts';
import { mergeFiles, withPlace, type Conflict, type Place } from './merge.ts';
import { isSame } from './paths.ts';

/** Others learn within this time that somebody has the form open, and this form of what others have saved. */
const READ_EVERY_MS = 5_000;
/** An edit is saved this long after the last one. */
const SAVE_AFTER_MS = 1_000;
/** A save that failed is tried again after this time. */
const RETRY_AFTER_MS = 5_000;
/** Others may save between our reading and our saving; after so many rounds it is left to the next try. */
const ROUNDS_MAX = 5;

/** How the draft stands. A new one with every change. */
export interface DraftStatus {
  /** `unsaved` waits for the person to stop typing, `conflict` for a choice, `failed` for the next try. */
  saving: 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';
  /** When the gateway stored this person's last edit, ISO 8601 UTC. */
  savedAt: string | undefined;
  /** Why the last exchange with the gateway failed. */
  failure: ErrorCode | undefined;
  conflicts: readonly Conflict[];
  /** Who else has saved last; the other side of a conflict. */
  other: Editor | undefined;
  /** What others have changed since this person began, joined into the form. */
  taken: readonly Place[];
  /** Text of the JSON pane that is no JSON yet. */
  looseText: string | undefined;
}

export interface DraftKeeperOptions {
  client: ConsoleClient;
  timers: Timers;
  storage: Storage;
  campaign: string;
  /** Whether the person has the form before them, which others are told. */
  isOpen: () => boolean;
  onChange: () => void;
}

/**
 * Keeps one campaign's draft between this form and the gateway: reads it every few seconds, saves edits by itself, joins what others save
 * meanwhile, and holds what could not be saved in this tab. One exchange with the gateway at a time, so answers never overtake each other.
 */
export class DraftKeeper {
  /** What the gateway last said; `null` before the first answer. */
  page: CampaignPage | null = null;
  /** The file as it stands in the form. */
  file: CampaignText | null = null;
  readonly #options: DraftKeeperOptions;
  readonly #kept: KeptEdits;
  #base: DraftBase | undefined;
  #theirs: DraftBase | undefined;
  #conflicts: readonly Conflict[] = [];
  #other: Editor | undefined;
  #taken: readonly Place[] = [];
  #looseText: string | undefined;
  #savedAt: string | undefined;
  #failure: ErrorCode | undefined;
  #isSaving = false;
  #turn: Promise<unknown> = Promise.resolve();
  #stopRead: () => void = () => undefined;
  #stopSave: () => void = () => undefined;
  #isRunning = false;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
    this.#kept = new KeptEdits(options.storage, options.client.account?.id ?? '', options.campaign);
  }

  /** An integrator may change campaigns of the store. */
  get canChange(): boolean {
    return this.#options.client.account?.role === 'integrator' && this.page?.source === 'store';
  }

  /** Why the last exchange failed. */
  get failure(): ErrorCode | undefined {
    return this.#failure;
  }

  /** Whether the form has something that the gateway does not. */
  get isUnsaved(): boolean {
    return this.#looseText !== undefined || (this.file !== null && this.#base !== undefined && !isSame(this.file, this.#base.file));
  }

  get status(): DraftStatus {
    return {
      saving: this.#saving(),
      savedAt: this.#savedAt,
      failure: this.#failure,
      conflicts: this.#conflicts,
      other: this.#other,
      taken: this.#taken,
      looseText: this.#looseText,
    };
  }

  start(): void {
    this.#isRunning = true;
    void this.refresh();
  }

  /** Ends the reading; what is not saved yet is saved if the gateway answers. */
  async stop(): Promise<void> {
    await this.saveNow();
    this.#isRunning = false;
    this.#stopRead();
    this.#stopSave();
    const { client, campaign } = this.#options;
    // Others need not wait until this person has been silent for long enough.
    if (client.account && this.canChange) await client.read(campaign, false).catch(() => undefined);
  }

  /** Takes a changed file from the form. */
  replace(file: CampaignText): void {
    if (!this.canChange) return;
    this.file = file;
    this.#keep();
    this.#saveAfter(SAVE_AFTER_MS);
    this.#options.onChange();
  }

  /** Keeps what is in the JSON pane while it is no JSON; `undefined` when it is. */
  keepText(text: string | undefined): void {
    this.#looseText = text;
    this.#keep();
    this.#options.onChange();
  }

  /** Takes one side's value of a conflict; the rest of the file stays. */
  resolve({ place, mine, theirs }: Conflict, side: 'mine' | 'theirs'): void {
    if (!this.file || !this.#base) return;
    this.file = withPlace(this.file, place, side === 'mine' ? mine : theirs);
    // From here on only this person has changed the place: whoever reads the draft again finds no conflict there.
    this.#base = { ...this.#base, file: withPlace(this.#base.file, place, theirs) };
    this.#conflicts = this.#conflicts.filter((conflict) => conflict.place !== place);
    if (this.#conflicts.length === 0 && this.#theirs) this.#base = this.#theirs;
    this.#keep();
    this.#saveAfter(0);
    this.#options.onChange();
  }

  /** Forgets what is said of others' changes. */
  dismissTaken(): void {
    this.#taken = [];
    this.#options.onChange();
  }

  /** Reads the campaign at once. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#read());
  }

  /** Saves at once if there is something to save. Resolves in any case; `status` says how it went. */
  saveNow(): Promise<void> {
    return this.#inTurn(() => this.#save());
  }

  /** Throws the draft away, with edits that were not saved. @throws {ConsultError} As the gateway says. */
  async discard(): Promise<void> {
    const { client, campaign } = this.#options;
    await this.#anew(async (revision) => {
      if (revision > 0) await client.discardDraft(campaign, revision);
    });
  }

  /** Puts a version's file into the draft, in place of all that is in the form. @throws {ConsultError} As the gateway says. */
  async restore(version: number): Promise<void> {
    const { client, campaign } = this.#options;
    await this.#anew(async (revision) => void (await client.restore(campaign, version, revision)));
  }

  /** Changes the draft on the gateway and begins again with what is there then. @param change - Gets the revision that is in the form. */
  async #anew(change: (revision: number) => Promise<void>): Promise<void> {
    let failure: unknown;
    await this.#inTurn(async () => {
      try {
        await change(this.#base?.revision ?? 0);
        this.#forget();
        await this.#read();
      } catch (error) {
        failure = error;
      }
    });
    if (failure !== undefined) throw failure;
  }

  #saving(): DraftStatus['saving'] {
    if (this.#conflicts.length > 0) return 'conflict';
    if (!this.isUnsaved) return 'saved';
    if (this.#isSaving) return 'saving';
    return this.#failure === undefined ? 'unsaved' : 'failed';
  }

  /** Begins anew with what the gateway has. */
  #forget(): void {
    this.#base = undefined;
    this.#theirs = undefined;
    this.#conflicts = [];
    this.#taken = [];
    this.#looseText = undefined;
    this.#savedAt = undefined;
    this.#kept.keep(undefined);
  }

  async #inTurn(run: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(run).catch((error: unknown) => {
      this.#failure = isConsultError(error) ? error.code : 'INTERNAL';
      if (this.isUnsaved) this.#saveAfter(RETRY_AFTER_MS);
    });
    this.#turn = turn;
    await turn;
    this.#options.onChange();
    this.#readAfter();
  }

  async #read(): Promise<void> {
    const { client, campaign } = this.#options;
    const page = await client.read(campaign, this.#isEditing());
    if (!this.isUnsaved) this.#failure = undefined;
    this.page = page;
    const theirs = baseOf(page);
    if (!this.#base) this.#begin(theirs);
    const { revision, version, file } = this.#base ?? theirs;
    // A pause reaches the draft without a save.
    if (revision !== theirs.revision || version !== theirs.version || !isSame(file, theirs.file)) this.#meet(theirs, page);
  }

  #isEditing(): boolean {
    return this.#options.isOpen() && this.#options.client.account?.role === 'integrator' && this.page?.source !== 'file';
  }

  /** The first answer: goes on with what this tab kept, if it did. */
  #begin(theirs: DraftBase): void {
    const kept = this.canChange ? this.#kept.read() : undefined;
    this.#base = kept?.base ?? theirs;
    this.file = kept?.file ?? theirs.file;
    this.#looseText = kept?.looseText;
    if (this.isUnsaved) this.#saveAfter(0);
  }

  /** Joins what others have saved with what is in the form. */
  #meet(theirs: DraftBase, page: CampaignPage): void {
    if (!this.#base || !this.file) return;
    const { file, conflicts, taken } = mergeFiles(this.#base.file, this.file, theirs.file);
    this.file = file;
    this.#conflicts = conflicts;
    this.#theirs = theirs;
    // What pauses or resumes at once is told where the publishing is.
    const isTold = isSame(theirs.file['paused'], page.published?.file['paused']);
    this.#taken = [...this.#taken, ...taken.filter(([key]) => key !== 'paused' || !isTold)];
    this.#other = page.draft && theirs.revision !== this.#base.revision ? page.draft.by : page.published?.by;
    if (conflicts.length === 0) this.#base = theirs;
    this.#keep();
    if (conflicts.length === 0 && this.isUnsaved) this.#saveAfter(0);
  }

  async #save(): Promise<void> {
    for (let round = 0; round < ROUNDS_MAX && this.#isSavable(); round += 1) {
      this.#stopSave();
      this.#isSaving = true;
      this.#options.onChange();
      try {
        await this.#saveOnce();
      } finally {
        this.#isSaving = false;
      }
    }
  }

  #isSavable(): boolean {
    return this.canChange && this.#conflicts.length === 0 && !isSame(this.file, this.#base?.file);
  }

  async #saveOnce(): Promise<void> {
    const { client, campaign } = this.#options;
    const { file } = this;
    if (!file || !this.#base || !this.page) return;
    try {
      const { version } = this.#base;
      const { revision, at } = await client.saveDraft(campaign, this.#base, file);
      const by: Editor = { account: client.account?.id ?? null, names: client.account?.names ?? null };
      this.#base = { revision, version, file };
      this.#savedAt = at;
      this.#failure = undefined;
      this.page = { ...this.page, draft: { revision, baseVersion: version, file, at, by } };
      this.#keep();
    } catch (error) {
      if (!isConsultError(error) || error.code !== 'DRAFT_CONFLICT') throw error;
      await this.#read();
    }
  }

  /** What is not on the gateway is kept in the tab, and nothing else. */
  #keep(): void {
    const { file } = this;
    if (!file || !this.#base || !this.isUnsaved) this.#kept.keep(undefined);
    else this.#kept.keep({ base: this.#base, file, ...(this.#looseText === undefined ? {} : { looseText: this.#looseText }) });
  }

  #saveAfter(delayMs: number): void {
    this.#stopSave();
    if (this.#isRunning) this.#stopSave = this.#options.timers.after(delayMs, () => void this.saveNow());
  }

  #readAfter(): void {
    this.#stopRead();
    // Once the session is over there is nothing to read with; the sign-in begins anew.
    if (this.#isRunning && this.#options.client.account)
      this.#stopRead = this.#options.timers.after(READ_EVERY_MS, () => void this.refresh());
  }
}

/** What an editor begins from: the draft, or what is published where there is none. */
function baseOf({ draft, published }: CampaignPage): DraftBase {
  if (draft) return { revision: draft.revision, version: draft.baseVersion, file: draft.file };
  return { revision: 0, version: published?.version ?? 0, file: published?.file ?? {} };
}
