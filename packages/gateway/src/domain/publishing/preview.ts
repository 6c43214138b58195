import { endsAtMs, pickLanguage, type CampaignFile, type CampaignText, type PreviewAnswer } from '@consult-kit/protocol';
import type { ServedCampaigns } from '../campaigns/campaigns.ts';
import { decideEntry } from '../campaigns/entry.ts';
import { momentAt } from '../campaigns/overview.ts';
import type { ServedCampaign } from '../campaigns/served-campaign.ts';
import { instant } from '../instant.ts';
import { wouldExceed } from '../ledger/caps.ts';
import { totalsOf } from '../ledger/ledger-store.ts';
import type { CampaignPages } from './campaign-pages.ts';
import { changesBetween, fileOf, withPauseOf } from './campaign-text.ts';
import type { EditingOptions } from './editing.ts';
import type { Publisher } from './publisher.ts';

/** What a preview is asked for beside the file. */
export interface PreviewWish {
  /** In milliseconds since 1970. */
  readonly atMs: number;
  readonly query?: string | undefined;
  readonly language?: string | undefined;
  readonly region?: string | undefined;
  readonly host?: string | undefined;
  /** Hash of the lexicon that the asker has. */
  readonly knownLexicon?: string | undefined;
}

/** What a preview is made with. */
export interface PreviewOptions extends EditingOptions {
  readonly campaigns: ServedCampaigns;
  readonly publisher: Publisher;
  readonly pages: CampaignPages;
}

/** Asks for a doctor, in the languages of the default lexicon. */
const PLAIN_QUERIES: Readonly<Record<string, string>> = { en: 'see doctors', 'zh-Hans': '看医生' };

/** What a file would mean at an instant if it were published now. Nothing is stored. */
export async function preview(options: PreviewOptions, given: CampaignText, wish: PreviewWish): Promise<PreviewAnswer> {
  const { store, ledger, campaigns, publisher, pages, clock } = options;
  const nowMs = clock.now();
  const id = typeof given['id'] === 'string' ? given['id'] : '';
  const newest = id === '' ? undefined : await store.version(id);
  const published = (newest && fileOf(newest.text)) ?? null;
  const { file, findings } = await publisher.check(withPauseOf(published, given));
  const answer = { findings: [...findings], affected: await pages.affected(id), serverTime: instant(nowMs) };
  if (!file) return { ...answer, preview: null };
  const totals = await totalsOf(ledger, file.id);
  const campaign = campaigns.tried(file, { capReachedOf: () => wouldExceed(file, totals) });
  return { ...answer, preview: contentOf(campaign, campaigns.find(id)?.file ?? null, wish) };
}

function contentOf(campaign: ServedCampaign, served: CampaignFile | null, wish: PreviewWish): PreviewAnswer['preview'] {
  const { atMs, language, region, host, knownLexicon } = wish;
  const instants = campaign.instants(atMs);
  const { show, why } = decideEntry(
    campaign,
    { query: wish.query ?? usualQuery(campaign.file, language), lang: language, region, host },
    atMs,
  );
  return {
    ...momentAt(instants, atMs),
    document: campaign.document(atMs),
    ...(knownLexicon !== campaign.lexiconHash && { lexicon: { ...campaign.lexicon } }),
    entry: { show, why },
    changes: served ? changesBetween(served, campaign.file).map(({ path, messages }) => ({ path: [...path], messages })) : [],
    firstShownAt: instant(instants.startsAtMs),
    lastShownAt: instant(endsAtMs(instants) - 1),
  };
}

/** A search that is meant to show the card. */
function usualQuery({ search, languages }: CampaignFile, language = languages[0] ?? 'en'): string {
  const own = search?.triggers ?? {};
  const [trigger] = own[pickLanguage(language, Object.keys(own)) ?? ''] ?? [];
  return trigger ?? PLAIN_QUERIES[pickLanguage(language, Object.keys(PLAIN_QUERIES)) ?? 'en'] ?? '';
}
