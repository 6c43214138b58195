/** The promises that a run watches. */
export type Promised =
  | 'acknowledged is stored'
  | 'gapless order'
  | 'no double'
  | 'nothing unsent is lost'
  | 'one doctor for a case'
  | 'cap held'
  | 'snapshot equals log'
  | 'ledger equals logs'
  | 'sponsor’s cap held'
  | 'queue order kept'
  | 'order of sending kept'
  | 'life cycle'
  | 'only what one may see'
  | 'dead links are noticed'
  | 'shown truthfully'
  | 'everything arrives in the end'
  | 'no fault inside';

/** A promise that was broken, and how. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly promised: Promised;

  constructor(promised: Promised, what: string) {
    super(`${promised}: ${what}`);
    this.promised = promised;
  }
}

/** @throws {Violation} It does not hold. */
export function hold(holds: unknown, promised: Promised, what: () => string): asserts holds {
  if (!holds) throw new Violation(promised, what());
}
