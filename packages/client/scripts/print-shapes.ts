import { boundsOf, definitionOf, exportedName, isReadLater, type SchemaLike, type ShapeRow } from './shape-source.ts';

/** Shorter ones are written out where they are used; a name would cost more than it saves. */
const NAMED_FROM_CHARS = 24;

const NOTHING_SHARED: ReadonlyMap<string, number> = new Map();
const HEADER = `// Made from the schemas of @consult-kit/protocol by \`npm run shapes\`; not edited by hand. A test holds both together.`;

/** The source of \`src/wire/shapes.ts\`, before formatting. */
export function printShapes(shapes: readonly ShapeRow[]): string {
  const printer = new ShapePrinter(countUses(shapes));
  const exported = shapes.map(([name, type, schema]) => `export const ${name}: Shape<${type}> = ${printer.bodyOf(schema)};`);
  const types = shapes.flatMap(([, type]) => type.match(/\b[A-Z]\w+/g) ?? []);
  return [
    HEADER,
    `import type { ${[...new Set(types)].sort().join(', ')} } from '@consult-kit/protocol';`,
    `import { ${[...printer.combinators].sort().join(', ')}, type Shape } from './readers.ts';`,
    '',
    ...inlineSingleUses([...printer.shared, '', ...exported]),
    '',
  ].join('\n');
}

/** How often each expression appears when nothing has a name. */
function countUses(shapes: readonly ShapeRow[]): Map<string, number> {
  const printer = new ShapePrinter(new Map());
  for (const [, , schema] of shapes) printer.bodyOf(schema);
  return printer.seen;
}

/** Takes back the names of what turned out to be used once, inside something that has a name itself. */
function inlineSingleUses(lines: readonly string[]): string[] {
  let kept = [...lines];
  for (const line of lines) {
    const [, name, body] = /^const (\w+) = (.*);$/.exec(kept.find((other) => other.startsWith(`${line.split(' = ')[0]} = `)) ?? '') ?? [];
    if (!name || body === undefined) continue;
    const use = new RegExp(`\\b${name}\\b`, 'g');
    if (kept.join('\n').match(use)?.length !== 2) continue;
    kept = kept.filter((other) => !other.startsWith(`const ${name} = `)).map((other) => other.replace(use, () => body));
  }
  return kept;
}

/** Prints schemas as calls of the readers; whatever appears twice gets a name. */
class ShapePrinter {
  readonly combinators = new Set<string>();
  readonly shared: string[] = [];
  /** How often each expression was asked for. */
  readonly seen = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #uses: ReadonlyMap<string, number>;

  constructor(uses: ReadonlyMap<string, number>) {
    this.#uses = uses;
  }

  /** The expression for a schema, without giving it a name. */
  bodyOf(schema: SchemaLike): string {
    const definition = definitionOf(schema);
    const inner = (part: SchemaLike | undefined): string => this.#expression(required(part));
    switch (definition.type) {
      case 'string': {
        const { least, most, pattern } = boundsOf(schema);
        return pattern ? this.#call('textLike', [String(pattern)]) : this.#call('text', bounds(least, most, 0));
      }
      case 'number': {
        const { least, most } = boundsOf(schema);
        return this.#call(definition.format === 'safeint' ? 'whole' : 'decimal', bounds(least, most));
      }
      case 'boolean':
        return this.#use('flag');
      case 'literal':
        return this.#call('oneOf', required(definition.values).map(quoted));
      case 'enum':
        return this.#call('oneOf', Object.values(required(definition.entries)).map(quoted));
      case 'nullable':
      case 'optional':
        return this.#call(definition.type, [inner(definition.innerType)]);
      case 'array': {
        const { least, most } = boundsOf(schema);
        const element = required(definition.element);
        return this.#call('list', [inner(element), ...bounds(least, most, 0)]);
      }
      case 'tuple':
        return this.#call('tuple', required(definition.items).map(inner));
      case 'record':
        return this.#call('record', [inner(definition.keyType), inner(definition.valueType)]);
      case 'object':
        return this.#call('object', [this.#fields(required(definition.shape))]);
      case 'union':
        return this.#union(required(definition.options), definition.discriminator);
      default:
        throw new Error(`No shape knows the schema type "${definition.type}".`);
    }
  }

  #expression(schema: SchemaLike): string {
    if (isReadLater(schema)) return this.#use('anything');
    const plain = new ShapePrinter(NOTHING_SHARED).bodyOf(schema);
    this.seen.set(plain, (this.seen.get(plain) ?? 0) + 1);
    const body = this.bodyOf(schema);
    if (plain.length < NAMED_FROM_CHARS || (this.#uses.get(plain) ?? 0) < 2) return body;
    const known = this.#names.get(body);
    if (known) return known;
    const exported = exportedName(schema);
    const name = exported ? `${exported}Part` : `part${this.#names.size + 1}`;
    this.#names.set(body, name);
    this.shared.push(`const ${name} = ${body};`);
    return name;
  }

  #union(options: readonly SchemaLike[], discriminator: string | undefined): string {
    if (discriminator === undefined) return this.#undiscriminated(options);
    const variants = options.map((option) => {
      const word = definitionOf(required(definitionOf(option).shape?.[discriminator])).values?.[0];
      return `${quoted(word)}: ${this.#fields(required(definitionOf(option).shape), discriminator)}`;
    });
    return this.#call('tagged', [quoted(discriminator), `{ ${variants.join(', ')} }`]);
  }

  /** The only such union there is: the keys of a path. */
  #undiscriminated(options: readonly SchemaLike[]): string {
    const types = options.map((option) => definitionOf(option).type).join(' or ');
    if (types !== 'string or number') throw new Error(`No shape knows the union "${types}".`);
    return this.#use('pathKey');
  }

  #fields(shape: Record<string, SchemaLike>, except?: string): string {
    return `{ ${Object.entries(shape)
      .filter(([key]) => key !== except)
      .map(([key, part]) => `${key}: ${this.#expression(part)}`)
      .join(', ')} }`;
  }

  #call(combinator: string, parts: readonly (string | number)[]): string {
    return `${this.#use(combinator)}(${parts.join(', ')})`;
  }

  #use(combinator: string): string {
    this.combinators.add(combinator);
    return combinator;
  }
}

function bounds(least: number | undefined, most: number | undefined, lowest: number | '-Infinity' = '-Infinity'): (number | string)[] {
  if (most !== undefined) return [least ?? lowest, most];
  return least === undefined ? [] : [least];
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A schema lacks a part that its type always has.');
  return value;
}
