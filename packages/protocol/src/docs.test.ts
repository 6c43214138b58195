import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { CAMPAIGN_EXAMPLE } from '../scripts/campaign-example.ts';
import { campaignReference, LEFT_OUT } from '../scripts/campaign-reference.ts';
import { errorReference, protocolReference } from '../scripts/reference.ts';
import { campaignJsonSchema, campaignSchemaModule } from '../scripts/campaign-schema.ts';
import { DEFAULTS } from './calendar/defaults.ts';
import { FORMS } from './calendar/schema-findings.ts';
import { checkCampaignFile } from './calendar.ts';

const page = (name: string): Promise<string> => readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('the reference pages', () => {
  it('say of the wire what the schemas say (npm run docs writes them)', async () => {
    assert.equal(await page('protocol.md'), protocolReference());
  });

  it('say of campaign files what schema and findings say, with an example that has no findings', async () => {
    assert.equal(await page('campaigns.md'), campaignReference());
    assert.deepEqual(checkCampaignFile(CAMPAIGN_EXAMPLE).findings, []);
  });

  it('give editors the schema with a description for every key, as the command prints it', async () => {
    const schema = campaignJsonSchema();
    assert.deepEqual(JSON.parse(await page('campaign.schema.json')), schema);
    assert.equal(await page('../packages/protocol/src/calendar/campaign-json-schema.ts'), await campaignSchemaModule());
    const bare = keysOf(schema).filter(([, key]) => !key.description && !/^(mon|tue|wed|thu|fri|sat|sun|kind)$/.test(key.name));
    assert.deepEqual(
      bare.map(([path]) => path),
      [],
    );
  });

  it('have words for every pattern of the schema, so that no message shows one', () => {
    const patterns = new Set([...JSON.stringify(campaignJsonSchema()).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text));
    const worded = new Set(Object.keys(FORMS).map((pattern) => JSON.stringify(pattern.slice(1, -1).replace(/\\\//g, '/')).slice(1, -1)));
    assert.ok(patterns.size >= 9);
    assert.deepEqual(
      [...patterns].filter((pattern) => !worded.has((pattern ?? '').replace(/\\\\\//g, '/'))),
      [],
    );
  });

  it('give the defaults that changes are compared with', () => {
    const plain = Object.entries(LEFT_OUT).flatMap(([path, text]) =>
      /^`?(true|false|person|\d+)`?$/.test(text) ? [[path, text.replace(/`/g, '')]] : [],
    );
    const known = Object.entries(DEFAULTS).flatMap(([path, value]) => (/AtLocal$/.test(path) ? [] : [[path, String(value)]]));
    assert.deepEqual(known.sort(), plain.sort());
  });

  it('come with an example that has every key of the schema, and no findings', async () => {
    const file: unknown = JSON.parse(await page('../examples/campaigns/every-option.json'));
    assert.deepEqual(checkCampaignFile(file, Date.parse('2026-01-01T00:00:00Z')).findings, []);
    const used = new Set(pathsOf(file));
    const keys = keysOf(campaignJsonSchema()).map(([path]) => path);
    assert.ok(keys.length > 90, String(keys.length));
    assert.deepEqual(
      keys.filter((path) => !used.has(path)),
      [],
    );
  });

  it('say of failures what the error table says', async () => {
    assert.equal(await page('errors.md'), errorReference());
  });
});

interface Schema {
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  $defs?: Record<string, Schema>;
}

/** Every key that a schema names, with its path: `modules[].names`. */
function keysOf(root: Schema): [path: string, key: { name: string; description: string | undefined }][] {
  const walk = (schema: Schema, at: string): ReturnType<typeof keysOf> => {
    const named = schema.$ref ? root.$defs?.[schema.$ref.replace('#/$defs/', '')] : schema;
    if (!named) throw new Error(`${at} refers to nothing`);
    const own = Object.entries(named.properties ?? {}).flatMap(([name, inner]): ReturnType<typeof keysOf> => {
      const path = at ? `${at}.${name}` : name;
      return [[path, { name, description: inner.description }], ...walk(inner, path)];
    });
    return [...own, ...(named.items ? walk(named.items, `${at}[]`) : []), ...(named.oneOf ?? []).flatMap((one) => walk(one, at))];
  };
  return walk(root, '');
}

function pathsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => pathsOf(entry, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [at ? `${at}.${key}` : key, ...pathsOf(inner, at ? `${at}.${key}` : key)]);
}
