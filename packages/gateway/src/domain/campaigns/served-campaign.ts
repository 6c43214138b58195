import { createHash } from 'node:crypto';
import {
  CAMPAIGN_DEFAULTS,
  campaignMoment,
  type CampaignDocument,
  type CampaignFile,
  type CampaignInstants,
  type CampaignMoment,
} from '@consult-kit/protocol';
import { resolveInstants } from '@consult-kit/protocol/calendar';
import { createMatcher, type CompiledLexicon, type Matcher } from '@consult-kit/intent';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { instant } from '../instant.ts';
import type { Campaign } from './campaign.ts';

/** Expected wait over all lines of a campaign in whole minutes, or `null` while too little is known. */
export type WaitOf = (campaign: string) => { fromMinutes: number; toMinutes: number } | null;

/** Whether one more case would be more than the campaign's sponsor pays for, as the ledger last said. */
export type CapReachedOf = (campaign: string) => boolean;

/** What a campaign needs beside its file. */
export interface ServedCampaignOptions {
  /** Compiled from the default lexicon and the file's phrases. */
  lexicon: CompiledLexicon;
  lexiconHash: string;
  /** Origins that may hold the frame beside those of the file. */
  extraOrigins?: readonly string[];
  /** Origins of earlier versions through whose pages somebody who is there may have come. */
  formerOrigins?: readonly string[];
  waitOf?: WaitOf;
  /** Never reached if left out. */
  capReachedOf?: CapReachedOf;
}

/** A campaign's public document as JSON. */
export interface WrittenDocument {
  readonly json: string;
  /** Names the content; the time of the answer is not part of it. */
  readonly tag: string;
}

interface WrittenContent extends WrittenDocument {
  instants: CampaignInstants;
  wait: CampaignDocument['wait'];
  capReached: boolean;
}

/** One campaign file, with everything that follows from it. */
export class ServedCampaign implements Campaign {
  readonly id: string;
  readonly file: CampaignFile;
  /** Origins of the pages that are to show the campaign. */
  readonly origins: readonly string[];
  /** Origins of the pages that may hold the frame or, with `isolation="none"`, call the gateway: former ones as well. */
  readonly openOrigins: readonly string[];
  readonly formerOrigins: readonly string[];
  readonly lexicon: CompiledLexicon;
  readonly lexiconHash: string;
  readonly matcher: Matcher;
  readonly #waitOf: WaitOf;
  readonly #capReachedOf: CapReachedOf;
  readonly #version: string;
  #known: { step: number; instants: CampaignInstants } | undefined;
  #writtenAs: WrittenContent | undefined;
  #written: { content: WrittenContent; second: number; document: WrittenDocument } | undefined;

  constructor(file: CampaignFile, options: ServedCampaignOptions) {
    const { lexicon, lexiconHash, extraOrigins = [], formerOrigins = [], waitOf = () => null, capReachedOf = () => false } = options;
    this.id = file.id;
    this.file = file;
    this.origins = [...new Set([...file.hosts.origins, ...extraOrigins])];
    this.formerOrigins = formerOrigins;
    this.openOrigins = [...new Set([...this.origins, ...formerOrigins])];
    this.lexicon = lexicon;
    this.lexiconHash = lexiconHash;
    this.matcher = createMatcher(lexicon);
    this.#waitOf = waitOf;
    this.#capReachedOf = capReachedOf;
    this.#version = createHash('sha256')
      .update(JSON.stringify([file, this.openOrigins, lexiconHash]))
      .digest('hex')
      .slice(0, 16);
  }

  instants(atMs: number): CampaignInstants {
    const step = Math.floor(atMs / GATEWAY_LIMITS.scheduleStepMs);
    if (this.#known?.step !== step) this.#known = { step, instants: resolveInstants(this.file, step * GATEWAY_LIMITS.scheduleStepMs) };
    return this.#known.instants;
  }

  moment(atMs: number): CampaignMoment {
    return campaignMoment(this.instants(atMs), atMs);
  }

  /** Expected wait over all lines, while it is known. */
  wait(): CampaignDocument['wait'] {
    return this.#waitOf(this.id) ?? undefined;
  }

  /** Whether one more case would be more than the sponsor pays for. */
  capReached(): boolean {
    return this.#capReachedOf(this.id);
  }

  document(atMs: number): CampaignDocument {
    return { ...this.#content(atMs), serverTime: instant(atMs) };
  }

  /** The document as it is sent, the same object as long as it may be: its content, and the second it was made in. */
  written(atMs: number): WrittenDocument {
    const content = this.#writtenContent(atMs);
    const second = Math.floor(atMs / 1_000);
    if (this.#written?.content !== content || this.#written.second !== second) {
      const json = `${content.json.slice(0, -1)},"serverTime":"${instant(atMs)}"}`;
      this.#written = { content, second, document: { json, tag: content.tag } };
    }
    return this.#written.document;
  }

  #writtenContent(atMs: number): WrittenContent {
    const wait = this.wait();
    const capReached = this.capReached();
    const instants = this.instants(atMs);
    const known = this.#writtenAs;
    const same = known?.instants === instants && known.capReached === capReached;
    if (same && known.wait?.fromMinutes === wait?.fromMinutes && known.wait?.toMinutes === wait?.toMinutes) return known;
    const json = JSON.stringify(this.#content(atMs));
    const tag = createHash('sha256').update(json).digest('base64url').slice(0, 22);
    return (this.#writtenAs = { instants, wait, capReached, json, tag });
  }

  #content(atMs: number): Omit<CampaignDocument, 'serverTime'> {
    const { file } = this;
    return {
      id: file.id,
      version: this.#version,
      languages: file.languages,
      names: file.names,
      // What the sponsor pays, and at most, is nobody else's business.
      sponsor: { names: file.sponsor.names, covers: file.sponsor.covers },
      timeZone: file.timeZone,
      schedule: scheduleOf(this.instants(atMs)),
      ...present('capReached', this.capReached() || undefined),
      ...present('paused', file.paused),
      region: file.region,
      warningSigns: file.warningSigns,
      ...present('emergencyPhrases', file.emergencyPhrases),
      // Pages compare instants: a group's hours stand in the schedule.
      modules: file.modules.map(({ serviceHours: _, ...module }) => module),
      lexicon: { path: lexiconPath(this.lexiconHash), hash: this.lexiconHash },
      origins: [...this.openOrigins],
      guests: file.hosts.guests ?? true,
      consent: { ...file.consent, guardianUnderYears: file.consent.guardianUnderYears ?? CAMPAIGN_DEFAULTS.guardianUnderYears },
      ...present('alternatives', file.alternatives),
      ...present('whileWaiting', file.whileWaiting),
      ...present('texts', file.texts),
      ...present('wait', this.wait()),
    };
  }
}

/** Where a compiled lexicon is served. */
export function lexiconPath(hash: string): string {
  return `/v1/lexicons/${hash}.json`;
}

function scheduleOf(instants: CampaignInstants): CampaignDocument['schedule'] {
  const written = (open: CampaignInstants['open']): [string, string][] => open.map(([fromMs, toMs]) => [instant(fromMs), instant(toMs)]);
  const own = instants.modules && Object.entries(instants.modules).map(([module, open]) => [module, written(open)] as const);
  return {
    startsAt: instant(instants.startsAtMs),
    cardClosesAt: instant(instants.cardClosesAtMs),
    lineClosesAt: instant(instants.lineClosesAtMs),
    open: written(instants.open),
    horizonAt: instant(instants.horizonMs),
    ...present('modules', own && Object.fromEntries(own)),
  };
}

/** An object with the key, or without it where there is no value. */
function present<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]: Value });
}
