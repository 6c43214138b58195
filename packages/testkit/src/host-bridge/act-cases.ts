import type { HostAction, HostFeature } from '@consult-kit/client';
import type { BridgeCase } from './bridge-cases.ts';
import { expectSame, expectThat } from './check.ts';

/** Harmless samples: none of them leaves the page. */
const SAMPLES: readonly HostAction[] = [
  { type: 'notify', title: 'A doctor is ready', id: '1' },
  { type: 'remind', at: '2023-01-05T06:00:00.000Z', title: 'Opens' },
  { type: 'haptic', kind: 'light' },
  { type: 'sign-in' },
];

export const actCases: readonly BridgeCase[] = [
  {
    name: 'the host has a name',
    async run(subject) {
      const { host } = subject.open();
      expectThat(typeof host === 'string' && host !== '', 'the name is not empty');
    },
  },
  {
    name: 'an unknown feature is not supported',
    async run(subject) {
      expectSame(subject.open().supports('tea' as HostFeature), false, 'support for tea');
    },
  },
  {
    name: 'an unknown action is answered with unsupported, and rejects nothing',
    async run(subject) {
      expectSame(await subject.open().act({ type: 'tea' } as unknown as HostAction), 'unsupported', 'the outcome');
    },
  },
  ...SAMPLES.map((action): BridgeCase => ({
    name: `${action.type} is answered with unsupported where it is not supported`,
    async run(subject) {
      const bridge = subject.open();
      const outcome = bridge.supports(action.type as HostFeature) ? 'unsupported' : await bridge.act(action);
      expectSame(outcome, 'unsupported', 'the outcome');
    },
  })),
];
