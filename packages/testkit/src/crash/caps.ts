import type { Acknowledged, Ledger } from './load/ledger.ts';
import type { StoredLogs } from './stored.ts';

/** A time in which a doctor surely had a talk: from the acknowledged acceptance until the doctor first asked to end it. */
interface Holding {
  readonly consultation: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Moments at which a doctor had more talks than allowed. Only what is certain counts; talks that were taken from the doctor or paused are
 * left out, because when that happened is not known to the harness.
 */
export function capFaults(ledger: Ledger, stored: StoredLogs, cap: number): string[] {
  const commands = [...ledger.acknowledged.values()];
  const byDoctor = new Map<string, Holding[]>();
  for (const accept of commands.filter(({ type }) => type === 'queue.accept-next')) {
    if (wasTakenAway(accept, stored)) continue;
    const { by, consultation, ackedAtMs: fromMs } = accept;
    const toMs = ledger.finishSentAtMs.get(consultation) ?? Infinity;
    byDoctor.set(by, [...(byDoctor.get(by) ?? []), { consultation, fromMs, toMs }]);
  }
  return [...byDoctor].flatMap(([doctor, holdings]) => tooMany(doctor, holdings, cap));
}

/** The most talks at once begin with one of them. */
function tooMany(doctor: string, holdings: readonly Holding[], cap: number): string[] {
  return holdings.flatMap(({ consultation, fromMs }) => {
    const count = holdings.filter((other) => other.fromMs <= fromMs && other.toMs > fromMs).length;
    return count > cap ? [`${doctor} had ${count} talks when ${consultation} was accepted`] : [];
  });
}

function wasTakenAway({ consultation, seq }: Acknowledged, stored: StoredLogs): boolean {
  const after = stored.get(consultation)?.slice(seq) ?? [];
  return after.some(({ type }) => type === 'consultation.returned' || type === 'consultation.paused' || type === 'handover.accepted');
}
