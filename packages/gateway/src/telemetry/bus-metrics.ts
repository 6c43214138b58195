import { Gauge } from 'prom-client';
import type { Bus } from '../bus/bus.ts';
import { addGauge, type Metrics } from './metrics.ts';

/** How the nodes hear each other. */
export function addBusMetrics(metrics: Metrics, bus: Bus): void {
  new Gauge({
    name: 'consult_bus_link',
    help: '1 for the state of the bus between nodes: alone (there are no others), joined, or away (the database is read instead).',
    labelNames: ['state'],
    registers: [metrics.registry],
    collect() {
      for (const state of ['alone', 'joined', 'away'] as const) this.set({ state }, bus.link === state ? 1 : 0);
    },
  });
  const counts = {
    published: 'Hints sent to other nodes since the start.',
    received: 'Hints of other nodes since the start.',
    ignored: 'Messages on the bus that were no hint this node knows.',
    losses: 'Times the bus was lost since the start.',
  } as const;
  for (const [count, help] of Object.entries(counts)) {
    addGauge(metrics, { name: `consult_bus_${count}_total`, help, read: () => bus.counts[count as keyof typeof counts] });
  }
}
