import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { openDatabase, type Database, type SqlSession } from './database.ts';
import { hot } from './hot-query.ts';
import { DatabaseSync } from 'node:sqlite';

const folder = mkdtempSync(join(tmpdir(), 'consult-database-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;
const freshFile = (): string => join(folder, `${(files += 1)}`, 'consult.sqlite');

const insertNumber = hot<{ campaign: string; last: number }>()((database, slots) =>
  database.insertInto('case_numbers').values({ campaign: slots.campaign, last: slots.last }),
);

const add = (session: SqlSession, campaign: string) => session.run(insertNumber, { campaign, last: 1 });
const all = (database: Database) =>
  database.read(async (session) => {
    const rows = await session.kysely.selectFrom('case_numbers').select('campaign').orderBy('campaign').execute();
    return rows.map(({ campaign }) => campaign);
  });

describe('openDatabase', () => {
  it('commits commands of one turn together, with one flush', async () => {
    const database = await openDatabase({ file: freshFile() });
    await Promise.all(Array.from({ length: 50 }, (_, index) => database.write((session) => add(session, `c${index}`))));
    assert.deepEqual(database.counts, { commands: 50, commits: 1 });
    await database.close();
  });

  it('keeps what a refused command did out of the group', async () => {
    const database = await openDatabase({ file: freshFile() });
    const refused = database.write(async (session) => {
      await add(session, 'refused');
      throw new Error('no');
    });
    const [first, second, third] = await Promise.allSettled([
      database.write((session) => add(session, 'before')),
      refused,
      database.write((session) => add(session, 'behind')),
    ]);
    assert.deepEqual([first?.status, second?.status, third?.status], ['fulfilled', 'rejected', 'fulfilled']);
    assert.deepEqual(await all(database), ['before', 'behind']);
    assert.equal(database.counts.commits, 1);
    await database.close();
  });

  it('lets a command see those before it in its group', async () => {
    const database = await openDatabase({ file: freshFile() });
    const seen: number[] = [];
    const count = async (session: SqlSession) => {
      await add(session, `c${seen.length}`);
      seen.push((await session.kysely.selectFrom('case_numbers').select('campaign').execute()).length);
    };
    await Promise.all([database.write(count), database.write(count), database.write(count)]);
    assert.deepEqual(seen, [1, 2, 3]);
    await database.close();
  });

  it('shows readers nothing that is not committed', async () => {
    const database = await openDatabase({ file: freshFile() });
    let seenWithin = -1;
    await database.write(async (session) => {
      await add(session, 'open');
      seenWithin = (await all(database)).length;
    });
    assert.equal(seenWithin, 0);
    assert.equal((await all(database)).length, 1);
    await database.close();
  });

  it('works in memory as well', async () => {
    const database = await openDatabase({ file: ':memory:' });
    const [, rows] = await Promise.all([database.write((session) => add(session, 'a')), all(database)]);
    assert.equal(rows.length, 1);
    await database.close();
  });

  it('refuses writes once it closes, after committing those that were asked for', async () => {
    const file = freshFile();
    const database = await openDatabase({ file });
    const open = database.write((session) => add(session, 'last'));
    await Promise.all([open, database.close()]);
    await assert.rejects(
      database.write((session) => add(session, 'late')),
      { code: 'GATEWAY_STOPPING' },
    );
    const again = await openDatabase({ file });
    assert.equal((await all(again)).length, 1);
    await again.close();
  });

  it('refuses a database of a later version and leaves it as it is', async () => {
    const file = freshFile();
    await (await openDatabase({ file })).close();
    const raw = new DatabaseSync(file);
    raw.exec("update meta set value = '999' where name = 'version'");
    raw.close();
    await assert.rejects(openDatabase({ file }), { code: 'DATABASE_NEWER' });
  });

  it('says when the folder cannot be written to', async () => {
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    await assert.rejects(openDatabase({ file: join(blocked, 'data', 'consult.sqlite') }), { code: 'DATA_FOLDER_UNWRITABLE' });
  });

  it('says when the file is no database', async () => {
    const file = join(folder, 'not-a-database');
    writeFileSync(file, 'plain text, long enough to be read as the head of a database file, which it is not\n'.repeat(20));
    await assert.rejects(openDatabase({ file }), { code: 'DATA_FOLDER_UNWRITABLE' });
  });

  it('has flushed what it acknowledged before the process is killed', async () => {
    const file = freshFile();
    const child = spawn(
      process.execPath,
      ['--conditions=@consult-kit/source', join(import.meta.dirname, 'testing/endless-writer.ts'), file],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 200) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    assert.equal(child.signalCode, 'SIGKILL');
    const database = await openDatabase({ file });
    const stored = new Set(await all(database));
    assert.deepEqual(
      acknowledged.filter((name) => !stored.has(name)),
      [],
    );
    await database.close();
  });
});
