import type { SourceChange } from '../platform/hooks.ts';
import type { Promised } from '../violation.ts';

/** A mistake that somebody could make on a tired evening: one place in the source, changed as it is loaded. */
export interface Fault extends SourceChange {
  /** What was done wrong, for the command line and the report. */
  readonly name: string;
  /** The promise that it breaks; a run may notice another one first. */
  readonly breaks: Promised;
  /** A few seeds are enough to find it: it is hunted with every run of the tests. */
  readonly soon?: true;
}
