import type { CampaignText } from '@consult-kit/protocol';
import { isRecord } from './paths.ts';

/** The state of the gateway from which somebody's edits were begun. */
export interface DraftBase {
  /** 0 where there was no draft. */
  revision: number;
  /** The version from which the draft was begun, or that was published where there was none. */
  version: number;
  file: CampaignText;
}

/** Edits that the gateway does not have yet. */
export interface Edits {
  base: DraftBase;
  file: CampaignText;
  /** Text of the JSON pane that is no JSON yet. */
  looseText?: string;
}

/** Where edits wait until the gateway has them: in this tab, for one person and one campaign. They outlive a reload and a new sign-in. */
export class KeptEdits {
  readonly #storage: Storage;
  readonly #key: string;

  constructor(storage: Storage, account: string, campaign: string) {
    this.#storage = storage;
    this.#key = `consult:console:edits:${account}:${campaign}`;
  }

  read(): Edits | undefined {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? 'null');
      return isEdits(kept) ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps edits; `undefined` when there are none left. */
  keep(edits: Edits | undefined): void {
    try {
      if (edits === undefined) this.#storage.removeItem(this.#key);
      else this.#storage.setItem(this.#key, JSON.stringify(edits));
    } catch {
      // Full or refused storage: the browser still asks before the page is left.
    }
  }
}

function isEdits(value: unknown): value is Edits {
  if (!isRecord(value) || !isRecord(value['base']) || !isRecord(value['file'])) return false;
  const { base, looseText } = value;
  return (
    typeof base['revision'] === 'number' &&
    typeof base['version'] === 'number' &&
    isRecord(base['file']) &&
    (looseText === undefined || typeof looseText === 'string')
  );
}
