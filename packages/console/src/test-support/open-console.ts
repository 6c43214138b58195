import { fixture, html, nextFrame } from '@open-wc/testing';
import type { ConsoleApp } from '../console-app.ts';
import { createConsoleClient } from '../console-client.ts';
import '../define.ts';
import { FakeGateway } from './fake-gateway.ts';
import { HandTimers } from './hand-timers.ts';
import { MemoryStorage } from './memory-storage.ts';

/** The whole console in a test. */
export interface Page {
  app: ConsoleApp;
  gateway: FakeGateway;
  timers: HandTimers;
  storage: MemoryStorage;
}

export interface OpenOptions {
  signedIn?: boolean;
  hash?: string;
  language?: 'en' | 'zh-Hans';
  /** Changes the gateway before the page is opened. */
  gateway?: (gateway: FakeGateway) => void;
  storage?: MemoryStorage;
}

/** Opens the console at an address; the list, signed in, in English unless told otherwise. */
export async function openConsole({
  signedIn = true,
  hash = '#/',
  language = 'en',
  gateway: prepare,
  storage = new MemoryStorage(),
}: OpenOptions = {}): Promise<Page> {
  history.replaceState(null, '', hash);
  localStorage.setItem('consult:console:language', language);
  const gateway = new FakeGateway();
  prepare?.(gateway);
  if (signedIn) storage.setItem('consult:console:session', JSON.stringify(gateway.signedIn()));
  const timers = new HandTimers();
  const client = createConsoleClient(gateway, storage);
  const app = await fixture<ConsoleApp>(html`<console-app .client=${client} .timers=${timers} .storage=${storage}></console-app>`);
  await settle();
  return { app, gateway, timers, storage };
}

/** Lets answers arrive and the page draw. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) await nextFrame();
}

/** All text inside a root, with single spaces. */
export function textOf(root: Node): string {
  return (root.textContent ?? '').replace(/\s+/g, ' ');
}
