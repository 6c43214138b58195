import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { createConsultClient, type ConsultClient, type FollowedConsultation } from '@consult-kit/client';
import { createDeskClient, type DeskClient } from '@consult-kit/client/desk';
import { createWebTimers, createWebTransport } from '@consult-kit/client/web';
import { readLoadCampaign } from '../src/crash/load-campaign.ts';
import { FaultProxy } from '../src/fault-proxy/fault-proxy.ts';
import type { Direction } from '../src/fault-proxy/faults.ts';
import { addDoctor, GatewayProcess, temporaryFolder, type TemporaryFolder } from '../src/index.ts';
import { insist } from '../src/replay/insist.ts';
import { memoryBridge } from '../src/replay/memory-bridge.ts';
import { waitUntil } from '../src/replay/wait-until.ts';
import { DOCTOR } from './support/world.ts';

const CAMPAIGN = readLoadCampaign();
/** A half-open link is noticed within 30 s while the page is visible; then a new one is needed. */
const HEALED_WITHIN_MS = 35_000;
const STEP_MS = 60_000;

interface Case {
  readonly channel: 'socket' | 'poll';
  /** The direction that is swallowed. */
  readonly direction: Direction;
  readonly name: string;
  /** Whether the patient only reads meanwhile, so that nothing but the heartbeat can notice. */
  readonly reads?: boolean;
}

const CASES: readonly Case[] = [
  { channel: 'socket', direction: 'down', name: 'a socket that can send and not receive' },
  { channel: 'socket', direction: 'down', name: 'a socket that only receives and receives nothing', reads: true },
  { channel: 'socket', direction: 'up', name: 'a socket that can receive and not send' },
  { channel: 'poll', direction: 'down', name: 'long polling that can send and not receive' },
  { channel: 'poll', direction: 'up', name: 'long polling that can receive and not send' },
];

describe('a half-open link', { timeout: 180_000, concurrency: CASES.length }, () => {
  let folder: TemporaryFolder;
  let gateway: GatewayProcess;
  let desk: DeskClient;
  before(async () => {
    folder = await temporaryFolder();
    gateway = await GatewayProcess.start({ dataFolder: folder.path });
    await addDoctor(folder.path, DOCTOR);
    desk = createDeskClient({
      transport: createWebTransport({ gateway: gateway.origin }),
      bridge: memoryBridge('en'),
      timers: createWebTimers(),
    });
    await desk.signIn(DOCTOR.login, DOCTOR.password);
    await desk.setStatus('online');
  });
  after(async () => {
    desk.close();
    await gateway.stop();
    await folder.remove();
  });

  for (const one of CASES) {
    it(`of ${one.name} is noticed and healed, with every message once and in order`, (test) => healing(test, one));
  }

  async function healing(test: TestContext, { channel, direction, reads = false }: Case): Promise<void> {
    const line = await FaultProxy.start({ targetPort: gateway.port, seed: `half-open ${channel} ${direction}` });
    const patient = clientOf(line.origin, channel);
    try {
      const id = await talking(patient);
      const chat = (): FollowedConsultation | undefined => desk.snapshot.chats[id];
      await desk.send(id, 'doctor 1');
      await waitUntil(patient, () => has(patient.snapshot.consultation, 'doctor 1'), 'the first message', STEP_MS);
      assert.equal(connectionOf(patient), channel);

      line.swallow(direction);
      line.heal(); // what is open stays half-open; new connections are whole
      const sinceMs = performance.now();
      const sent = reads ? undefined : patient.send('patient 1');
      await desk.send(id, 'doctor 2');
      await waitUntil(patient, () => has(patient.snapshot.consultation, 'doctor 2'), 'the doctor’s message', HEALED_WITHIN_MS);
      await waitUntil(desk, () => reads || has(chat(), 'patient 1'), 'the patient’s message', HEALED_WITHIN_MS);
      await sent;
      test.diagnostic(`healed after ${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`);

      await patient.send('patient 2');
      await waitUntil(desk, () => has(chat(), 'patient 2'), 'the last message', STEP_MS);
      assert.deepEqual(textsOf(patient.snapshot.consultation), textsOf(chat()));
      assert.deepEqual(textsOf(chat()).sort(), ['doctor 1', 'doctor 2', ...(reads ? [] : ['patient 1']), 'patient 2']);
    } finally {
      patient.close();
      await line.close();
    }
  }

  /** Joins the line and waits for the doctor, who accepts whoever is next. */
  async function talking(patient: ConsultClient): Promise<string> {
    await patient.open();
    const { id: _id, module, consentVersion, answers } = CAMPAIGN;
    const intake = { forSelf: true, answers: [...answers], safety: 'none' as const };
    const consent = { version: consentVersion, language: 'en', guardian: false };
    const id = await patient.start({ module, language: 'en', intake, consent });
    await insist(() => desk.acceptNext());
    await waitUntil(patient, () => patient.snapshot.consultation?.view.state === 'talking', 'the doctor', STEP_MS);
    await waitUntil(desk, () => desk.snapshot.chats[id] !== undefined, 'the talk at the desk', STEP_MS);
    return id;
  }
});

function clientOf(gateway: string, channel: Case['channel']): ConsultClient {
  const transport = createWebTransport({ gateway });
  const connect: typeof transport.connect = (options, on) => {
    if (channel === 'socket') return transport.connect(options, on);
    throw new Error('this host has no sockets');
  };
  return createConsultClient({
    transport: { ...transport, connect },
    bridge: memoryBridge('en'),
    timers: createWebTimers(),
    campaign: CAMPAIGN.id,
  });
}

function connectionOf({ snapshot: { connection } }: ConsultClient): string {
  return connection.type === 'live' ? connection.channel : connection.type;
}

function textsOf(consultation: FollowedConsultation | null | undefined): string[] {
  return (consultation?.events ?? []).flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));
}

function has(consultation: FollowedConsultation | null | undefined, text: string): boolean {
  return textsOf(consultation).includes(text);
}
