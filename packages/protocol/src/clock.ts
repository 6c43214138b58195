export { instantsOf } from './instants.ts';
export { moduleHoursOf, moduleMoment } from './module-clock.ts';
export type { ModuleMoment } from './module-clock.ts';
export { servesRegion } from './entry/regions.ts';
export type { ScheduledDocument } from './instants.ts';

/** What a campaign is doing at an instant. `closed` is "closed for now": inside the campaign, outside its service hours. */
export type CampaignState = 'upcoming' | 'open' | 'closed' | 'paused' | 'ended';

/** The words that the command prints and people read for each state. */
export const CAMPAIGN_STATE_WORDS: Readonly<Record<CampaignState, string>> = {
  upcoming: 'upcoming',
  open: 'open',
  closed: 'closed for now',
  paused: 'paused',
  ended: 'ended',
};

/**
 * A campaign's time as instants (milliseconds since 1970, UTC), worked out by the gateway from calendar days and a zone.
 * Starts are included, ends are the first instant after.
 */
export interface CampaignInstants {
  /** First instant of the campaign. */
  startsAtMs: number;
  /** The card is shown until here. */
  cardClosesAtMs: number;
  /** New places in line are given until here. */
  lineClosesAtMs: number;
  /** Service hours as `[from, to)`, sorted, apart from each other; clipped to the campaign and to the horizon. */
  open: readonly (readonly [fromMs: number, toMs: number])[];
  /** The same for groups with hours of their own, by the group's id: parts of `open`, until the line closes. */
  modules?: Readonly<Record<string, CampaignInstants['open']>>;
  /** Beyond this instant hours say nothing; ask for the document again before. */
  horizonMs: number;
  /** Set while the integrator has paused the service. */
  paused: boolean;
}

/** What the clock answers for one instant. */
export interface CampaignMoment {
  state: CampaignState;
  /**
   * When `state`, `showsCard` or `takesNewPeople` next changes, or `null` if the clock knows no further change. A pause ends by hand. Where no
   * later hours are known, the horizon.
   */
  nextChangeAtMs: number | null;
  /** When service hours are next or now open: `[from, to)`, or `null` if there are none up to the horizon. */
  hours: readonly [fromMs: number, toMs: number] | null;
  /** Whether the card may be shown (open, and before the card closes). */
  showsCard: boolean;
  /** Whether someone may enter the line (open, and before the line closes). */
  takesNewPeople: boolean;
}

/** The campaign's last instant: after both the card and the line have closed. */
export function endsAtMs(instants: CampaignInstants): number {
  return Math.max(instants.cardClosesAtMs, instants.lineClosesAtMs);
}

/** The state of a campaign at an instant. Pure; compares instants only, so a device needs no time-zone rules. */
export function campaignMoment(instants: CampaignInstants, atMs: number): CampaignMoment {
  const { startsAtMs, cardClosesAtMs, lineClosesAtMs, horizonMs, open } = instants;
  const now = momentAt(instants, atMs);
  // Instants that change nothing, such as the card's end in a closed hour, are passed over.
  const change = [startsAtMs, cardClosesAtMs, lineClosesAtMs, horizonMs, ...([] as number[]).concat(...open)]
    .filter((edgeMs) => edgeMs > atMs)
    .sort((a, b) => a - b)
    .find((edgeMs) => answerOf(momentAt(instants, edgeMs)) !== answerOf(now) || (edgeMs === horizonMs && now.state === 'closed'));
  return { ...now, nextChangeAtMs: change ?? null };
}

type Moment = Omit<CampaignMoment, 'nextChangeAtMs'>;

function momentAt(instants: CampaignInstants, atMs: number): Moment {
  const hours = instants.open.find(([, toMs]) => atMs < toMs) ?? null;
  const state = stateAt(instants, hours, atMs);
  const open = state === 'open';
  return { state, hours, showsCard: open && atMs < instants.cardClosesAtMs, takesNewPeople: open && atMs < instants.lineClosesAtMs };
}

function answerOf({ state, showsCard, takesNewPeople }: Moment): string {
  return state + showsCard + takesNewPeople;
}

function stateAt(instants: CampaignInstants, hours: Moment['hours'], atMs: number): CampaignState {
  if (atMs >= endsAtMs(instants)) return 'ended';
  if (instants.paused) return 'paused';
  if (atMs < instants.startsAtMs) return 'upcoming';
  return hours && atMs >= hours[0] ? 'open' : 'closed';
}
