import * as z from 'zod/mini';
import * as protocol from '../src/index.ts';
import { readSchemaComments, type SchemaComments } from './schema-comments.ts';

/** As much of JSON Schema as our schemas need. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
}

/** The pages of the reference: which source files' schemas stand under which heading, in the order of the source. */
const SECTIONS = [
  ['Campaign file', 'campaign-file.ts'],
  ['Public campaign document', 'campaign-document.ts'],
  ['Consultation', 'consultation.ts'],
  ['Commands', 'commands.ts'],
  ['HTTP bodies', 'http.ts'],
  ['Console', 'console.ts'],
  ['Socket frames', 'frames.ts'],
  ['Ids', 'ids.ts'],
  ['Frame bridge', 'frame-bridge.ts'],
] as const;

const schemas = new Map(Object.entries<unknown>(protocol).filter(isNamedSchema));

function isNamedSchema(entry: [string, unknown]): entry is [string, z.ZodMiniType] {
  return entry[0].endsWith('Schema') && typeof entry[1] === 'object' && entry[1] !== null && '_zod' in entry[1];
}

/** The reference of the wire as Markdown, made from the schemas and their doc comments alone. */
export function protocolReference(): string {
  const json = jsonSchemas();
  const parts = SECTIONS.map(([title, file]) => section(title, file, json));
  const intro = [
    '# Protocol reference',
    '',
    'Made from the schemas in `packages/protocol/src` by `npm run docs`; a test compares. Fields that a reader does not know are',
    'dropped, except in a campaign file, where an unknown key is an error. Errors are in [errors.md](errors.md).',
    '',
  ];
  return `${[...intro, ...addresses(), ...parts, bridgeMessages(json)].join('\n').trimEnd()}\n`;
}

function addresses(): string[] {
  const list = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(', ');
  const { every, withBody, withSession } = protocol.COMMON_ERRORS;
  const rows = protocol.ROUTES.map((route: protocol.Route) => {
    const asked = [route.body ? link(route.body) : '', route.query ?? ''].filter(Boolean).join('; ');
    const answers = [...route.answers.map(link), ...(route.mayBeEmpty ? ['204'] : [])].join(' or ');
    return `| ${route.method} | \`${route.path}\` | ${route.what} | ${route.caller} | ${asked} | ${answers} | ${list(route.errors)} |`;
  });
  return [
    '## Addresses',
    '',
    `The live socket is \`${protocol.LIVE_PATH}\`; its first frame says \`hello\`. Beside the errors named here every address may answer with`,
    `${list(every)}, those with a body with ${list(withBody)}, those with a session`,
    `with ${list(withSession)}, and an address that is not among these with \`ROUTE_UNKNOWN\`.`,
    'Bodies are read as JSON whatever their `Content-Type`. The frame, the desk, the console and the health of a gateway are in',
    '[gateway.md](gateway.md).',
    '',
    '| method | address | what | session of | asked | answer | errors |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function link(schema: z.ZodMiniType): string {
  const name = [...schemas].find(([, known]) => known === schema)?.[0];
  if (name === undefined) throw new Error('A route has a schema that the package does not export.');
  return `[${name}](#${name.toLowerCase()})`;
}

/** The error table as Markdown. */
export function errorReference(): string {
  const rows = Object.entries(protocol.ERRORS).map(
    ([code, { number, status, retryable }]) => `| \`${code}\` | E-${number} | ${status} | ${retryable ? 'yes' : 'no'} |`,
  );
  const intro = [
    '# Errors',
    '',
    'Every failure that a gateway, a client or the command reports; made from `packages/protocol/src/errors.ts` by `npm run docs`.',
    'An HTTP answer carries `{ code, message, requestId, retryAfterMs?, faults? }`, a `refused` frame `{ id, code, message }`. The label',
    'is what a shopper reads. “Again” says whether the same request may succeed later without being changed.',
    '',
    '| code | label | HTTP status | again |',
    '|---|---|---|---|',
  ];
  return `${[...intro, ...rows].join('\n')}\n`;
}

/** Every exported schema as JSON Schema, by name; they refer to each other by `$ref`. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  const seen = new Set<unknown>();
  const all = [...schemas, ...bridgeSchemas()];
  for (const [name, schema] of all) {
    if (!seen.has(schema)) registry.add(schema, { id: name });
    seen.add(schema);
  }
  return z.toJSONSchema(registry, { uri: (id) => id, io: 'input' }).schemas as Record<string, JsonSchema>;
}

function bridgeSchemas(): [string, z.ZodMiniType][] {
  const named = (prefix: string, table: Record<string, z.ZodMiniType>) =>
    Object.entries(table).map(([name, schema]): [string, z.ZodMiniType] => [`${prefix} ${name}`, schema]);
  return [...named('host', protocol.hostMessageSchemas), ...named('frame', protocol.frameMessageSchemas)];
}

function section(title: string, file: string, json: Record<string, JsonSchema>): string {
  const comments = readSchemaComments(new URL(`../src/${file}`, import.meta.url));
  const names = [...comments.keys()].filter((name) => schemas.has(name) && json[name]);
  return [`## ${title}`, '', ...names.map((name) => schemaPart(name, json[name] ?? {}, comments.get(name) ?? new Map()))].join('\n');
}

function bridgeMessages(json: Record<string, JsonSchema>): string {
  const parts = bridgeSchemas().map(([name]) => {
    const [side, message] = name.split(' ');
    return [
      `#### \`${message}\`, from the ${side === 'host' ? 'host page' : 'frame'}`,
      '',
      ...table(json[name] ?? {}, new Map(), ''),
      '',
    ].join('\n');
  });
  return ['### Messages on the port', '', ...parts].join('\n');
}

function schemaPart(name: string, schema: JsonSchema, comments: SchemaComments): string {
  const title = [`### ${name}`, '', ...(comments.get('') ? [comments.get('') ?? '', ''] : [])];
  const variants = (schema.oneOf ?? schema.anyOf)?.filter((variant) => variant.properties);
  if (!variants?.length) return [...title, ...body(schema, comments), ''].join('\n');
  const parts = variants.flatMap((variant) => {
    const literal = String(variant.properties?.['type']?.const ?? variant.properties?.['kind']?.const ?? '');
    const comment = comments.get(`${literal}/`);
    return [`#### \`${literal}\``, '', ...(comment ? [comment, ''] : []), ...table(variant, comments, `${literal}/`), ''];
  });
  return [...title, ...parts].join('\n');
}

function body(schema: JsonSchema, comments: SchemaComments): string[] {
  return schema.properties ? table(schema, comments, '') : [`Form: ${typeText(schema)}`];
}

function table(schema: JsonSchema, comments: SchemaComments, prefix: string): string[] {
  const lines = rows(schema, comments, prefix, '');
  if (lines.length === 0) return ['No content.'];
  return ['| field | form | needed | |', '|---|---|---|---|', ...lines];
}

function rows(schema: JsonSchema, comments: SchemaComments, prefix: string, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const own = `${path}${name}`;
    const needed = schema.required?.includes(name) ? 'yes' : 'no';
    const comment = (comments.get(`${prefix}${own.replace(/\[\]/g, '')}`) ?? '').replace(/\|/g, '\\|');
    const inner = property.properties ? property : property.items?.properties ? property.items : undefined;
    const line = `| \`${own}\` | ${typeText(property).replace(/\|/g, '\\|')} | ${needed} | ${comment} |`;
    return inner ? [line, ...rows(inner, comments, prefix, `${own}${inner === property ? '' : '[]'}.`)] : [line];
  });
}

/** The form of a value in a few words. */
export function typeText(schema: JsonSchema): string {
  if (schema.$ref) return `[${schema.$ref}](#${schema.$ref.toLowerCase().replace(/\s/g, '-')})`;
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map(typeText).join(' or ');
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeText).join(', ')}]`;
  if (schema.items) return `list of ${typeText(schema.items)}${bounds(schema.minItems, schema.maxItems, 'entries')}`;
  if (typeof schema.additionalProperties === 'object' && !schema.properties) return `map to ${typeText(schema.additionalProperties)}`;
  return primitiveText(schema);
}

function primitiveText(schema: JsonSchema): string {
  if (schema.type === 'string') {
    const form = schema.pattern ? ` \`${schema.pattern}\`` : '';
    return `text${form}${bounds(schema.minLength, schema.maxLength, 'characters')}`;
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    const min = schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + 1);
    return `${schema.type}${bounds(min, schema.maximum, '')}`;
  }
  return schema.type ? String(schema.type) : 'anything';
}

function bounds(min: number | undefined, max: number | undefined, unit: string): string {
  const top = max === Number.MAX_SAFE_INTEGER ? undefined : max;
  const low = min === Number.MIN_SAFE_INTEGER ? undefined : min;
  if (low === undefined && top === undefined) return '';
  const range = top === undefined ? `${low} or more` : `${low ?? 0} to ${top}`;
  return `, ${range} ${unit}`.trimEnd();
}
