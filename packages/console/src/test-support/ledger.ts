import type { FiguresAnswer, LedgerAnswer } from '@consult-kit/protocol';
import { NOW, texts } from './console-campaign.ts';

/** A ledger with a cap of five cases, of which two are settled and one is open. */
export function ledger(changes: Partial<LedgerAnswer> = {}): LedgerAnswer {
  return {
    campaign: 'winter',
    sponsor: texts('Dawn Foundation', '晨光基金会'),
    perCase: { amountMinor: 1250, currency: 'CNY' },
    cap: { cases: 5 },
    capReached: false,
    currency: 'CNY',
    total: { entered: 4, reserved: 1, released: 1, settled: 2, settledMinor: 2500, reservedMinor: 1250 },
    days: [
      { day: '2023-01-04', module: 'adults', entered: 2, reserved: 0, released: 1, settled: 1, settledMinor: 1250 },
      { day: '2023-01-04', module: 'children', entered: 1, reserved: 0, released: 0, settled: 1, settledMinor: 1250 },
      { day: '2023-01-05', module: 'adults', entered: 1, reserved: 1, released: 0, settled: 0, settledMinor: 0 },
    ],
    serverTime: NOW,
    ...changes,
  };
}

export type FigureStep = FiguresAnswer['steps'][number];

/** A step in which nothing happened. */
export function emptyStep(at: string): FigureStep {
  return { at, waiting: 0, entered: 0, accepted: 0, waitMedianMs: null, waitNinetiethMs: null, settled: 0, settledMinor: 0 };
}
