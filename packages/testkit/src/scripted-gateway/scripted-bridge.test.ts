import { describe, it } from 'node:test';
import { bridgeCases, type BridgeSubject } from '../host-bridge/index.ts';
import { ScriptedBridge, ScriptedSeats } from './scripted-bridge.ts';

/** Pages of one device. */
function scripted(): BridgeSubject {
  const stored = new Map<string, string>();
  const seats = new ScriptedSeats();
  const pages: ScriptedBridge[] = [];
  return {
    open() {
      const page = new ScriptedBridge(stored, seats);
      pages.push(page);
      return page;
    },
    setVisibility: (visibility) => pages.forEach((page) => page.change({ visibility })),
    setOnline: (online) => pages.forEach((page) => page.change({ online })),
  };
}

describe('ScriptedBridge as every host', () => {
  for (const { name, run } of bridgeCases(scripted())) it(name, () => run(scripted()));
});
