import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addDoctor, GatewayProcess, ScriptedBridge, temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import type { Answer, ChatMessage } from '@consult-kit/protocol';
import { START } from '../testing/shopper-fixture.ts';
import type { ConsultClient, DeskClient } from './api.ts';
import { createConsultClient } from './consult-client.ts';
import { createDeskClient } from './desk-client.ts';
import { createWebTimers } from './web/web-timers.ts';
import { createWebTransport } from './web/web-transport.ts';

const DOCTOR = { login: 'li', names: { en: 'Li Na' }, password: 'a password of the test' };

/** Ids as the platform makes them; the scripted ones tell their order, which a gateway with a memory must not see twice. */
class NodeBridge extends ScriptedBridge {
  override randomId(): Promise<string> {
    return Promise.resolve(randomBytes(16).toString('base64url').slice(0, 21));
  }
}

/** Resolves once a snapshot fits; how long that takes is the gateway's affair. */
function until<Snapshot>(
  client: { snapshot: Snapshot; on(name: 'change', run: () => void): () => void },
  fits: (snapshot: Snapshot) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!fits(client.snapshot)) return;
      stop();
      resolve();
    };
    const stop = client.on('change', check);
    check();
  });
}

const textsOf = (events: readonly { type: string }[] = []): string[] =>
  events.filter((event): event is ChatMessage => event.type === 'message.stored').map(({ text }) => text);

describe('both clients at a real gateway', () => {
  let folder: TemporaryFolder;
  let gateway: GatewayProcess;
  let desk: DeskClient;
  const open: { close(): void }[] = [];

  const parts = (live: 'socket' | 'poll') => ({
    transport: createWebTransport({ gateway: gateway.origin, live }),
    bridge: new NodeBridge(),
    timers: createWebTimers(),
  });

  before(async () => {
    folder = await temporaryFolder();
    await addDoctor(folder.path, DOCTOR);
    gateway = await GatewayProcess.start({ dataFolder: folder.path });
    desk = createDeskClient(parts('socket'));
    open.push(desk);
    await desk.signIn(DOCTOR.login, DOCTOR.password);
    await desk.setStatus('online');
  });

  after(async () => {
    for (const client of open) client.close();
    await gateway.stop();
    await folder.remove();
  });

  async function shopper(live: 'socket' | 'poll'): Promise<ConsultClient> {
    const client = createConsultClient({ ...parts(live), campaign: 'demo' });
    open.push(client);
    const { modules, consent } = await client.loadCampaign();
    await client.open();
    const [module] = modules;
    if (!module) throw new Error('The demo has no module.');
    const answers: Answer[] = module.questions.map(({ id, kind }) =>
      kind === 'age' ? { question: id, kind, years: 40 } : { question: id, kind: 'skipped' },
    );
    const told = { module: module.id, intake: { ...START.intake, answers }, consent: { ...START.consent, version: consent.version } };
    await client.start({ ...START, ...told });
    return client;
  }

  /** The doctor accepts this shopper, and both see each other. */
  async function meet(client: ConsultClient): Promise<string> {
    const id = await desk.acceptNext();
    await until(client, ({ consultation }) => consultation?.view.state === 'talking');
    assert.equal(client.snapshot.consultation?.view.id, id);
    return id;
  }

  for (const live of ['socket', 'poll'] as const) {
    it(`talk from line to rating, the shopper over ${live}`, async () => {
      const client = await shopper(live);
      await until(client, ({ connection }) => connection.type === 'live');
      assert.deepEqual(client.snapshot.connection, { type: 'live', channel: live });
      assert.equal(client.snapshot.consultation?.line?.ahead, 0);
      const id = await meet(client);
      await client.send('My head hurts.');
      await desk.send(id, 'Since when?');
      await Promise.all(['Since', 'this', 'morning.'].map((text) => client.send(text)));
      const said = ['My head hurts.', 'Since when?', 'Since', 'this', 'morning.'];
      await until(desk, ({ chats }) => textsOf(chats[id]?.events).length === said.length);
      assert.deepEqual(textsOf(desk.snapshot.chats[id]?.events), said);
      assert.deepEqual(textsOf(client.snapshot.consultation?.events), said);
      // Each side hears what has arrived on the other one.
      const messages = client.snapshot.consultation?.events.filter(({ type }) => type === 'message.stored') ?? [];
      const [, asked, ...answers] = messages.map(({ seq }) => seq);
      await until(client, ({ consultation }) => (consultation?.deliveredUpTo ?? 0) >= Math.max(...answers));
      await until(desk, ({ chats }) => (chats[id]?.deliveredUpTo ?? 0) >= (asked ?? Infinity));
      client.setTyping(true);
      await until(desk, ({ chats }) => chats[id]?.otherTyping === true);
      desk.markRead(id, desk.snapshot.chats[id]?.events.at(-1)?.seq ?? 0);
      const last = client.snapshot.consultation?.events.at(-1)?.seq ?? 0;
      await until(client, ({ consultation }) => (consultation?.view.readUpTo.doctor ?? 0) >= last);
      await desk.finish(id, { outcome: 'advice', advice: { advice: 'Rest.', whenToGetHelp: 'If it stays.', followUp: '' } });
      await until(client, ({ consultation }) => consultation?.view.state === 'ended');
      assert.equal(client.snapshot.consultation?.view.advice?.advice, 'Rest.');
      await client.rate({ score: 'yes' });
      await until(client, ({ consultation }) => consultation?.view.rating?.score === 'yes');
      client.close();
    });

    it(`go on when the doctor gives the talk back and takes it again at once, the shopper over ${live}`, async () => {
      const client = await shopper(live);
      const id = await meet(client);
      await Promise.all([desk.decline(id, 'A slip of the hand.'), desk.acceptNext()]);
      await client.send('Are you still there?');
      await until(desk, ({ chats }) => textsOf(chats[id]?.events).includes('Are you still there?'));
      assert.equal(desk.snapshot.chats[id]?.view.state, 'talking');
      await client.end();
      client.close();
    });

    it(`lose and double nothing when the gateway is killed in mid-talk, the shopper over ${live}`, async () => {
      const client = await shopper(live);
      const id = await meet(client);
      await client.send('before');
      await gateway.kill();
      const sent = ['one', 'two', 'three'].map((text) => client.send(text));
      const answered = desk.send(id, 'from the doctor');
      await gateway.restart();
      await Promise.all([...sent, answered]);
      await until(desk, ({ chats }) => textsOf(chats[id]?.events).length === 5);
      await until(client, ({ consultation }) => textsOf(consultation?.events).length === 5);
      const seen = textsOf(client.snapshot.consultation?.events);
      assert.deepEqual(seen, textsOf(desk.snapshot.chats[id]?.events));
      assert.deepEqual(
        seen.filter((text) => text !== 'from the doctor'),
        ['before', 'one', 'two', 'three'],
      );
      await client.end();
      client.close();
    });
  }
});
