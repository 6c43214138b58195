import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Upper bounds of request durations, in seconds; long polls take up to half a minute. */
const DURATION_BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];

/** What a gateway counts. No label names a person, a module or anything of health: only routes, codes and kinds. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  /** Answers of the server-side match. */
  readonly entries: Counter<'shown'>;
  readonly sessions: Counter<'kind'>;
  readonly signIns: Counter<'outcome'>;
  /** Errors that were answered, by code of the table. */
  readonly refusals: Counter<'code'>;
}

/** Metrics of one gateway in a registry of their own, so that several can run in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'consult_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer, by route as declared.',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATION_BUCKETS_S,
      registers,
    }),
    entries: new Counter({
      name: 'consult_entry_decisions_total',
      help: 'Answers of the server-side match, by whether the card is shown.',
      labelNames: ['shown'],
      registers,
    }),
    sessions: new Counter({ name: 'consult_sessions_opened_total', help: 'Sessions opened, by kind.', labelNames: ['kind'], registers }),
    signIns: new Counter({ name: 'consult_sign_ins_total', help: 'Sign-ins of staff, by outcome.', labelNames: ['outcome'], registers }),
    refusals: new Counter({
      name: 'consult_errors_total',
      help: 'Errors answered, by code of the error table.',
      labelNames: ['code'],
      registers,
    }),
  };
}

/** A value that is read whenever the metrics are. */
export function addGauge({ registry }: Metrics, gauge: { name: string; help: string; read(): number | Promise<number> }): void {
  new Gauge({
    name: gauge.name,
    help: gauge.help,
    registers: [registry],
    async collect() {
      this.set(await gauge.read());
    },
  });
}
