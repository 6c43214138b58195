import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import type { ConsultationTransaction } from '../../../domain/consultations/consultation-store.ts';
import type { Database } from '../database.ts';
import { doctorProfile, message, NOON_MS, Sample } from '../testing/sample.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const LI = doctorProfile('li-hua-account-000001');
const WU = doctorProfile('wu-lan-account-000002');
const ALL_LINES = { campaigns: [], modules: [], languages: [] };
const DAY_MS = 86_400_000;

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  const test = (fact: string, work: (sample: Sample, database: Database) => Promise<void>): void => {
    it(fact, { skip }, () => withDatabase((database) => work(new Sample(database), database)));
  };

  describe(`consultations over ${name}`, () => {
    test('gives back what was stored, letter by letter', async (sample) => {
      const id = await sample.start({ flagged: true });
      const text = 'quotes " \' \\ {a,b} null %_ line\nbreak\ttab \u0000 nul, 中文, 😀, half a pair \ud83d';
      const after = await sample.say(id, text);
      const found = await sample.store.find(id);
      assert.deepEqual(found, { ...after, key: found?.key });
      const [created, said] = await sample.log(id);
      assert.equal(created?.type === 'consultation.created' && created.intake.name, '王秀英 "Xiuying" \\ 😀');
      assert.equal(said?.type === 'message.stored' && said.text, text);
    });

    test('finds nothing under an id that nobody has', async ({ store }) => {
      assert.equal(await store.find('nobody'), undefined);
      assert.equal(await store.transact((transaction) => transaction.find('nobody'), { consultation: 'nobody' }), undefined);
    });

    test('numbers the cases of each campaign by themselves', async (sample) => {
      const numbers = async (campaign: string) => (await sample.store.find(await sample.start({ campaign })))?.view.number;
      const given = [await numbers('winter'), await numbers('winter'), await numbers('spring'), await numbers('winter')];
      assert.deepEqual(given, [1, 2, 1, 3]);
    });

    test('knows the consultation that a command opened, and the one that goes on', async (sample) => {
      const startId = createId();
      const id = await sample.start({ subject: 'guest:a', startId });
      const look = () =>
        sample.store.transact(
          async (transaction) => [
            await transaction.findStarted('guest:a', 'winter', startId),
            await transaction.findStarted('guest:a', 'winter', createId()),
            await transaction.findGoingOn('guest:a', 'winter'),
            await transaction.findGoingOn('guest:a', 'spring'),
          ],
          { campaign: 'winter' },
        );
      const started = { id, fingerprint: `print of ${startId}` };
      assert.deepEqual(await look(), [started, undefined, id, undefined]);
      await sample.change(id, [{ type: 'consultation.left' }]);
      assert.deepEqual(await look(), [started, undefined, undefined, undefined]);
    });

    test('refuses a second consultation that goes on, whatever the command believes', async (sample) => {
      await sample.start({ subject: 'guest:a' });
      await assert.rejects(sample.start({ subject: 'guest:a' }));
      await sample.start({ subject: 'guest:a', campaign: 'spring' });
      assert.equal((await sample.store.listOfPatient('guest:a', 'winter', 10)).length, 1);
    });

    test('remembers commands of a consultation and of a desk, each under its own ids', async (sample) => {
      const [one, other] = [await sample.start(), await sample.start()];
      const commandId = createId();
      await sample.change(one, [message('hello')], NOON_MS, commandId);
      const find = (id: string) =>
        sample.store.transact(
          async (transaction) => {
            const record = await transaction.find(id);
            return record && transaction.command(record, commandId);
          },
          { consultation: id, command: commandId },
        );
      const done = { id: commandId, fingerprint: `print of ${commandId}`, consultation: one, seq: 2, atMs: NOON_MS };
      assert.deepEqual(await find(one), done);
      assert.equal(await find(other), undefined);
      const desk = { id: commandId, fingerprint: 'desk', consultation: null, seq: 0, atMs: NOON_MS };
      const scope = { doctor: LI.id };
      await sample.store.transact((transaction) => transaction.rememberDeskCommand(LI.id, desk), scope);
      assert.deepEqual(await sample.store.transact((transaction) => transaction.deskCommand(LI.id, commandId), scope), desk);
      assert.equal(await sample.store.transact((transaction) => transaction.deskCommand(WU.id, commandId), scope), undefined);
    });

    test('lists the consultations of a patient and of a doctor, newest first', async (sample) => {
      const first = await sample.start({ subject: 'guest:a' });
      await sample.accept(first, LI);
      await sample.change(first, [{ type: 'consultation.ended', by: 'patient', keptUntil: '2023-02-05T04:00:00.000Z' }]);
      const second = await sample.start({ subject: 'guest:a' });
      await sample.accept(second, LI);
      const ids = (records: readonly { view: { id: string } }[]) => records.map(({ view }) => view.id);
      assert.deepEqual(ids(await sample.store.listOfPatient('guest:a', 'winter', 10)), [second, first]);
      assert.deepEqual(ids(await sample.store.listOfPatient('guest:a', 'winter', 1)), [second]);
      assert.deepEqual(ids(await sample.store.listOfDoctor(LI.id, 10)), [second, first]);
      assert.deepEqual(ids(await sample.store.talksOf(LI.id)), [second]);
      assert.deepEqual(await sample.store.listOfDoctor(WU.id, 10), []);
    });

    test('reads pages of a log in rising order', async (sample) => {
      const id = await sample.start();
      for (const text of ['two', 'three', 'four', 'five']) await sample.say(id, text);
      const { key = 0 } = (await sample.store.find(id)) ?? {};
      const seqs = async (range: { after?: number; before?: number; limit: number }) =>
        (await sample.store.events(key, range)).map(({ seq }) => seq);
      assert.deepEqual(await seqs({ after: 0, limit: 10 }), [1, 2, 3, 4, 5]);
      assert.deepEqual(await seqs({ after: 2, limit: 2 }), [3, 4]);
      assert.deepEqual(await seqs({ before: 4, limit: 2 }), [2, 3]);
      assert.deepEqual(await seqs({ limit: 2 }), [4, 5]);
      assert.deepEqual(await seqs({ after: 5, limit: 2 }), []);
      assert.deepEqual(await seqs({ after: Number.MAX_SAFE_INTEGER, limit: 2 }), []);
      assert.deepEqual(await seqs({ before: Number.MAX_SAFE_INTEGER, limit: 2 }), [4, 5]);
      assert.deepEqual([...(await sample.store.logEnds([key, 999_999]))], [[key, 5]]);
    });

    test('tells the head of a talk as the record has it', async (sample) => {
      const id = await sample.start({ subject: 'guest:a' });
      const assertHead = async (): Promise<void> => {
        const { key, subject, view } = (await sample.store.find(id)) ?? assert.fail();
        const { campaign, module, language, state, seq } = view;
        const expected = { key, subject, campaign, module, language, state, seq, doctor: view.doctor?.id ?? null };
        assert.deepEqual({ ...(await sample.store.talkHead(id)) }, expected);
      };
      await assertHead();
      await sample.accept(id, LI);
      await sample.say(id, 'three');
      await assertHead();
      await sample.change(id, [{ type: 'consultation.ended', by: 'patient', keptUntil: '2023-02-05T04:00:00.000Z' }]);
      await assertHead();
      assert.equal(await sample.store.talkHead(createId()), undefined);
    });

    test('reads pages as they are stored, and what in them is no message', async (sample) => {
      const id = await sample.start();
      await sample.say(id, '"type":"note.added", 孩子');
      await sample.accept(id, LI);
      await sample.say(id, 'four');
      const { key = 0 } = (await sample.store.find(id)) ?? {};
      const page = async (after: number, limit: number) => {
        const { bodies, count, lastSeq, turns } = await sample.store.storedPage(key, after, limit);
        assert.deepEqual(JSON.parse(`[${Buffer.from(bodies).toString()}]`), await sample.store.events(key, { after, limit }));
        return { count, lastSeq, turns: turns.map(({ seq }) => seq) };
      };
      assert.deepEqual(await page(0, 9), { count: 4, lastSeq: 4, turns: [1, 3] });
      assert.deepEqual(await page(1, 2), { count: 2, lastSeq: 3, turns: [3] });
      assert.deepEqual(await page(3, 9), { count: 1, lastSeq: 4, turns: [] });
      assert.deepEqual(await page(4, 9), { count: 0, lastSeq: 0, turns: [] });
      assert.deepEqual(await page(Number.MAX_SAFE_INTEGER, 9), { count: 0, lastSeq: 0, turns: [] });
    });

    test('reads many logs at the same time, each its own', async (sample) => {
      const ids = await Promise.all(Array.from({ length: 5 }, () => sample.start()));
      for (const [index, id] of ids.entries()) for (let said = 0; said < index; said += 1) await sample.say(id, `${index}-${said}`);
      const keys = await Promise.all(ids.map(async (id) => (await sample.store.find(id))?.key ?? 0));
      const pages = await Promise.all(keys.flatMap((key) => [0, 2].map((after) => sample.store.events(key, { after, limit: 2 }))));
      const seqs = pages.map((events) => events.map(({ seq }) => seq));
      assert.deepEqual(seqs, [[1], [], [1, 2], [], [1, 2], [3], [1, 2], [3, 4], [1, 2], [3, 4]]);
      const [, fifth] = [
        await sample.store.events(keys[4] ?? 0, { after: 4, limit: 9 }),
        await sample.store.events(keys[3] ?? 0, { after: 3, limit: 9 }),
      ];
      assert.deepEqual(
        fifth.map((event) => event.type === 'message.stored' && event.text),
        ['3-2'],
      );
      assert.deepEqual(await sample.store.events(999_999, { after: 0, limit: 9 }), []);
    });

    test('lines people up: flagged cases first, then those who came back, then by time', async (sample) => {
      const late = await sample.start({ atMs: NOON_MS + 2_000 });
      const early = await sample.start({ atMs: NOON_MS + 1_000 });
      const flagged = await sample.start({ atMs: NOON_MS + 3_000, flagged: true });
      const returned = await sample.start({ atMs: NOON_MS + 4_000 });
      await sample.accept(returned, WU);
      await sample.change(returned, [{ type: 'consultation.returned', reason: 'doctor-lost', place: 'head' }]);
      const line = await sample.store.waiting();
      assert.deepEqual(
        line.map(({ id }) => id),
        [flagged, returned, early, late],
      );
      assert.deepEqual(
        line.map((person) => [person.flagged, person.returned]),
        [
          [true, false],
          [false, true],
          [false, false],
          [false, false],
        ],
      );
      assert.equal(line[0]?.name, '王秀英 "Xiuying" \\ 😀');
      const head = (filter: Partial<typeof ALL_LINES>, doctor = LI.id) =>
        sample.store.transact(async (transaction) => (await transaction.findHead({ ...ALL_LINES, ...filter }, doctor))?.view.id, {
          doctor,
        });
      assert.equal(await head({}), flagged);
      await sample.accept(flagged, LI);
      await sample.accept(returned, LI);
      assert.equal(await head({}), early);
    });

    test('finds the head of the lines that a doctor serves, declined people last', async (sample) => {
      const [adult, child] = [await sample.start(), await sample.start({ module: 'children', language: 'zh-Hans', campaign: 'spring' })];
      const head = (filter: object, doctor = LI.id) =>
        sample.store.transact(async (transaction) => (await transaction.findHead({ ...ALL_LINES, ...filter }, doctor))?.view.id, {
          doctor,
        });
      assert.equal(await head({ modules: ['children'] }), child);
      assert.equal(await head({ languages: ['zh-Hans'], campaigns: ['spring', 'winter'] }), child);
      assert.equal(await head({ campaigns: ['summer'] }), undefined);
      await sample.accept(adult, LI);
      await sample.change(adult, [{ type: 'consultation.returned', reason: 'declined', place: 'head', note: 'no' }]);
      assert.equal(await head({}), child);
      assert.equal(await head({}, WU.id), adult);
      assert.deepEqual((await sample.store.waiting())[0]?.declinedBy, [LI.id]);
    });

    test('counts who waits and who talks', async (sample) => {
      const first = await sample.start();
      await sample.start();
      await sample.start({ language: 'zh-Hans' });
      await sample.accept(first, LI);
      const line = { campaign: 'winter', module: 'adults', language: 'en' };
      const count = (work: (transaction: ConsultationTransaction) => Promise<number>) => sample.store.transact(work, { doctor: LI.id });
      assert.equal(await count((transaction) => transaction.countWaiting(line)), 1);
      assert.equal(await count((transaction) => transaction.countTalking(LI.id)), 1);
      assert.equal(await count((transaction) => transaction.countTalking(WU.id)), 0);
      assert.deepEqual([...(await sample.store.talkingByDoctor())], [[LI.id, 1]]);
      const going = await sample.store.goingOn();
      assert.deepEqual(
        [...going].sort((a, b) => a.state.localeCompare(b.state)),
        [
          { campaign: 'winter', state: 'talking', count: 1 },
          { campaign: 'winter', state: 'waiting', count: 2 },
        ],
      );
      const { module, language } = line;
      assert.deepEqual(await sample.store.goingOnIn('winter'), [
        { module, language, state: 'talking', count: 1, sinceMs: NOON_MS },
        { module, language, state: 'waiting', count: 1, sinceMs: NOON_MS },
        { module, language: 'zh-Hans', state: 'waiting', count: 1, sinceMs: NOON_MS },
      ]);
      assert.deepEqual(await sample.store.goingOnIn('spring'), []);
    });

    test('keeps the statuses of doctors', async ({ store }) => {
      const scope = { doctor: LI.id };
      assert.equal(await store.transact((transaction) => transaction.status(LI.id), scope), 'offline');
      await store.transact((transaction) => transaction.setStatus(LI.id, 'online', NOON_MS), scope);
      await store.transact((transaction) => transaction.setStatus(LI.id, 'break', NOON_MS), scope);
      assert.equal(await store.transact((transaction) => transaction.status(LI.id), scope), 'break');
      assert.deepEqual([...(await store.statuses())], [[LI.id, 'break']]);
    });

    test('knows open offers', async (sample) => {
      const id = await sample.start();
      await sample.accept(id, LI);
      assert.deepEqual(await sample.store.offered(), []);
      const to = { kind: 'doctor', doctor: WU.id } as const;
      await sample.change(id, [{ type: 'handover.offered', from: LI.id, to, reason: 'away', urgent: false }]);
      assert.deepEqual(
        (await sample.store.offered()).map(({ view }) => view.id),
        [id],
      );
    });

    test('tells what is due, the longest first, and never what is over', async (sample) => {
      const [first, second, over] = [await sample.start({ atMs: NOON_MS + 10 }), await sample.start(), await sample.start()];
      await sample.change(over, [{ type: 'consultation.left' }]);
      const { dueAtMs = 0 } = (await sample.store.find(first)) ?? {};
      assert.deepEqual(await sample.store.due(dueAtMs, 10), [second, first]);
      assert.deepEqual(await sample.store.due(dueAtMs - 1, 10), [second]);
      assert.deepEqual(await sample.store.due(dueAtMs, 1), [second]);
    });

    test('deletes what is over and was kept long enough, with all that belongs to it', async (sample, database) => {
      const [gone, kept, waiting] = [await sample.start(), await sample.start(), await sample.start()];
      await sample.change(gone, [message('secret'), { type: 'consultation.left' }], NOON_MS, createId());
      const { key = 0 } = (await sample.store.find(gone)) ?? {};
      await sample.change(kept, [{ type: 'consultation.left' }], NOON_MS + DAY_MS);
      assert.equal(await sample.store.removeExpired(NOON_MS + 30 * DAY_MS, 10), 1);
      assert.equal(await sample.store.find(gone), undefined);
      assert.deepEqual(await sample.store.events(key, { after: 0, limit: 10 }), []);
      const openings = await database.read(({ kysely }) => kysely.selectFrom('openings').select('key').execute());
      assert.deepEqual([openings.length, openings.some((one) => one.key === key)], [2, false]);
      assert.equal((await sample.log(kept)).length, 2);
      assert.equal((await sample.log(waiting)).length, 1);
      assert.equal(await sample.store.removeExpired(NOON_MS + 31 * DAY_MS, 10), 1);
    });

    test('remembers accepts for a while', async ({ store }) => {
      const accept = (atMs: number) => ({ campaign: 'winter', module: 'adults', language: 'en', atMs, waitedMs: 5 });
      const desk = { id: createId(), fingerprint: 'x', consultation: null, seq: 0, atMs: 100 };
      await store.transact(async (transaction) => {
        for (const atMs of [100, 200, 300]) await transaction.rememberAccept(accept(atMs));
        await transaction.rememberDeskCommand(LI.id, desk);
      });
      assert.deepEqual(await store.acceptsSince(200), [accept(200), accept(300)]);
      await store.prune(300, 101);
      assert.deepEqual(await store.acceptsSince(0), [accept(300)]);
      assert.equal(await store.transact((transaction) => transaction.deskCommand(LI.id, desk.id)), undefined);
    });
  });
}
