import { readFile } from 'node:fs/promises';
import { LIMITS, parseJson } from '@consult-kit/protocol';
import * as z from 'zod/mini';

const recordingSchema = z.object({
  id: z.string().check(z.minLength(1)),
  language: z.string().check(z.minLength(1)),
  /** What the patient told beforehand; goes into the intake. */
  description: z.string(),
  /** Who wrote what, in order. */
  turns: z
    .array(z.object({ speaker: z.enum(['patient', 'doctor']), text: z.string().check(z.minLength(1), z.maxLength(LIMITS.messageChars)) }))
    .check(z.minLength(1)),
});

/** One recorded consultation. */
export type Recording = z.infer<typeof recordingSchema>;
export type Turn = Recording['turns'][number];

/** Reads files of one JSON value a line. @throws {ConsultError} A line is no recording; the message names file and line. */
export async function readRecordings(files: readonly string[]): Promise<Recording[]> {
  const perFile = await Promise.all(files.map(async (file) => recordingsIn(file, await readFile(file, 'utf8'))));
  return perFile.flat();
}

function recordingsIn(file: string, content: string): Recording[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [parseJson(recordingSchema, line)];
    } catch (cause) {
      throw new Error(`${file}:${index + 1} is not a recorded consultation: ${cause instanceof Error ? cause.message : ''}`, { cause });
    }
  });
}
