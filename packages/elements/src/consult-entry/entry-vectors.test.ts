import { expect } from '@open-wc/testing';
import type { CampaignDocument } from '@consult-kit/protocol';
import { type ScheduledDocument, instantsOf } from '@consult-kit/protocol/clock';
import { type EntryCampaign, type EntryVerdict, entryContent, entryEn, entryVerdict, entryZhHans } from '@consult-kit/protocol/entry';
import { campaignDocument } from '../test-support/campaign.ts';
import { type Words, lookUp, shipWords } from '../shared/words.ts';
import { cardContent } from './card-content.ts';

shipWords(entryEn, entryZhHans);

/** The file that Node's tests read as well; the protocol's `verdict.test.ts` says what is in it. */
interface Vectors {
  campaigns: Record<string, ScheduledDocument & EntryCampaign & { origins?: string[]; eligible?: string[]; capReached?: true }>;
  vectors: {
    campaign: string;
    at: string;
    host?: string;
    region?: string;
    language?: string;
    matched?: boolean;
    expect: Omit<EntryVerdict, 'hours' | 'nextChangeAtMs'> & { nextChangeAt: string | null; lines?: string[] };
  }[];
}

const FILE = new URL('../../../protocol/test-data/entry-vectors.json', import.meta.url);
const wordsIn = (language: string): Words => {
  const lang = language.startsWith('zh') ? 'zh-Hans' : 'en';
  return { wanted: () => language, lang: () => lang, text: (key, values) => lookUp(lang, key, values) };
};

describe('the entry’s decider in a browser', () => {
  let read: Vectors;
  before(async () => (read = (await (await fetch(FILE)).json()) as Vectors));
  const each = (check: (vector: Vectors['vectors'][number], campaign: Vectors['campaigns'][string], where: string) => void): void => {
    expect(read.vectors.length).to.be.at.least(200);
    for (const vector of read.vectors) {
      const campaign = read.campaigns[vector.campaign];
      if (!campaign) throw new Error(`no campaign ${vector.campaign}`);
      check(vector, campaign, `${vector.campaign} at ${vector.at}`);
    }
  };

  it('gives every answer of the vectors, its texts included', () => {
    each(({ at, host, region, language, matched = true, expect: expected }, campaign, where) => {
      const { languages, origins, eligible, capReached } = campaign;
      const instants = instantsOf(campaign);
      const atMs = Date.parse(at);
      const rules = { languages, origins, eligible };
      const { hours, nextChangeAtMs, ...said } = entryVerdict({
        instants,
        rules,
        atMs,
        match: { matched },
        capReached,
        host,
        region,
        language,
      });
      const { lines, nextChangeAt, ...wanted } = expected;
      expect(said, where).to.deep.equal(wanted);
      expect(nextChangeAtMs, where).to.equal(nextChangeAt === null ? null : Date.parse(nextChangeAt));
      const words = wordsIn(expected.language);
      const content = entryContent({ ...said, hours, nextChangeAtMs }, campaign, instants, { words, atMs, zone: campaign.timeZone });
      if (lines) expect(content?.lines, where).to.deep.equal(lines);
    });
  });

  it('is what the card shows', () => {
    // A page that is none of the campaign's is told so; here that is what is tried.
    const { warn } = console;
    console.warn = () => undefined;
    after(() => (console.warn = warn));
    each(({ at, host = '', region = '', language = '', matched = true, expect: expected }, campaign, where) => {
      const { eligible, names, timeZone, schedule, paused, capReached, languages, origins = [] } = campaign;
      const served = { code: 'CN', emergencyNumber: '120', ...(eligible && { eligible }) };
      const given = {
        names,
        timeZone,
        schedule,
        capReached,
        origins,
        languages: [...languages],
        region: served,
        ...(paused && { paused }),
      };
      const document = campaignDocument(given as unknown as Partial<CampaignDocument>);
      const facts = { document, nowMs: Date.parse(at), match: { matched }, status: undefined, region, host };
      const words = wordsIn(language || expected.language);
      expect(cardContent(facts, words, false)?.state === 'open', where).to.equal(expected.show);
      const stands = ['open', 'opens', 'cap'].includes(expected.texts);
      expect(cardContent(facts, words, false) !== undefined, where).to.equal(stands);
      const spoken = cardContent(facts, words, true);
      expect(spoken === undefined, where).to.equal(expected.texts === 'none');
      expect(spoken?.action !== undefined, where).to.equal(expected.show);
    });
  });
});
