import type { CampaignText } from '@consult-kit/protocol';
import type { Path } from './paths.ts';

/** What is wrong with a text that should be JSON, and where; line and column are counted from 1, columns in UTF-16 units. */
export interface JsonFault {
  problem: 'end' | 'value' | 'comma' | 'colon' | 'key' | 'string' | 'after' | 'twice' | 'root' | 'deep';
  /** The key that stands twice. */
  key?: string;
  /** Place in the text, from 0. */
  offset: number;
  line: number;
  column: number;
}

/** Levels of lists and objects that are read; a campaign file may have far fewer. */
const LEVELS_MAX = 200;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * Reads the text of a campaign file. Browsers word and place the faults of JSON each in their own way, or not at all, and none of them
 * minds a key that stands twice.
 */
export function readCampaignText(text: string): { file: CampaignText } | { fault: JsonFault } {
  const fault = new JsonReader(text).fault();
  if (fault) return { fault };
  return { file: JSON.parse(text) as CampaignText };
}

/** Where a value stands in a text that has no faults, from its first character to behind its last; the nearest one around it if it is not there. */
export function placeInText(text: string, path: Path): readonly [from: number, to: number] {
  const reader = new JsonReader(text, path);
  return reader.fault() ? [0, 0] : reader.found;
}

/** A campaign file as it is written into an editor. */
export function writeCampaignText(file: CampaignText): string {
  return JSON.stringify(file, null, 2);
}

class JsonReader {
  /** The value that was looked for, as the deepest one on its way that is there. */
  found: readonly [from: number, to: number] = [0, 0];
  readonly #text: string;
  readonly #wanted: Path;
  #foundLevel = -1;
  #at = 0;

  constructor(text: string, wanted: Path = []) {
    this.#text = text;
    this.#wanted = wanted;
  }

  /** The first fault of the text; `undefined` where it is one JSON object. */
  fault(): JsonFault | undefined {
    try {
      this.#skip(SPACE);
      if (this.#at < this.#text.length && this.#text[this.#at] !== '{') throw this.#problem('root');
      this.#value(0, true);
      this.#skip(SPACE);
      if (this.#at < this.#text.length) throw this.#problem('after');
      return undefined;
    } catch (error) {
      if (error instanceof FaultFound) return error.fault;
      throw error;
    }
  }

  /** @param isOnWay - Whether the way to the wanted value leads here. */
  #value(level: number, isOnWay: boolean): void {
    if (level > LEVELS_MAX) throw this.#problem('deep');
    this.#skip(SPACE);
    const from = this.#at;
    const first = this.#text[from];
    if (first === '{') this.#entries('}', level, isOnWay);
    else if (first === '[') this.#entries(']', level, isOnWay);
    else if (first === '"') this.#string('string');
    else if (!this.#skip(PLAIN)) throw this.#problem('value');
    // Values inside were read first, so a deeper one is known already.
    if (isOnWay && level <= this.#wanted.length && level > this.#foundLevel) {
      this.#foundLevel = level;
      this.found = [from, this.#at];
    }
  }

  /** What stands between two brackets, both included. */
  #entries(close: '}' | ']', level: number, isOnWay: boolean): void {
    this.#at += 1;
    this.#skip(SPACE);
    if (this.#text[this.#at] === close) {
      this.#at += 1;
      return;
    }
    const keys = new Set<string>();
    for (let index = 0; ; index += 1) {
      const step = close === '}' ? this.#key(keys) : index;
      this.#value(level + 1, isOnWay && this.#wanted[level] === step);
      this.#skip(SPACE);
      const next = this.#text[this.#at];
      if (next !== ',' && next !== close) throw this.#problem('comma');
      this.#at += 1;
      if (next === close) return;
    }
  }

  #key(keys: Set<string>): string {
    this.#skip(SPACE);
    const start = this.#at;
    this.#string('key');
    const key = JSON.parse(this.#text.slice(start, this.#at)) as string;
    if (keys.has(key)) throw this.#problem('twice', start, key);
    keys.add(key);
    this.#skip(SPACE);
    if (this.#text[this.#at] !== ':') throw this.#problem('colon');
    this.#at += 1;
    return key;
  }

  #string(problem: 'string' | 'key'): void {
    if (!this.#skip(STRING)) throw this.#problem(this.#text[this.#at] === '"' ? 'string' : problem);
  }

  /** Passes what the pattern finds here; `false` if that is nothing. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found !== '';
  }

  #problem(problem: JsonFault['problem'], offset = this.#at, key?: string): FaultFound {
    const before = this.#text.slice(0, offset);
    const line = before.split('\n').length;
    const column = offset - before.lastIndexOf('\n');
    const isOver = offset >= this.#text.length;
    return new FaultFound({ problem: isOver ? 'end' : problem, offset, line, column, ...(key === undefined ? {} : { key }) });
  }
}

/** Ends the reading; never leaves this file. */
class FaultFound extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.problem);
    this.fault = fault;
  }
}
