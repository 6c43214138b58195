import type { HostState } from '@consult-kit/client';
import type { BridgeCase } from './bridge-cases.ts';
import { expectSame, expectThat, until } from './check.ts';

export const watchCases: readonly BridgeCase[] = [
  {
    name: 'watch tells the full state before it returns',
    async run(subject) {
      const told: Partial<HostState>[] = [];
      subject.open().watch((change) => told.push(change))();
      expectSame(told.length, 1, 'times told');
      const { visibility, online, metered, locale, theme, textScale, textScaleApplied, insets } = told[0] ?? {};
      expectThat(visibility === 'active' || visibility === 'background', 'visibility is one of its words');
      expectThat(theme === 'light' || theme === 'dark', 'theme is one of its words');
      expectSame(
        [online, metered, textScaleApplied].map((flag) => typeof flag),
        ['boolean', 'boolean', 'boolean'],
        'the flags',
      );
      expectThat(typeof locale === 'string' && locale.length >= 2, 'locale is a language tag');
      expectThat(typeof textScale === 'number' && textScale > 0, 'textScale is a factor');
      expectSame(
        Object.values(insets ?? {}).map((inset) => typeof inset),
        ['number', 'number', 'number'],
        'the insets',
      );
    },
  },
  {
    name: 'watch tells of the background and of the return, and only of what changed',
    async run(subject) {
      const told: Partial<HostState>[] = [];
      const stop = subject.open().watch((change) => told.push(change));
      subject.setVisibility('background');
      await until(() => told.length > 1, 'the background was told');
      subject.setVisibility('active');
      await until(() => told.length > 2, 'the return was told');
      stop();
      expectSame(told.slice(1), [{ visibility: 'background' }, { visibility: 'active' }], 'what was told');
    },
  },
  {
    name: 'watch tells of the network that goes and comes',
    async run(subject) {
      const told: Partial<HostState>[] = [];
      const stop = subject.open().watch((change) => told.push(change));
      subject.setOnline(false);
      await until(() => told.length > 1, 'the loss was told');
      subject.setOnline(true);
      await until(() => told.length > 2, 'the return was told');
      stop();
      expectSame(told.slice(1), [{ online: false }, { online: true }], 'what was told');
    },
  },
  {
    name: 'watch tells a new listener of now, not of the start',
    async run(subject) {
      const bridge = subject.open();
      const heard: Partial<HostState>[] = [];
      const stopFirst = bridge.watch((change) => heard.push(change));
      subject.setVisibility('background');
      await until(() => heard.length > 1, 'the background was told');
      let first: Partial<HostState> | undefined;
      bridge.watch((change) => (first ??= change))();
      subject.setVisibility('active');
      await until(() => heard.length > 2, 'the return was told');
      stopFirst();
      expectSame(first?.visibility, 'background', 'visibility at the start of watching');
    },
  },
  {
    name: 'watch tells every listener until it stops, and stopping twice is harmless',
    async run(subject) {
      const bridge = subject.open();
      const counts = [0, 0];
      const stops = counts.map((_, index) => bridge.watch(() => (counts[index] = (counts[index] ?? 0) + 1)));
      stops[0]?.();
      stops[0]?.();
      subject.setVisibility('background');
      await until(() => counts[1] === 2, 'the other listener was told');
      subject.setVisibility('active');
      await until(() => counts[1] === 3, 'the other listener was told again');
      stops[1]?.();
      expectSame(counts[0], 1, 'times that the stopped listener was told');
    },
  },
];
