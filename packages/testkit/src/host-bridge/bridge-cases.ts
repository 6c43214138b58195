import type { HostBridge } from '@consult-kit/client';
import { actCases } from './act-cases.ts';
import { holdCases } from './hold-cases.ts';
import { idCases } from './id-cases.ts';
import { storageCases } from './storage-cases.ts';
import { watchCases } from './watch-cases.ts';

/** One host as the suite drives it. An adapter's own test makes it from the host's scripted counterpart. */
export interface BridgeSubject {
  /** A bridge as a newly opened page of the same device has it. */
  open(): HostBridge;
  /** The host moves to the background or comes back. */
  setVisibility(visibility: 'active' | 'background'): void;
  /** The device loses its network or has it again. */
  setOnline(online: boolean): void;
}

/** One thing that every host has to do. `run` rejects with what was expected and what came. */
export interface BridgeCase {
  readonly name: string;
  run(subject: BridgeSubject): Promise<void>;
}

/**
 * What every adapter of `HostBridge` must do, for any test runner: one test for each case. Cases about what a host may lack
 * (`update`, `hold`) are left out where the adapter has none.
 */
export function bridgeCases(subject: BridgeSubject): readonly BridgeCase[] {
  const bridge = subject.open();
  return [...storageCases(bridge.storage.update !== undefined), ...idCases, ...watchCases, ...actCases, ...(bridge.hold ? holdCases : [])];
}
