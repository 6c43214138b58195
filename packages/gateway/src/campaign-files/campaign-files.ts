import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { CAMPAIGN_LIMITS, ConsultError, pathText, type CampaignFile, type Finding } from '@consult-kit/protocol';
import { finding, overlapFindings, type BothLanguages } from '@consult-kit/protocol/calendar';
import { checkForService, soundOnly } from '../domain/campaigns/file-check.ts';
import { JsonPlaces, TextLines, type TextPlace } from './json-places.ts';

/** A campaign file as it was found on the disk. */
export interface ReadCampaignFile {
  /** As it was named. */
  path: string;
  /** The file where it can be served: no errors; warnings may stand. */
  file: CampaignFile | null;
  findings: readonly PlacedFinding[];
  /** What the disk said of the file when it was read: another one means that it may have changed. */
  stamp: string;
  /** Where a value stands in the text. */
  placeOf(path: readonly (string | number)[]): TextPlace;
}

/** The content of a campaign file, checked. */
export type CheckedCampaign = Omit<ReadCampaignFile, 'path' | 'stamp'>;

/** What tells one state of a file from another without reading it. */
export function stampOf({ mtimeMs, size, ino }: Pick<Stats, 'mtimeMs' | 'size' | 'ino'>): string {
  return `${mtimeMs} ${size} ${ino}`;
}

/** A finding with its place in the file's text. */
export interface PlacedFinding extends Finding {
  place: TextPlace;
}

/**
 * Reads and checks one campaign file; all that is wrong with its content comes as findings.
 * @throws {ConsultError} `USAGE` if there is no such file or it can't be read.
 */
export async function readCampaignFile(path: string, nowMs?: number): Promise<ReadCampaignFile> {
  try {
    const stats = await stat(path);
    const stamp = stampOf(stats);
    const { size } = stats;
    if (size > CAMPAIGN_LIMITS.fileBytes) {
      return { path, stamp, ...broken(finding('too-large', [], { bytes: size, max: CAMPAIGN_LIMITS.fileBytes })) };
    }
    return { path, stamp, ...checkCampaignBytes(await readFile(path), nowMs) };
  } catch (cause) {
    const problem = (cause as NodeJS.ErrnoException).code;
    if (problem === undefined) throw cause;
    throw new ConsultError('USAGE', `The campaign file ${path} cannot be read (${problem}). Check its path.`, { cause });
  }
}

/**
 * Reads and checks campaign files that are to be served together: one that overlaps an earlier one has an error more.
 * @throws {ConsultError} `USAGE` if there is no such file or it can't be read.
 */
export async function readCampaignFiles(paths: readonly string[], nowMs: number): Promise<readonly ReadCampaignFile[]> {
  const read = await Promise.all(paths.map((path) => readCampaignFile(path, nowMs)));
  return read.map((one, index) => besideOthers(one, read.slice(0, index), nowMs));
}

/** A file as it stands beside others that are served: without its content where they overlap. */
export function besideOthers(read: ReadCampaignFile, others: readonly { file: CampaignFile | null }[], nowMs: number): ReadCampaignFile {
  const { file } = read;
  const overlaps = file
    ? overlapFindings(
        file,
        others.flatMap((other) => other.file ?? []),
        nowMs,
      )
    : [];
  return withErrors(read, overlaps);
}

/** A file with errors that its text alone does not show: without its content where there are some. */
export function withErrors(read: ReadCampaignFile, errors: readonly Finding[]): ReadCampaignFile {
  if (errors.length === 0) return read;
  const placed = errors.map((one) => ({ ...one, place: read.placeOf(one.path) }));
  return { ...read, file: null, findings: [...read.findings, ...placed] };
}

/**
 * Reads the campaign files that a gateway is to serve.
 * @throws {ConsultError} `CAMPAIGN_FILE_INVALID` with every error of every file, or `USAGE` for files that can't be read.
 */
export async function loadCampaignFiles(paths: readonly string[], nowMs: number): Promise<readonly ReadCampaignFile[]> {
  const read = await readCampaignFiles(paths, nowMs);
  assertSound(read);
  return read;
}

/** @throws {ConsultError} `CAMPAIGN_FILE_INVALID` with every error of every file. */
export function assertSound(read: readonly ReadCampaignFile[]): void {
  const errors = [...read.flatMap(errorLines), ...repeatedIds(read)];
  if (errors.length === 0) return;
  throw new ConsultError(
    'CAMPAIGN_FILE_INVALID',
    `The campaign files have ${errors.length === 1 ? 'an error' : `${errors.length} errors`}:\n${errors.join('\n')}`,
  );
}

/** One finding on one line: file, line and column, path to the value, what is wrong and what to do. */
export function findingLine(path: string, { place, severity, path: at, messages, code }: PlacedFinding): string {
  return `${path}:${place.line}:${place.column}: ${severity}: ${pathText(at)}: ${messages['en'] ?? ''} [${code}]`;
}

function errorLines({ path, findings }: ReadCampaignFile): string[] {
  return findings.filter(({ severity }) => severity === 'error').map((one) => findingLine(path, one));
}

function repeatedIds(read: readonly ReadCampaignFile[]): string[] {
  return read.flatMap(({ path, file }, index) => {
    const earlier = read.slice(0, index).find((other) => file && other.file?.id === file.id);
    return earlier ? [`${path}: error: id: ${earlier.path} has the same id. Give each campaign its own. [duplicate-id]`] : [];
  });
}

/** Checks the content of a campaign file, whatever it is. @param nowMs - With it, a start or an end in the past is a warning. */
export function checkCampaignBytes(bytes: Uint8Array, nowMs?: number): CheckedCampaign {
  const problem = encodingProblem(bytes);
  if (problem) return broken(finding('not-utf8', [], { problem }));
  // Reading as UTF-8 takes off the mark that some editors put in front.
  return checkText(new TextDecoder().decode(bytes), nowMs);
}

function encodingProblem(bytes: Uint8Array): BothLanguages | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { en: 'it is UTF-16', zh: '实际为 UTF-16' };
  return isUtf8(bytes) ? undefined : { en: 'some bytes are of another encoding', zh: '含有其他编码的字节' };
}

function checkText(text: string, nowMs: number | undefined): CheckedCampaign {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    return { ...broken(finding('not-json', [])), findings: [notJson(text, fault)] };
  }
  const places = new JsonPlaces(text);
  const repeated = places.repeated.map(({ path, key }) => finding('duplicate-key', path, { key }));
  const checked = checkForService(value, nowMs);
  const { file, findings } = soundOnly(checked.file, [...repeated.slice(0, CAMPAIGN_LIMITS.findingsMax), ...checked.findings]);
  const placeOf = (path: readonly (string | number)[]): TextPlace => places.of(path);
  return { file, findings: findings.map((one) => ({ ...one, place: placeOf(one.path) })), placeOf };
}

function broken(found: Finding): CheckedCampaign {
  const start = { line: 1, column: 1 };
  return { file: null, findings: [{ ...found, place: start }], placeOf: () => start };
}

function notJson(text: string, fault: unknown): PlacedFinding {
  const said = fault instanceof Error ? fault.message : '';
  const offset = faultOffset(text, said);
  const place = new TextLines(text).at(offset);
  if (/^(\/[/*]|#)/.test(text.slice(offset))) return { ...finding('comment', []), place };
  // The engine repeats place and surroundings, which we give ourselves.
  const problem = said.replace(/ in JSON at position.*$/s, '').replace(/, (\.\.\.)?".*is not valid JSON$/s, '');
  return { ...finding('not-json', [], { problem, ...place }), place };
}

/** Where parsing failed. V8 tells the position of most faults, but not that of an unexpected token. */
function faultOffset(text: string, said: string): number {
  const told = /position (\d+)/.exec(said)?.[1];
  if (told !== undefined) return Number(told);
  if (!said.startsWith('Unexpected token')) return text.length;
  // The longest beginning without that fault ends right before it.
  let sound = 0;
  let faulty = text.length;
  while (faulty - sound > 1) {
    const middle = Math.floor((sound + faulty) / 2);
    if (hasUnexpectedToken(text.slice(0, middle))) faulty = middle;
    else sound = middle;
  }
  return sound;
}

function hasUnexpectedToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (fault) {
    return fault instanceof Error && fault.message.startsWith('Unexpected token');
  }
}
