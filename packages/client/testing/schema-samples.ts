import { boundsOf, definitionOf, type SchemaLike } from '../scripts/shape-source.ts';

/** Words that fit the patterns of the protocol. */
const WORDS = ['2023-01-05T06:02:11.000Z', 'a', 'en', 'abcdefghijklmnopqrstu', 'https://shop.example', '2023-01-05', '08:00'];

/** Values that fit a schema: at least one for each variant, with and without what may be missing. */
export function samplesOf(schema: SchemaLike): unknown[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'string':
      return [word(schema)];
    case 'number':
      return [boundsOf(schema).least ?? 3];
    case 'boolean':
      return [true];
    case 'literal':
      return [...(definition.values ?? [])];
    case 'enum':
      return Object.values(definition.entries ?? {});
    case 'nullable':
      return [null, ...inner(definition.innerType)];
    case 'optional':
      return [undefined, ...inner(definition.innerType)];
    case 'array':
      return inner(definition.element).map((element) => Array.from({ length: Math.max(1, boundsOf(schema).least ?? 1) }, () => element));
    case 'tuple':
      return [definition.items?.map((item) => samplesOf(item)[0])];
    case 'record':
      return [{}, Object.fromEntries(inner(definition.keyType).map((key) => [String(key), inner(definition.valueType)[0]]))];
    case 'union':
      return (definition.options ?? []).flatMap(samplesOf);
    default:
      return objects(definition.shape ?? {});
  }
}

function inner(schema: SchemaLike | undefined): unknown[] {
  return schema ? samplesOf(schema) : [];
}

/** One object for each sample of each key, the other keys at their first and last. */
function objects(shape: Record<string, SchemaLike>): Record<string, unknown>[] {
  const samples = Object.entries(shape).map(([key, schema]) => [key, samplesOf(schema)] as const);
  const least = Object.fromEntries(samples.map(([key, values]) => [key, values[0]]));
  const most = Object.fromEntries(samples.map(([key, values]) => [key, values.at(-1)]));
  const each = samples.flatMap(([key, values]) => values.map((value) => ({ ...most, [key]: value })));
  return [least, most, ...each].map(withoutUndefined);
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, content]) => content !== undefined));
}

/** Of each variant of a schema the sample that says most. */
export function fullSamplesOf(schema: SchemaLike): unknown[] {
  const fullest = new Map<unknown, unknown>();
  const length = (value: unknown): number => JSON.stringify(value)?.length ?? 0;
  for (const sample of samplesOf(schema)) {
    const variant = isObject(sample) ? sample['type'] : undefined;
    if (length(sample) > length(fullest.get(variant))) fullest.set(variant, sample);
  }
  return [...fullest.values()];
}

function word(schema: SchemaLike): string {
  const { least = 0, pattern } = boundsOf(schema);
  const found = WORDS.find((candidate) => pattern?.test(candidate) ?? true);
  if (found === undefined) throw new Error(`No sample fits ${String(pattern)}.`);
  return found.padEnd(least, 'x');
}

const WRONG: readonly unknown[] = [null, true, '', ' ', 'x'.repeat(5_000), -1, 0.5, 2 ** 53, 1_000_000, [], {}];

/**
 * Copies of a value that are wrong in one place: a key missing, or another value there. Places that a shape leaves for later
 * are left alone.
 */
export function spoiledOf(value: unknown, schema: SchemaLike, isReadLater: (schema: SchemaLike) => boolean, top = true): unknown[] {
  if (isReadLater(schema) && !top) return [];
  const here = WRONG.filter((wrong) => typeof wrong !== typeof value || wrong !== value);
  return [...here, ...inside(value, schema, isReadLater)];
}

function inside(value: unknown, schema: SchemaLike, isReadLater: (schema: SchemaLike) => boolean): unknown[] {
  const definition = definitionOf(schema);
  if (definition.type === 'nullable' || definition.type === 'optional') {
    return value === null || value === undefined || !definition.innerType ? [] : inside(value, definition.innerType, isReadLater);
  }
  if (definition.type === 'union') {
    const option = definition.options?.find((candidate) => candidate.safeParse(value).success);
    return option ? inside(value, option, isReadLater) : [];
  }
  if (definition.type === 'object' && isObject(value)) {
    return Object.entries(definition.shape ?? {}).flatMap(([key, part]) => {
      const { [key]: content, ...rest } = value;
      if (content === undefined) return [];
      return [rest, ...spoiledOf(content, part, isReadLater, false).map((wrong) => ({ ...value, [key]: wrong }))];
    });
  }
  const { element } = definition;
  if (definition.type !== 'array' || !Array.isArray(value) || !element) return [];
  const { most } = boundsOf(schema);
  const tooMany = most === undefined || value.length === 0 ? [] : [Array.from({ length: most + 1 }, () => value[0] as unknown)];
  return [...tooMany, ...spoiledOf(value[0], element, isReadLater, false).map((wrong) => [wrong])];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
