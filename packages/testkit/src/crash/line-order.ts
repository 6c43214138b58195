import type { ConsultationEvent } from '@consult-kit/protocol';
import type { Ledger } from './load/ledger.ts';
import type { StoredLogs } from './stored.ts';

/** One person's wait, in the harness's own time: from asking for a place until a doctor had accepted. */
interface Wait {
  readonly consultation: string;
  readonly joinSentAtMs: number;
  readonly joinedAtMs: number;
  /** Infinity for somebody whom nobody ever accepted. */
  readonly acceptSentAtMs: number;
  readonly acceptedAtMs: number;
}

/**
 * Whoever was accepted before somebody who had waited longer. Only what is certain counts: the longer wait had been acknowledged before the
 * shorter one was asked for, and its acceptance began after the other one was over. Loads have one line (one module, one language,
 * nobody flagged), so its order is that of joining; later turns of those who went back to the head are left out.
 */
export function lineFaults(ledger: Ledger, stored: StoredLogs): string[] {
  const waits = waitsOf(ledger, stored);
  const faults: string[] = [];
  for (const early of waits) {
    const passed = waits.find((late) => late.joinedAtMs < early.joinSentAtMs && late.acceptSentAtMs > early.acceptedAtMs);
    if (passed) faults.push(`${early.consultation} was accepted before ${passed.consultation}, which had joined earlier`);
  }
  return faults;
}

function waitsOf(ledger: Ledger, stored: StoredLogs): Wait[] {
  const commands = [...ledger.acknowledged.values()];
  const accepts = new Map(
    commands
      .filter(({ type, consultation, seq }) => type === 'queue.accept-next' && seq === firstAccept(stored.get(consultation)))
      .map((accept) => [accept.consultation, accept]),
  );
  return commands
    .filter(({ type }) => type === 'consultation.start')
    .flatMap(({ consultation, sentAtMs: joinSentAtMs, ackedAtMs: joinedAtMs }) => {
      const accept = accepts.get(consultation);
      // Accepted by somebody who never heard of it: when is not known.
      if (!accept && firstAccept(stored.get(consultation)) !== undefined) return [];
      const { sentAtMs: acceptSentAtMs = Infinity, ackedAtMs: acceptedAtMs = Infinity } = accept ?? {};
      return [{ consultation, joinSentAtMs, joinedAtMs, acceptSentAtMs, acceptedAtMs }];
    });
}

function firstAccept(log: readonly ConsultationEvent[] = []): number | undefined {
  return log.find(({ type }) => type === 'consultation.accepted')?.seq;
}
