import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isConsultError } from '@consult-kit/protocol';
import { SCRIPTED_DOCTOR } from '@consult-kit/testkit';
import { DeskFixture } from '../testing/desk-fixture.ts';

const OTHER_DOCTOR = { id: 'doctor-doctor-doctor2', names: { en: 'Wang Fang' } };
const OFFER = {
  from: OTHER_DOCTOR.id,
  to: { kind: 'doctor', doctor: SCRIPTED_DOCTOR.id },
  reason: 'shift',
  urgent: false,
} as const;

const codeOf = (error: unknown): string => (isConsultError(error) ? error.code : String(error));
/** Answers nothing that opening this talk asks for before `answer`, and then as it was when it was asked for, whatever the line is like. */
function holdReads({ gateway: { transport } }: DeskFixture, id: string): { answer: () => void } {
  const request = transport.request.bind(transport);
  let answer = (): void => {};
  const released = new Promise<void>((resolve) => (answer = resolve));
  transport.request = async (given) => {
    if (!given.path.startsWith(`/v1/consultations/${id}/`)) return request(given);
    const { fault } = transport;
    transport.fault = null;
    const answered = request(given);
    transport.fault = fault;
    await released;
    return answered;
  };
  return { answer };
}

const texts = (desk: DeskFixture, id: string): string[] =>
  desk.chat(id).events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));

for (const live of ['socket', 'poll'] as const) {
  describe(`a doctor's client over ${live}`, () => {
    it('signs in, sees the line grow, and accepts the next', async () => {
      const desk = await new DeskFixture(live).signIn();
      assert.equal(desk.client.snapshot.account?.login, 'li');
      assert.equal(desk.client.snapshot.desk?.lineTotal, 0);
      await desk.wait();
      assert.equal(desk.client.snapshot.desk?.lineTotal, 1);
      const id = await desk.client.acceptNext();
      await desk.settle();
      assert.equal(desk.chat(id).view.state, 'talking');
      assert.equal(desk.chat(id).otherPresent, true);
      assert.equal(desk.client.snapshot.desk?.chats.length, 1);
    });

    it('refuses a wrong password, and to accept when nobody waits', async () => {
      const desk = new DeskFixture(live);
      assert.equal(await desk.client.signIn('li', 'wrong').catch(codeOf), 'SIGN_IN_REFUSED');
      assert.equal(desk.client.snapshot.account, null);
      await desk.signIn();
      assert.equal(await desk.client.acceptNext().catch(codeOf), 'QUEUE_EMPTY');
    });

    it('holds several talks side by side', async () => {
      const desk = new DeskFixture(live);
      const first = await desk.talk();
      await desk.wait();
      const second = await desk.client.acceptNext();
      await desk.settle();
      await Promise.all([desk.client.send(first, 'to the first'), desk.client.send(second, 'to the second')]);
      assert.deepEqual([texts(desk, first), texts(desk, second)], [['to the first'], ['to the second']]);
      desk.client.saveDraft(first, 'half');
      assert.equal(await desk.client.loadDraft(second), '');
      assert.equal(await desk.client.loadDraft(first), 'half');
    });

    it('tells who wrote a message', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      const message = await desk.client.send(id, 'good morning');
      assert.deepEqual(message, desk.gateway.log.events.at(-1));
      assert.equal(message.doctor, 'doctor-doctor-doctor1');
      desk.gateway.say('patient', 'good morning, doctor');
      await desk.settle();
      assert.equal(desk.chat(id).unread, 1);
      desk.client.markRead(id, desk.chat(id).events.at(-1)?.seq ?? 0);
      await desk.clock.advance(500);
      assert.equal(desk.chat(id).unread, 0);
      assert.deepEqual(
        desk.told.message.map(({ message: { text } }) => text),
        ['good morning', 'good morning, doctor'],
      );
    });

    it('ends with an advice card and lets go of the talk', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      const advice = { advice: 'Rest.', whenToGetHelp: '', followUp: '' };
      await desk.client.finish(id, { outcome: 'advice', advice });
      await desk.settle();
      assert.equal(desk.gateway.log.view.advice?.advice, 'Rest.');
      assert.deepEqual(Object.keys(desk.client.snapshot.chats), []);
    });

    it('keeps a talk that was opened for reading', async () => {
      const desk = await new DeskFixture(live).signIn();
      const id = await desk.wait();
      await desk.client.follow(id);
      await desk.settle();
      assert.equal(desk.chat(id).view.state, 'waiting');
      desk.client.unfollow(id);
      assert.deepEqual(Object.keys(desk.client.snapshot.chats), []);
    });

    it('follows what was opened for reading again when its withdrawn offer comes back', async () => {
      const desk = await new DeskFixture(live).signIn();
      const id = await desk.wait();
      const offer = (): void => void desk.gateway.write({ type: 'handover.offered', ...OFFER });
      desk.gateway.write({ type: 'consultation.accepted', doctor: OTHER_DOCTOR });
      offer();
      await desk.settle();
      await desk.client.follow(id);
      await desk.clock.advance(1_000);
      desk.gateway.write({ type: 'handover.cancelled' });
      desk.gateway.say('patient', 'not for this doctor');
      await desk.clock.advance(1_000);
      offer();
      desk.gateway.say('patient', 'still there?');
      await desk.clock.advance(1_000);
      assert.deepEqual(texts(desk, id), ['not for this doctor', 'still there?']);
      assert.equal(desk.chat(id).view.handover?.reason, OFFER.reason);
    });

    it('notes, declines, shows the emergency card and changes its status', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      await desk.client.setStatus('break');
      await desk.client.addNote(id, 'seen before');
      await desk.client.sendEmergencyCard(id);
      await desk.settle();
      assert.equal(desk.client.snapshot.desk?.status, 'break');
      assert.equal(desk.chat(id).view.emergency?.by, 'doctor');
      assert.equal(
        desk.chat(id).events.some((event) => event.type === 'note.added'),
        true,
      );
      await desk.client.decline(id, 'not my field');
      assert.equal(desk.gateway.log.view.state, 'waiting');
    });

    it('goes on with a stored session after a reload, and with every talk', async () => {
      const before = new DeskFixture(live);
      const id = await before.talk();
      before.client.close();
      const desk = new DeskFixture(live, before);
      assert.equal(await desk.client.restore(), true);
      await desk.settle();
      assert.equal(desk.client.snapshot.account?.login, 'li');
      assert.equal(desk.chat(id).view.state, 'talking');
    });

    it('goes on after a loss without anything missing or doubled', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      desk.gateway.transport.fault = 'offline';
      desk.gateway.transport.cut();
      const sent = ['one', 'two'].map((text) => desk.client.send(id, text));
      await desk.clock.advance(40_000);
      desk.gateway.say('patient', 'hello?');
      desk.gateway.transport.fault = null;
      await desk.clock.advance(60_000);
      await Promise.all(sent);
      assert.deepEqual(texts(desk, id), ['hello?', 'one', 'two']);
    });

    it('keeps what was acknowledged in sight while its talk is being opened, where the device keeps nothing', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      const { transport } = desk.gateway;
      desk.bridge.storageFault = 'fails';
      transport.fault = 'mute';
      const sent = desk.client.send(id, 'hello');
      await desk.settle();
      desk.gateway.write({ type: 'consultation.returned', reason: 'declined', place: 'head' });
      await desk.settle();
      assert.deepEqual(Object.keys(desk.client.snapshot.chats), []);
      const reads = holdReads(desk, id);
      desk.gateway.accept();
      await desk.settle();
      const seen: string[][] = [];
      desk.client.on('change', ({ chats }) => {
        const chat = chats[id];
        if (chat) seen.push([...texts(desk, id), ...chat.outgoing.map(({ text }) => text)]);
      });
      transport.fault = null;
      transport.cut();
      await desk.clock.advance(60_000);
      assert.deepEqual(
        desk.gateway.log.events.flatMap((event) => (event.type === 'message.stored' ? [event.text] : [])),
        ['hello'],
      );
      assert.deepEqual(seen, []);
      transport.fault = 'deaf';
      reads.answer();
      await desk.settle();
      transport.fault = null;
      transport.cut();
      await desk.clock.advance(60_000);
      assert.equal((await sent).text, 'hello');
      assert.ok(seen.length > 0);
      for (const shown of seen) assert.deepEqual(shown, ['hello']);
    });

    it('shows the desk as the node that it is connected with tells it, whatever its versions count from', async () => {
      const desk = await new DeskFixture(live).signIn();
      desk.gateway.countDeskFrom(1_000_000);
      await desk.wait();
      assert.equal(desk.client.snapshot.desk?.version, 1_000_001);
      desk.gateway.transport.fault = 'offline';
      desk.gateway.transport.cut();
      desk.gateway.countDeskFrom(5);
      desk.gateway.write({ type: 'consultation.left' });
      desk.gateway.transport.fault = null;
      await desk.clock.advance(60_000);
      assert.equal(desk.client.snapshot.desk?.lineTotal, 0);
    });

    it('has nothing to restore without a session, with one that is over, and after signing out', async () => {
      const desk = new DeskFixture(live);
      assert.equal(await desk.client.restore(), false);
      await desk.talk();
      desk.client.close();
      desk.gateway.endSessions();
      const next = new DeskFixture(live, desk);
      assert.equal(await next.client.restore(), false);
      await next.talk();
      await next.client.signOut();
      assert.equal(next.bridge.stored.size, 0);
      assert.equal(await next.client.restore(), false);
      assert.deepEqual(next.client.snapshot.chats, {});
      assert.equal(next.clock.pending, 0);
    });

    it('shows the sign-in again when the session is over, and keeps the drafts', async () => {
      const desk = new DeskFixture(live);
      const id = await desk.talk();
      desk.client.saveDraft(id, 'half an answer');
      await desk.settle();
      desk.gateway.endSessions();
      desk.gateway.transport.cut();
      await desk.clock.advance(30_000);
      const { account, connection } = desk.client.snapshot;
      assert.equal(account, null);
      assert.equal(connection.type === 'stopped' && connection.error.code, 'TOKEN_EXPIRED');
      await desk.signIn();
      assert.equal(await desk.client.loadDraft(id), 'half an answer');
      assert.equal(desk.client.snapshot.connection.type, 'live');
    });
  });
}
