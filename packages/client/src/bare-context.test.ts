import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createContext, runInContext, type Context } from 'node:vm';
import { ManualClock, ScriptedBridge, ScriptedGateway } from '@consult-kit/testkit';
import { bundleDoor } from '@consult-kit/testkit/bundle-door';
import { START } from '../testing/shopper-fixture.ts';
import type { ConsultClient, DeskClient } from './api.ts';
import type { createConsultClient } from './consult-client.ts';
import type { createDeskClient } from './desk-client.ts';

/** What mini-programs have of the language; everything else that the engine brings along is taken away. */
const LANGUAGE = new Set([
  ...['Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'Date', 'Promise', 'RegExp', 'JSON', 'Math'],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'Error', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'Reflect'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'NaN', 'Infinity', 'undefined', 'encodeURIComponent', 'decodeURIComponent'],
]);

/** A realm of its own with nothing but the language, and the script run in it. */
function bareContext(script: string): Context {
  const context = createContext({});
  const names = runInContext('Object.getOwnPropertyNames(this)', context) as string[];
  for (const name of names) if (!LANGUAGE.has(name)) runInContext(`delete this[${JSON.stringify(name)}]`, context);
  runInContext(script, context);
  return context;
}

function globalsOf(context: Context): string[] {
  const names = runInContext('Object.getOwnPropertyNames(this)', context) as string[];
  return Array.from(names).filter((name) => !LANGUAGE.has(name));
}

const until = async (clock: ManualClock, run: Promise<unknown>): Promise<void> => {
  await clock.advance(100);
  await run;
};

for (const live of ['socket', 'poll'] as const) {
  describe(`the built client in a bare JavaScript context, over ${live}`, () => {
    let script: string;
    before(async () => (script = await bundleDoor('client', '.', 'client')));

    it('starts, sends, resumes and receives', async () => {
      const context = bareContext(script);
      const clock = new ManualClock();
      const gateway = new ScriptedGateway(clock, live);
      const make = runInContext('client.createConsultClient', context) as typeof createConsultClient;
      const client: ConsultClient = make({
        transport: gateway.transport,
        bridge: new ScriptedBridge(),
        timers: clock,
        campaign: gateway.campaign,
      });
      const told: string[] = [];
      client.on('message', ({ message }) => told.push(message.text));
      await until(clock, client.open());
      await until(clock, client.start(START));
      gateway.accept();
      await until(clock, client.send('hello'));
      gateway.transport.fault = 'offline';
      gateway.transport.cut();
      gateway.say('doctor', 'are you there?');
      const late = client.send('yes');
      await clock.advance(10_000);
      gateway.transport.fault = null;
      await clock.advance(30_000);
      await late;
      assert.deepEqual(told, ['hello', 'are you there?', 'yes']);
      assert.equal(client.snapshot.connection.type, 'live');
      const refused = (await client.send('').catch((error: unknown) => error)) as { code: string };
      assert.equal(refused.code, 'MESSAGE_EMPTY');
      client.close();
      assert.deepEqual(globalsOf(context), ['client']);
    });
  });
}

describe('the built desk client in a bare JavaScript context', () => {
  it('signs in, accepts and answers', async () => {
    const context = bareContext(await bundleDoor('client', './desk', 'desk'));
    const clock = new ManualClock();
    const gateway = new ScriptedGateway(clock);
    const make = runInContext('desk.createDeskClient', context) as typeof createDeskClient;
    const client: DeskClient = make({ transport: gateway.transport, bridge: new ScriptedBridge(), timers: clock });
    await until(clock, client.signIn('li', 'long enough'));
    const { id } = gateway.startConsultation(START);
    await until(clock, client.acceptNext());
    await until(clock, client.send(id, 'hello'));
    assert.equal(client.snapshot.chats[id]?.events.at(-1)?.type, 'message.stored');
    client.close();
    assert.deepEqual(globalsOf(context), ['desk']);
  });
});
