import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { instantsOf, type ScheduledDocument } from '../instants.ts';
import { entryContent, type EntryCampaign } from './texts.ts';
import { entryVerdict, type EntryClause, type EntryTexts, type EntryVerdict } from './verdict.ts';
import { entryEn, entryZhHans } from './words.ts';

/** What stands in test-data/entry-vectors.json, which the elements' tests run in a browser. */
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

const { campaigns, vectors } = JSON.parse(readFileSync(new URL('../../test-data/entry-vectors.json', import.meta.url), 'utf8')) as Vectors;

const CLAUSES: EntryClause[] = ['host', 'ended', 'region', 'paused', 'upcoming', 'hours', 'cap', 'card', 'query', 'open'];
const TEXTS: EntryTexts[] = ['open', 'opens', 'cap', 'upcoming', 'paused', 'ended', 'region', 'none'];

describe('entryVerdict', () => {
  it('gives every answer of the vectors, its texts included', () => {
    for (const { campaign: name, at, host, region, language, matched = true, expect } of vectors) {
      const campaign = campaigns[name];
      assert.ok(campaign);
      const { languages, origins, eligible, capReached } = campaign;
      const instants = instantsOf(campaign);
      const atMs = Date.parse(at);
      const rules = { languages, origins, eligible };
      const verdict = entryVerdict({ instants, rules, atMs, match: { matched }, capReached, host, region, language });
      const { hours: _, nextChangeAtMs, ...said } = verdict;
      const nextChangeAt = nextChangeAtMs === null ? null : new Date(nextChangeAtMs).toISOString();
      const { lines, ...expected } = expect;
      assert.deepEqual({ ...said, nextChangeAt }, expected, `${name} at ${at}`);
      const content = entryContent(verdict, campaign, instants, { words: wordsIn(expect.language), atMs, zone: campaign.timeZone });
      if (lines) assert.deepEqual(content?.lines, lines, `${name} at ${at}`);
      assert.equal(content === undefined, expect.texts === 'none');
    }
  });

  it('is asked at least 200 times, and for every clause and text', () => {
    assert.ok(vectors.length >= 200, String(vectors.length));
    assert.deepEqual(
      CLAUSES.filter((clause) => !vectors.some(({ expect }) => expect.clause === clause)),
      [],
    );
    assert.deepEqual(
      TEXTS.filter((texts) => !vectors.some(({ expect }) => expect.texts === texts)),
      [],
    );
  });

  it('shows the card on every page where a campaign names none', () => {
    const { winter } = campaigns;
    assert.ok(winter);
    const facts = {
      instants: instantsOf(winter),
      atMs: Date.parse('2023-01-01T00:00:00Z'),
      match: { matched: true },
      host: 'https://any.example',
    };
    assert.equal(entryVerdict({ ...facts, rules: { languages: ['en'], origins: [] } }).show, true);
    assert.equal(entryVerdict({ ...facts, rules: { languages: ['en'], origins: ['https://other.example'] } }).clause, 'host');
  });
});

function wordsIn(language: string) {
  const shown = language.startsWith('zh') ? 'zh-Hans' : 'en';
  const texts: Readonly<Record<string, string>> = shown === 'en' ? entryEn : entryZhHans;
  return {
    wanted: () => language,
    lang: () => shown,
    text: (key: string, values: Readonly<Record<string, string | number>> = {}) =>
      (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  };
}
