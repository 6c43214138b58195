import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CampaignFile } from '../campaign-file.ts';
import { campaignMoment } from '../clock.ts';
import { soundCampaign } from '../test-data/campaign.ts';
import { compareRandomPairs } from '../testing/compare.ts';
import { ZONES } from '../testing/random-campaign.ts';
import { firstReading, lastReading, localDay, oracleMoment, wall } from '../testing/slow-oracle.ts';
import { offsetReader, TABLE_FROM_MS, TABLE_TO_MS, zoneTable } from '../testing/zone-table.ts';
import { resolveInstants } from './schedule.ts';
import { addDays, clockChanges, endOfDayMs, readWallTime, startOfDayMs, wallTimeMs } from './zone.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const FROM_MS = Date.UTC(2020, 0, 1);
const TO_MS = Date.UTC(2031, 0, 1);
/** The million is `npm run compare`. */
const PAIRS = 20_000;

/** Every zone with the instants from 2020 to 2030 at which its clocks change. */
const CHANGES = ZONES.map((zone) => ({
  zone,
  changes: zoneTable(zone)
    .map(({ toMs }) => toMs)
    .filter((ms) => ms >= FROM_MS && ms < TO_MS),
}));

/** Wall times around a change: every quarter of an hour of the night it happens in, and what people write most. */
const TIMES = [
  '00:00',
  '00:15',
  '00:30',
  '01:00',
  '01:30',
  '01:59',
  '02:00',
  '02:30',
  '02:59',
  '03:00',
  '03:30',
  '04:00',
  '23:00',
  '23:30',
  '23:59',
];

/** Nights and days whose edges lie where clocks change; each night of the change has all of them in turn. */
const HOURS = [
  ['22:00', '02:00'],
  ['00:00', '24:00'],
  ['02:15', '02:45'],
  ['01:30', '00:30'],
  ['23:30', '03:00'],
  ['00:30', '01:30'],
  ['02:00', '03:00'],
  ['23:00', '24:00'],
] as const;

describe('the calendar in every zone, around each change of clocks from 2020 to 2030', () => {
  it('is asked about enough of them', () => {
    assert.ok(ZONES.length > 400, `${ZONES.length} zones`);
    assert.ok(CHANGES.reduce((sum, { changes }) => sum + changes.length, 0) > 2_500);
  });

  it('is compared with tables that hold what Intl says before and after each change', () => {
    for (const { zone, changes } of CHANGES) {
      const offsetAt = offsetReader(zone);
      const table = zoneTable(zone);
      const asked = [...changes.flatMap((ms) => [ms - 1_000, ms, ms - HOUR_MS, ms + HOUR_MS]), FROM_MS + 11 * HOUR_MS];
      for (const atMs of asked) {
        assert.equal(table.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)?.offsetMs, offsetAt(atMs), `${zone} ${atMs}`);
      }
    }
  });

  it('knows every change, and no other', () => {
    for (const { zone, changes } of CHANGES) assert.deepEqual(clockChanges(FROM_MS, TO_MS, zone, 1_000), changes, zone);
    assert.deepEqual(clockChanges(TABLE_FROM_MS, TABLE_TO_MS, 'Europe/Berlin', 3).length, 3);
  });

  it('counts how often a wall time happens, and takes the first for a beginning and the last for an end', () => {
    for (const { zone, changes } of CHANGES) {
      for (const changeMs of changes) {
        for (const day of nightOf(zone, changeMs)) for (const time of TIMES) compareWallTime(zone, day, time);
      }
    }
  });

  it('begins each day with its first instant, midnight or not', () => {
    for (const { zone, changes } of CHANGES) {
      for (const changeMs of changes) {
        for (const day of nightOf(zone, changeMs)) {
          assert.equal(startOfDayMs(day, zone), firstReading(zone, wall(day, '00:00')), `${zone} ${day}`);
          assert.equal(endOfDayMs(day, zone), firstReading(zone, wall(day, '24:00')), `${zone} ${day}`);
        }
      }
    }
  });

  it('opens and closes service hours as the oracle does, every half an hour of both days', () => {
    for (const { zone, changes } of CHANGES) {
      changes.forEach((changeMs, index) => {
        const [from, to] = HOURS[index % HOURS.length] ?? HOURS[0];
        const [before = '', , after = ''] = nightOf(zone, changeMs);
        compareDays(nightlyCampaign(zone, before, after, { from, to }), changeMs);
      });
    }
  });
});

describe('clock and calendar', () => {
  it('agree with the slow oracle on random campaigns and instants', () => {
    const seed = Number(process.env['CONSULT_SEED'] ?? Date.now() % 1_000_000);
    const differences = compareRandomPairs(seed, PAIRS);
    assert.deepEqual(differences, [], `CONSULT_SEED=${seed}`);
  });
});

/** The day before, the day in which the clocks change and the day after. */
function nightOf(zone: string, changeMs: number): string[] {
  const day = localDay(zone, changeMs);
  return [addDays(day, -1), day, addDays(day, 1)];
}

function compareWallTime(zone: string, day: string, time: string): void {
  const wallMs = wall(day, time);
  const instants = zoneTable(zone).flatMap(({ fromMs, toMs, offsetMs }) =>
    fromMs <= wallMs - offsetMs && wallMs - offsetMs < toMs ? [wallMs - offsetMs] : [],
  );
  const where = `${zone} ${day} ${time}`;
  assert.equal(readWallTime(day, time, zone).kind, ['skipped', 'once', 'repeated'][instants.length], where);
  assert.equal(wallTimeMs(day, time, zone, 'begin'), firstReading(zone, wallMs), where);
  const end = time === '00:00' ? firstReading(zone, wallMs) : lastReading(zone, wallMs);
  assert.equal(wallTimeMs(day, time, zone, 'end'), end, where);
}

function nightlyCampaign(timeZone: string, firstDay: string, lastDay: string, stretch: { from: string; to: string }): CampaignFile {
  const [hours] = [[stretch]];
  const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
  return soundCampaign({ timeZone, firstDay, lastDay, serviceHours: { weekly } });
}

function compareDays(file: CampaignFile, changeMs: number): void {
  const instants = resolveInstants(file, changeMs);
  for (let atMs = changeMs - 30 * HOUR_MS; atMs <= changeMs + 30 * HOUR_MS; atMs += 30 * MINUTE_MS) {
    for (const ms of [atMs, atMs - 1]) {
      assert.equal(campaignMoment(instants, ms).state, oracleMoment(file, ms).state, `${file.timeZone} ${new Date(ms).toISOString()}`);
    }
  }
}
