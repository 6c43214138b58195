import {
  ConsultError,
  figuresSchema,
  ledgerSchema,
  parse,
  type CampaignFile,
  type FiguresAnswer,
  type LedgerAnswer,
} from '@consult-kit/protocol';
import { isCalendarDay } from '@consult-kit/protocol/calendar';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Campaigns, Clock } from '../domain/campaigns/campaign.ts';
import type { Identities } from '../domain/identity/identity.ts';
import { unknownCampaign } from '../domain/identity/open-session.ts';
import { instant } from '../domain/instant.ts';
import { wouldExceed } from '../domain/ledger/caps.ts';
import { currencyOf } from '../domain/ledger/currency.ts';
import { campaignFigures } from '../domain/ledger/figures.ts';
import { ledgerCsv } from '../domain/ledger/ledger-csv.ts';
import { ledgerDays, type DayRange, type LedgerDay } from '../domain/ledger/ledger-days.ts';
import { totalsOf, type CaseTotals, type Interval, type LedgerStore } from '../domain/ledger/ledger-store.ts';
import type { CampaignSources } from '../domain/publishing/campaign-sources.ts';
import { readInstant } from '../input/read-instant.ts';
import { GATEWAY_LIMITS } from '../limits.ts';
import { readerOf } from './console/console-caller.ts';

const DAY_MS = 86_400_000;

/** What the sponsor's ledger needs. */
export interface LedgerRouteOptions {
  campaigns: Campaigns;
  sources: Pick<CampaignSources, 'sourceOf' | 'storedFile'>;
  ledger: LedgerStore;
  identities: Identities;
  clock: Clock;
}

type OfCampaign = FastifyRequest<{ Params: { id: string } }>;

/** A campaign whose ledger is asked for. What a sponsor owes stays owed when it is not served any more. */
interface LedgerCampaign {
  readonly id: string;
  /** As it is served, or as it last could be; `null` where the ledger alone is left of it. */
  readonly file: CampaignFile | null;
  readonly totals: CaseTotals | undefined;
}

/** What a sponsor owes, and how a campaign went, for integrators and viewers. */
export const ledgerRoutes: FastifyPluginAsync<LedgerRouteOptions> = async (app, { campaigns, sources, ledger, identities, clock }) => {
  const campaignFor = async (session: string, id: string): Promise<LedgerCampaign> => {
    await readerOf(identities, session);
    const file = campaigns.find(id)?.file ?? sources.storedFile(id) ?? null;
    const totals = await totalsOf(ledger, id);
    if (!file && !totals && sources.sourceOf(id) === undefined) throw unknownCampaign();
    return { id, file, totals };
  };
  const daysFor = async ({ params, body }: OfCampaign): Promise<{ campaign: LedgerCampaign; days: readonly LedgerDay[] }> => {
    const { session, ...range } = parse(ledgerSchema, body);
    const campaign = await campaignFor(session, params.id);
    assertRange(range);
    const modules = campaign.file?.modules.map(({ id }) => id) ?? [];
    return { campaign, days: await ledgerDays(ledger, campaign.id, { ...range, modules }) };
  };

  app.post<{ Params: { id: string } }>('/v1/console/campaigns/:id/ledger', async (request): Promise<LedgerAnswer> => {
    const { campaign, days } = await daysFor(request);
    return { ...answerOf(campaign, days), serverTime: instant(clock.now()) };
  });
  app.post<{ Params: { id: string } }>('/v1/console/campaigns/:id/ledger.csv', async (request, reply) => {
    const { campaign, days } = await daysFor(request);
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('Content-Disposition', `attachment; filename="${campaign.id}-ledger.csv"`)
      .send(ledgerCsv([{ campaign: campaign.id, days }]));
  });
  app.post<{ Params: { id: string } }>('/v1/console/campaigns/:id/figures', async (request): Promise<FiguresAnswer> => {
    const { session, from, to } = parse(figuresSchema, request.body);
    const campaign = await campaignFor(session, request.params.id);
    const nowMs = clock.now();
    const interval = intervalOf(readInstant(from, 'from'), readInstant(to, 'to'));
    const { stepMs, steps } = await campaignFigures(ledger, campaign.id, interval, nowMs);
    return {
      stepMs,
      currency: currencyFor(campaign),
      steps: steps.map(({ atMs, ...step }) => ({ at: instant(atMs), ...step })),
      serverTime: instant(nowMs),
    };
  });
};

function answerOf(campaign: LedgerCampaign, days: readonly LedgerDay[]): Omit<LedgerAnswer, 'serverTime'> {
  const { id, file, totals } = campaign;
  const { reserved = 0, settled = 0, released = 0, reservedMinor = 0, settledMinor = 0 } = totals ?? {};
  return {
    campaign: id,
    sponsor: file?.sponsor.names ?? {},
    perCase: file?.sponsor.perCase ?? null,
    cap: file?.sponsor.cap ?? null,
    capReached: file !== null && wouldExceed(file, totals),
    currency: currencyFor(campaign),
    total: { entered: reserved + settled + released, reserved, released, settled, settledMinor, reservedMinor },
    days: days.map(({ payers: _payers, currency: _currency, ...day }) => day),
  };
}

function currencyFor({ file, totals }: LedgerCampaign): string | null {
  return file ? currencyOf(file, totals) : (totals?.currency ?? null);
}

function assertRange({ firstDay, lastDay }: DayRange): void {
  for (const [place, day] of Object.entries({ firstDay, lastDay })) {
    if (day !== undefined && !isCalendarDay(day)) throw invalid(place, 'a day of the calendar is needed here');
  }
  if (firstDay !== undefined && lastDay !== undefined && lastDay < firstDay) throw invalid('lastDay', 'expected no day before "firstDay"');
}

function intervalOf(fromMs: number, toMs: number): Interval {
  if (toMs <= fromMs) throw invalid('to', 'expected an instant after "from"');
  const { figuresSpanMs } = GATEWAY_LIMITS;
  if (toMs - fromMs > figuresSpanMs) throw invalid('to', `expected at most ${Math.floor(figuresSpanMs / DAY_MS)} days after "from"`);
  return { fromMs, toMs };
}

function invalid(place: string, message: string): ConsultError {
  return new ConsultError('INPUT_INVALID', `${place}: ${message}.`, { faults: [{ path: [place], message }] });
}
