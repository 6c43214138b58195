import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConsultError } from '@consult-kit/protocol';
import { newCounters } from '../domain/counters.ts';
import { addEngineMetrics } from './engine-metrics.ts';
import { createMetrics } from './metrics.ts';

describe('metrics of the engine', () => {
  it('are told while the database is away, but for what stands only there', async () => {
    const metrics = createMetrics();
    const people = { waiting: 3, talking: 2, doctorsOnline: 1 };
    let isAway = false;
    const counts = async () => (isAway ? Promise.reject(new ConsultError('DATABASE_UNREACHABLE', 'Away.')) : people);
    addEngineMetrics(metrics, { counters: { ...newCounters(), socketsOpen: 7 }, counts });
    assert.match(await metrics.registry.metrics(), /^consult_people\{state="waiting"\} 3$/m);
    isAway = true;
    const text = await metrics.registry.metrics();
    assert.match(text, /^consult_sockets_open 7$/m);
    assert.doesNotMatch(text, /^consult_people\{/m);
  });
});
