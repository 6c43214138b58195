import assert from 'node:assert/strict';
import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../database.ts';
import { message, NOON_MS, Sample } from '../testing/sample.ts';
import { postgresUnderTest } from '../testing/stores-under-test.ts';

const postgres = await postgresUnderTest();

/** Ends all connections to the test's database but the one that asks. */
async function terminateOthers(database: Database): Promise<void> {
  const terminate = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  await database.read(({ kysely }) => terminate.execute(kysely));
}

/** Tries until the database is used again, as a client does who sends the same command again. */
async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (failure) {
      assert.equal((failure as { code?: string }).code, 'DATABASE_UNREACHABLE');
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Stands between a gateway and its PostgreSQL; swallows the server's next answer and cuts, when told to. */
class Cutter {
  #cut: ((query: string) => boolean) | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #server;
  #refuses = false;

  constructor({ hostname, port }: URL) {
    const target = { host: hostname, port: Number(port || 5432) };
    this.#server = createServer((near) => {
      if (this.#refuses) {
        near.destroy();
        return;
      }
      const far = connect(target);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => void [near.destroy(), far.destroy()]);
      }
      let swallow = false;
      near.on('data', (data: Buffer) => {
        if (this.#cut?.(data.toString('latin1'))) {
          this.#cut = undefined;
          swallow = true;
        }
        far.write(data);
      });
      far.on('data', (data: Buffer) => {
        if (swallow) near.destroy();
        else near.write(data);
      });
    });
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return address && typeof address === 'object' ? address.port : 0;
  }

  /** The answer to the next statement that holds this text never arrives. */
  swallowAnswerTo(text: string): void {
    this.#cut = (query) => query.includes(text);
  }

  /** Cuts everything and takes no new connection until it is called with `false`. */
  refuse(refuses = true): void {
    this.#refuses = refuses;
    if (refuses) for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.refuse();
    this.#server.close();
  }
}

async function withCutter(work: (sample: Sample, cutter: Cutter, database: Database) => Promise<void>): Promise<void> {
  await postgres.with(async (_database, place) => {
    assert.ok('url' in place);
    const url = new URL(place.url);
    const cutter = new Cutter(url);
    url.port = String(await cutter.listen());
    url.hostname = '127.0.0.1';
    const database = await openDatabase({ url: url.href });
    try {
      await work(new Sample(database), cutter, database);
    } finally {
      await database.close();
      cutter.close();
    }
  });
}

describe('a PostgreSQL whose connections break', { timeout: 60_000 }, () => {
  const { skip } = postgres;

  it('is used again at once after the server ended all connections', { skip }, () =>
    postgres.with(async (database) => {
      const sample = new Sample(database);
      const id = await sample.start();
      await terminateOthers(database);
      const said = Array.from({ length: 20 }, (_, index) => insist(() => sample.say(id, `message ${index}`)));
      await Promise.all(said);
      const log = await insist(() => sample.log(id));
      assert.deepEqual(
        log.map(({ seq }) => seq),
        log.map((_, index) => index + 1),
      );
      assert.equal(log.length, 21);
    }),
  );

  it('fails commands with the code that asks for a resend while it is away, and recovers by itself', { skip }, () =>
    withCutter(async (sample, cutter) => {
      const id = await sample.start();
      cutter.refuse();
      const ends = await Promise.allSettled([sample.say(id, 'lost'), sample.start(), sample.store.find(id)]);
      for (const end of ends) {
        assert.equal(end.status, 'rejected');
        assert.equal((end.reason as { code?: string }).code, 'DATABASE_UNREACHABLE');
        assert.doesNotMatch(String(end.reason), /postgres:|password/);
      }
      cutter.refuse(false);
      await insist(() => sample.say(id, 'found'));
      assert.deepEqual(
        (await insist(() => sample.log(id))).map(({ seq }) => seq),
        [1, 2],
      );
    }),
  );

  it('leaves nothing half done when the connection breaks before the commit', { skip }, () =>
    withCutter(async (sample, cutter) => {
      const id = await sample.start();
      cutter.swallowAnswerTo('load_group');
      await assert.rejects(sample.say(id, 'lost'), { code: 'DATABASE_UNREACHABLE' });
      cutter.swallowAnswerTo('insert into "case_numbers"');
      await assert.rejects(sample.start({ subject: 'guest:b' }), { code: 'DATABASE_UNREACHABLE' });
      assert.equal((await insist(() => sample.log(id))).length, 1);
      assert.deepEqual(await insist(() => sample.store.listOfPatient('guest:b', 'winter', 10)), []);
    }),
  );

  it('tells with the same command again what became of one whose commit was not answered', { skip }, () =>
    withCutter(async (sample, cutter) => {
      const id = await sample.start();
      const commandId = createId();
      const send = () =>
        sample.store.transact(
          async (transaction) => {
            const before = await transaction.find(id);
            assert.ok(before);
            const earlier = await transaction.command(before, commandId);
            if (earlier) return `stored as ${earlier.seq}`;
            const seq = before.view.seq + 1;
            const event = { ...message('once'), seq, at: '2023-01-05T04:00:00.000Z' } as never;
            await transaction.update({ ...before, view: { ...before.view, seq } }, [event]);
            await transaction.rememberCommand(before, { id: commandId, fingerprint: 'x', consultation: id, seq, atMs: NOON_MS });
            return 'stored now';
          },
          { consultation: id, command: commandId },
        );
      cutter.swallowAnswerTo('save_talks');
      await assert.rejects(send(), { code: 'DATABASE_UNREACHABLE' });
      assert.equal(await insist(send), 'stored as 2');
      assert.equal((await insist(() => sample.log(id))).length, 2);
      const startId = createId();
      cutter.swallowAnswerTo('commit');
      await assert.rejects(sample.start({ subject: 'guest:c', startId }), { code: 'DATABASE_UNREACHABLE' });
      const find = () =>
        sample.store.transact((transaction) => transaction.findStarted('guest:c', 'winter', startId), { campaign: 'winter' });
      assert.equal((await insist(find))?.fingerprint, `print of ${startId}`);
    }),
  );
});
