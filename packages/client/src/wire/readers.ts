import { ConsultError, pathText, type ErrorCode } from '@consult-kit/protocol';

/**
 * Reads one value from outside: the value without what is not known, or `MISMATCH`. The full schemas say the same and cost
 * 12 kB more; `shapes.ts` is made from them, and a test holds both together.
 */
export type Shape<Value> = (value: unknown) => Value | typeof MISMATCH;

/** What a shape answers for a value of another form. */
const MISMATCH = Symbol('mismatch');

/** Keys from the root to the last mismatch, collected while the readers return. */
let faultPath: (string | number)[] = [];

// The combinators cannot know the schema's type; `shapes.ts` names it where a shape is exported.
type AnyShape = Shape<never>;
type Fields = Readonly<Record<string, Shape<unknown>>>;

/** Shapes of keys that may be missing. */
const optionals = new WeakSet<Shape<unknown>>();

function mismatch(): typeof MISMATCH {
  faultPath = [];
  return MISMATCH;
}

function inside(key: string | number): typeof MISMATCH {
  faultPath.unshift(key);
  return MISMATCH;
}

const when = (test: (value: unknown) => boolean): AnyShape => ((value: unknown) => (test(value) ? value : mismatch())) as AnyShape;

/** A value that is there and is read later, piece by piece. */
export const anything: AnyShape = when((value) => value !== undefined);
/** True or false. */
export const flag: AnyShape = when((value) => typeof value === 'boolean');

/** A key of an object or an array. */
export const pathKey: AnyShape = when((value) => typeof value === 'string' || Number.isFinite(value));

/** A string; lengths in UTF-16 units. */
export function text(least = 0, most = Infinity): AnyShape {
  return when((value) => typeof value === 'string' && value.length >= least && value.length <= most);
}

/** A string of a pattern. */
export function textLike(pattern: RegExp): AnyShape {
  return when((value) => typeof value === 'string' && pattern.test(value));
}

/** A finite number within bounds, both included. */
export function decimal(least = -Infinity, most = Infinity): AnyShape {
  return when((value) => Number.isFinite(value) && (value as number) >= least && (value as number) <= most);
}

/** A safe integer within bounds, both included. */
export function whole(least = -Infinity, most = Infinity): AnyShape {
  return when((value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most);
}

/** One of the given words. */
export function oneOf(...words: readonly unknown[]): AnyShape {
  return when((value) => words.indexOf(value) >= 0);
}

/** The shape, or null. */
export function nullable(shape: Shape<unknown>): AnyShape {
  return ((value: unknown) => (value === null ? value : shape(value))) as AnyShape;
}

/** Marks a key of an `object` as one that may be missing. */
export function optional(shape: Shape<unknown>): AnyShape {
  const marked = ((value: unknown) => shape(value)) as AnyShape;
  optionals.add(marked);
  return marked;
}

/** An array of one shape. */
export function list(shape: Shape<unknown>, least = 0, most = Infinity): AnyShape {
  return ((value: unknown) => {
    return Array.isArray(value) && value.length >= least && value.length <= most ? each(value, () => shape) : mismatch();
  }) as AnyShape;
}

/** An array with a shape for each place. */
export function tuple(...shapes: readonly Shape<unknown>[]): AnyShape {
  return ((value: unknown) => {
    return Array.isArray(value) && value.length === shapes.length ? each(value, (index) => shapes[index] ?? anything) : mismatch();
  }) as AnyShape;
}

/** An object with the given keys; others are dropped. */
export function object(fields: Fields): AnyShape {
  const keys = Object.keys(fields);
  return ((value: unknown) => {
    if (!isPlain(value)) return mismatch();
    const read: Record<string, unknown> = {};
    for (const key of keys) {
      const shape = fields[key] ?? anything;
      if (value[key] === undefined && optionals.has(shape)) continue;
      const content = shape(value[key]);
      if (content === MISMATCH) return inside(key);
      read[key] = content;
    }
    return read;
  }) as AnyShape;
}

/** An object used as a table: any keys of one shape. */
export function record(keyShape: Shape<unknown>, valueShape: Shape<unknown>): AnyShape {
  return ((value: unknown) => {
    if (!isPlain(value)) return mismatch();
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      // As the schemas do: this key would set the prototype.
      if (key === '__proto__') continue;
      const content = keyShape(key) === MISMATCH ? MISMATCH : valueShape(value[key]);
      if (content === MISMATCH) return inside(key);
      read[key] = content;
    }
    return read;
  }) as AnyShape;
}

/** Objects told apart by the word under `tag`; the variants list their other keys. */
export function tagged(tag: string, variants: Readonly<Record<string, Fields>>): AnyShape {
  const shapes = new Map<unknown, AnyShape>();
  for (const word of Object.keys(variants)) shapes.set(word, object({ [tag]: anything, ...variants[word] }));
  return ((value: unknown) => {
    const shape = isPlain(value) && shapes.get(value[tag]);
    return shape ? shape(value) : mismatch();
  }) as AnyShape;
}

/**
 * Reads a value from outside.
 * @throws {ConsultError} `code`, with the path to what does not fit and never the value itself.
 */
export function read<Value>(shape: Shape<Value>, value: unknown, code: ErrorCode = 'INPUT_INVALID'): Value {
  faultPath = [];
  const result = shape(value);
  if (result !== MISMATCH) return result;
  const message = 'the value does not have the expected form';
  throw new ConsultError(code, `${pathText(faultPath)}: ${message}`, { faults: [{ path: faultPath, message }] });
}

/** Reads a value from outside, or answers `undefined`. */
export function readOr<Value>(shape: Shape<Value>, value: unknown): Value | undefined {
  const result = shape(value);
  return result === MISMATCH ? undefined : result;
}

/** Reads JSON text from outside; `undefined` for text that is no JSON. */
export function readJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function each(values: readonly unknown[], shapeAt: (index: number) => Shape<unknown>): unknown[] | typeof MISMATCH {
  const read: unknown[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const content = shapeAt(index)(values[index]);
    if (content === MISMATCH) return inside(index);
    read.push(content);
  }
  return read;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
