import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@consult-kit/testkit';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Accounts } from '../domain/accounts/accounts.ts';
import { assembleGateway, type AssembledGateway, type GatewayOptions } from '../main.ts';
import { sqlAccountStore } from '../store/sql/accounts.ts';
import { createLog } from '../telemetry/log.ts';

/** A campaign with service hours, a host key's place and two languages, all of it written for tests. */
export const TEST_CAMPAIGN = {
  id: 'spring',
  placements: ['search'],
  languages: ['en', 'zh-Hans'],
  names: { en: 'Free spring consultation', 'zh-Hans': '春季免费咨询' },
  sponsor: { names: { en: 'A foundation', 'zh-Hans': '某基金会' }, covers: { en: 'Everything.', 'zh-Hans': '全部费用。' } },
  timeZone: 'Asia/Shanghai',
  firstDay: '2027-03-01',
  lastDay: '2027-03-31',
  serviceHours: {
    weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '08:00', to: '22:00' }]])),
  },
  region: { code: 'CN', emergencyNumber: '120' },
  warningSigns: [{ id: 'chest-pain', texts: { en: 'Chest pain', 'zh-Hans': '胸痛' } }],
  modules: [{ id: 'adults', names: { en: 'Adults', 'zh-Hans': '成人' }, questions: [{ id: 'age', kind: 'age' }] }],
  hosts: { origins: ['https://shop.example'] },
  consent: {
    version: '1',
    texts: { en: 'The text.', 'zh-Hans': '全文。' },
    retentionDays: 30,
    contact: { en: 'Write to us.', 'zh-Hans': '请写信。' },
  },
};

/** 2027-03-10, 10:00 in Shanghai: inside the campaign and its hours. */
export const OPEN_AT_MS = Date.parse('2027-03-10T02:00:00.000Z');

/** A gateway without a port, in a folder of its own, at a time that a test sets. */
export interface GatewayUnderTest extends AssembledGateway {
  nowMs: number;
  /** Every line that was logged, as text. */
  readonly logged: string;
  readonly accounts: Accounts;
  readonly dataFolder: string;
  post(url: string, body: unknown): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** What differs from the test campaign and the usual options. */
export interface UnderTestOptions extends Partial<GatewayOptions> {
  /** Each one laid over the test campaign. */
  campaigns?: readonly Record<string, unknown>[];
}

/** Starts a gateway for a test; close it afterwards. */
export async function gatewayUnderTest({ campaigns = [{}], ...options }: UnderTestOptions = {}): Promise<GatewayUnderTest> {
  const folder = await temporaryFolder();
  const campaignFiles = await Promise.all(campaigns.map((changes, index) => writeCampaign(folder.path, index, changes)));
  const state = { nowMs: OPEN_AT_MS, logged: '' };
  const log = createLog('debug', { write: (line) => void (state.logged += line) });
  const gateway = await assembleGateway({ campaignFiles, dataFolder: folder.path, clock: { now: () => state.nowMs }, log, ...options });
  return Object.assign(state, gateway, {
    accounts: new Accounts(sqlAccountStore(gateway.database), { now: () => state.nowMs }),
    dataFolder: folder.path,
    post: (url: string, body: unknown) => postJson(gateway.app, url, body),
    close: async () => {
      await gateway.life.stop();
      await folder.remove();
    },
  });
}

function postJson(app: FastifyInstance, url: string, body: unknown): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) });
}

async function writeCampaign(folder: string, index: number, changes: Record<string, unknown>): Promise<string> {
  const path = join(folder, `campaign-${index}.json`);
  // Campaigns at the same time need places of their own.
  const placements = [index === 0 ? 'search' : `search-${index}`];
  await writeFile(path, JSON.stringify({ ...TEST_CAMPAIGN, placements, ...changes }));
  return path;
}
