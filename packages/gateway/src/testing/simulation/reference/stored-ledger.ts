import { isDeepStrictEqual } from 'node:util';
import type { CampaignFile, ConsultationEvent } from '@consult-kit/protocol';
import type { Disk } from '../platform/disk.ts';
import { hold } from '../violation.ts';

/** Of the zone that the campaigns are in, which knows no summer time. */
const ZONE_MS = 8 * 3_600_000;
const DAY_CHARS = 10;

/** A case as its log tells it, under the names of its row's columns. */
interface Case {
  readonly campaign: string;
  readonly number: number;
  readonly module: string;
  readonly language: string;
  readonly entered_at: number;
  readonly day: string;
  accepted_at: number | null;
  closed_at: number | null;
  state: 'reserved' | 'settled' | 'released';
  readonly currency: string | null;
  readonly amount_minor: number;
  readonly payer: string;
}

/** Reads the sponsor's ledger from the disk, past all of the gateway's code, and holds it against the logs and against the caps. */
export class StoredLedger {
  readonly #campaigns: ReadonlyMap<string, CampaignFile>;
  readonly #rows: ReturnType<Disk['database']['prepare']>;
  readonly #totals: ReturnType<Disk['database']['prepare']>;
  /** By consultation; cases stay when their consultation is deleted. */
  readonly #cases = new Map<string, Case>();

  constructor(disk: Disk, campaigns: readonly CampaignFile[]) {
    this.#campaigns = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    this.#rows = disk.database.prepare('select * from cases order by campaign, number');
    this.#totals = disk.database.prepare('select * from case_totals order by campaign');
  }

  /** Goes on with the next stored event of a consultation. */
  apply(consultation: string, event: ConsultationEvent): void {
    const atMs = Date.parse(event.at);
    if (event.type === 'consultation.created') this.#cases.set(consultation, this.#begin(event, atMs));
    const known = this.#cases.get(consultation);
    if (!known) return;
    if (event.type === 'consultation.accepted') known.accepted_at ??= atMs;
    const isLeft = event.type === 'consultation.left';
    if (!isLeft && event.type !== 'consultation.ended') return;
    known.closed_at = atMs;
    known.state = !isLeft && event.by === 'doctor' ? 'settled' : 'released';
  }

  /** Whether one more case would be over the cap, as the logs tell. */
  isReached(campaign: string): boolean {
    const { cases, amountMinor } = this.#capOf(campaign);
    const taken = this.#taken(campaign);
    const cost = this.#campaigns.get(campaign)?.sponsor.perCase?.amountMinor ?? 0;
    return taken.length + 1 > cases || sumOf(taken) + cost > amountMinor;
  }

  /** @throws {Violation} A row, a total or a cap is not what the logs say. */
  check(): void {
    const rows = this.#rows.all().map((row) => ({ ...row }));
    const cases = [...this.#cases.values()].sort((one, other) =>
      one.campaign < other.campaign ? -1 : one.campaign > other.campaign ? 1 : one.number - other.number,
    );
    hold(
      isDeepStrictEqual(rows, cases),
      'ledger equals logs',
      () => `the cases are ${JSON.stringify(rows)}, expected ${JSON.stringify(cases)}`,
    );
    const totals = this.#totals.all().map((row) => ({ ...row }));
    const expected = [...new Set(cases.map(({ campaign }) => campaign))].map((campaign) => this.#totalsOf(campaign));
    hold(
      isDeepStrictEqual(totals, expected),
      'ledger equals logs',
      () => `the totals are ${JSON.stringify(totals)}, expected ${JSON.stringify(expected)}`,
    );
    for (const campaign of this.#campaigns.keys()) this.#checkCap(campaign);
  }

  #begin({ campaign, number, module, language }: Extract<ConsultationEvent, { type: 'consultation.created' }>, atMs: number): Case {
    const sponsor = this.#campaigns.get(campaign)?.sponsor;
    return {
      campaign,
      number,
      module,
      language,
      entered_at: atMs,
      day: new Date(atMs + ZONE_MS).toISOString().slice(0, DAY_CHARS),
      accepted_at: null,
      closed_at: null,
      state: 'reserved',
      currency: sponsor?.perCase?.currency ?? null,
      amount_minor: sponsor?.perCase?.amountMinor ?? 0,
      payer: sponsor?.names['en'] ?? '',
    };
  }

  #checkCap(campaign: string): void {
    const { cases, amountMinor } = this.#capOf(campaign);
    const taken = this.#taken(campaign);
    hold(taken.length <= cases, 'sponsor’s cap held', () => `${taken.length} cases of ${campaign} are taken, ${cases} may be`);
    hold(sumOf(taken) <= amountMinor, 'sponsor’s cap held', () => `${sumOf(taken)} of ${campaign} is taken, ${amountMinor} may be`);
  }

  #totalsOf(campaign: string): object {
    const all = [...this.#cases.values()].filter((one) => one.campaign === campaign);
    const of = (state: Case['state']): Case[] => all.filter((one) => one.state === state);
    const [reserved, settled, released] = [of('reserved'), of('settled'), of('released')];
    return {
      campaign,
      reserved: reserved.length,
      settled: settled.length,
      released: released.length,
      reserved_minor: sumOf(reserved),
      settled_minor: sumOf(settled),
      released_minor: sumOf(released),
      currency: all.find(({ amount_minor }) => amount_minor > 0)?.currency ?? null,
    };
  }

  #taken(campaign: string): Case[] {
    return [...this.#cases.values()].filter((one) => one.campaign === campaign && one.state !== 'released');
  }

  #capOf(campaign: string): { cases: number; amountMinor: number } {
    const { cases = Infinity, amountMinor = Infinity } = this.#campaigns.get(campaign)?.sponsor.cap ?? {};
    return { cases, amountMinor };
  }
}

function sumOf(cases: readonly Case[]): number {
  return cases.reduce((sum, { amount_minor }) => sum + amount_minor, 0);
}
