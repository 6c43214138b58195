/** `npm run replay -- [FILE.jsonl…] [--patients N] [--doctors M] [--kills K]`: plays recorded consultations and compares. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readRecordings } from '../replay/recording.ts';
import { printOutcome } from '../replay/report.ts';
import { replay } from '../replay/replay.ts';
import { ROOT } from '../workspace/workspace.ts';

const OWN_RECORDINGS = join(ROOT, 'examples/dialogues/consultations.jsonl');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    patients: { type: 'string', default: '50' },
    doctors: { type: 'string', default: '10' },
    kills: { type: 'string', default: '0' },
  },
});

const files = positionals.length > 0 ? positionals.map((file) => resolve(process.env['INIT_CWD'] ?? '.', file)) : [OWN_RECORDINGS];
const recordings = await readRecordings(files);
const outcome = await replay({
  recordings,
  patients: count('patients', values.patients, 1),
  doctors: count('doctors', values.doctors, 1),
  kills: count('kills', values.kills, 0),
});
process.exitCode = printOutcome(recordings.length, outcome) ? 0 : 1;

function count(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} takes a whole number from ${least}; got "${text}".`);
  return value;
}
