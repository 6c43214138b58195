import type { Timers } from '@consult-kit/client';
import type { CampaignText, Finding } from '@consult-kit/protocol';
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
  #ofGateway: readonly Finding[] = [];
  #stop: () => void = () => undefined;

  constructor(timers: Timers, onChange: () => void) {
    this.#timers = timers;
    this.#onChange = onChange;
  }

  /** Takes the file as it is now; the same one again costs nothing. @param nowMs - The gateway's time. */
  watch(file: CampaignText, nowMs: number): void {
    if (file === this.#file) return;
    this.#stop();
    // Nobody has typed yet when the first one comes.
    if (this.#file === undefined) this.findings = checkCampaignFile(file, nowMs).findings;
    else this.#stop = this.#timers.after(CHECK_AFTER_MS, () => this.#show(checkCampaignFile(file, nowMs).findings));
    this.#file = file;
  }

  /** Takes all that the gateway has found in a file. */
  hear(findings: readonly Finding[], file: CampaignText, nowMs: number): void {
    if (file !== this.#file) return;
    const own = checkCampaignFile(file, nowMs).findings;
    this.#ofGateway = findings.filter((finding) => !own.some(({ code, path }) => code === finding.code && isSame(path, finding.path)));
    this.#show(own);
  }

  stop(): void {
    this.#stop();
  }

  #show(own: readonly Finding[]): void {
    const findings = [...own, ...this.#ofGateway];
    if (isSame(findings, this.findings)) return;
    this.findings = findings;
    this.#onChange();
  }
}
