// Writes to a database until it is killed, a few commands at a time, and prints the name of each one that was acknowledged.
import { writeSync } from 'node:fs';
import { openDatabase } from '../database.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('The path of the database file is needed.');
const database = await openDatabase({ file });

async function writeOn(writer: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const campaign = `w${writer}-${number}`;
    await database.write((session) => session.kysely.insertInto('case_numbers').values({ campaign, last: number }).execute());
    writeSync(1, `${campaign}\n`);
  }
}

await Promise.all([1, 2, 3, 4].map((writer) => writeOn(writer)));
