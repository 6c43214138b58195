import type { CampaignDocument, CampaignFile, CampaignInstants, CampaignMoment } from '@consult-kit/protocol';

/** A campaign that the gateway serves. */
export interface Campaign {
  readonly id: string;
  readonly file: CampaignFile;
  /** The schedule as instants around `atMs`. */
  instants(atMs: number): CampaignInstants;
  /** State, next change, whether the card shows and the line takes people, at `atMs`. */
  moment(atMs: number): CampaignMoment;
  /** The public document with the gateway's time `atMs` in it. */
  document(atMs: number): CampaignDocument;
}

/** The campaigns of this gateway. */
export interface Campaigns {
  find(id: string): Campaign | undefined;
  all(): readonly Campaign[];
}

/** The gateway's clock; tests move it by hand. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}
