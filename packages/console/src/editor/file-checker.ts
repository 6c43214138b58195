import type { Timers } from '@consult-kit/client';
import type { CampaignFile, CampaignText, Finding } from '@consult-kit/protocol';
import { checkCampaignFile } from '@consult-kit/protocol/calendar';
import { isSame } from './paths.ts';

/** The browser's check runs this long after the last key. */
const CHECK_AFTER_MS = 150;

/**
 * What is wrong or doubtful in a file while it is typed: the browser checks it at once; what only the gateway knows, such as overlaps with
 * other campaigns and the lexicon, comes with its previews and stays until the next one.
 */
export class FileChecker {
  findings: readonly Finding[] = [];
  readonly #timers: Timers;
  readonly #onChange: () => void;
  #file: CampaignText | undefined;
  #published: CampaignText | undefined;
  #served: CampaignFile | null = null;
  #ofGateway: readonly Finding[] = [];
  #stop: () => void = () => undefined;

  constructor(timers: Timers, onChange: () => void) {
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /**
   * Takes the file as it is now; the same one again costs nothing.
   * @param nowMs - The gateway's time.
   * @param published - What is served now, if anything.
   */
  watch(file: CampaignText, nowMs: number, published?: CampaignText): void {
    if (published !== this.#published) this.#served = checkCampaignFile(published).file;
    this.#published = published;
    if (file === this.#file) return;
    this.#stop();
    // Nobody has typed yet when the first one comes.
    if (this.#file === undefined) this.findings = this.#check(file, nowMs);
    else this.#stop = this.#timers.after(CHECK_AFTER_MS, () => this.#show(this.#check(file, nowMs)));
    this.#file = file;
  }

  /** Takes all that the gateway has found in a file. */
  hear(findings: readonly Finding[], file: CampaignText, nowMs: number): void {
    if (file !== this.#file) return;
    const own = this.#check(file, nowMs);
    this.#ofGateway = findings.filter((finding) => !own.some(({ code, path }) => code === finding.code && isSame(path, finding.path)));
    this.#show(own);
  }

  stop(): void {
    this.#stop();
  }

  #check(file: CampaignText, nowMs: number): Finding[] {
    return checkCampaignFile(file, nowMs, this.#served).findings;
  }

  #show(own: readonly Finding[]): void {
    const findings = [...own, ...this.#ofGateway];
    if (isSame(findings, this.findings)) return;
    this.findings = findings;
    this.#onChange();
  }
}
