import { format, resolveConfig } from 'prettier';
import { jsonSchemas, type JsonSchema } from './reference.ts';
import { readSchemaComments, type SchemaComments } from './schema-comments.ts';
import { LEFT_OUT } from './campaign-reference.ts';

type Described = JsonSchema & { description?: string };

const json = jsonSchemas();
const comments = new Map([
  ...readSchemaComments(new URL('../src/campaign-file.ts', import.meta.url)),
  ...readSchemaComments(new URL('../src/ids.ts', import.meta.url)),
]);
const ROOT = 'campaignFileSchema';

/** The campaign file's JSON Schema, whole in itself, with what the source says of each key. */
export function campaignJsonSchema(): Record<string, unknown> {
  const names = partsOf(ROOT).filter((name) => name !== ROOT);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'consult-kit campaign',
    ...described(ROOT, ''),
    $defs: Object.fromEntries(names.map((name) => [shortName(name), described(name, pathOf(name))])),
  };
}

/** The schema as a module, so that the command has it without reading files. */
export async function campaignSchemaModule(): Promise<string> {
  const file = new URL('../src/calendar/campaign-json-schema.ts', import.meta.url).pathname;
  const text = `// Made from campaign-file.ts and its comments by \`npm run docs\`; a test compares.

/** The campaign file as JSON Schema (2020-12) with descriptions, for editors. */
export const CAMPAIGN_JSON_SCHEMA: Readonly<Record<string, unknown>> = ${JSON.stringify(campaignJsonSchema(), null, 2)};
`;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** A schema and all that it refers to. */
function partsOf(name: string, known: string[] = []): string[] {
  if (known.includes(name)) return known;
  const found = [...JSON.stringify(json[name]).matchAll(/"\$ref":"(\w+)"/g)].map(([, part]) => part as string);
  return found.reduce((all, part) => partsOf(part, all), [...known, name]);
}

/** Where a part stands in the file, for what holds if a key of it is left out. */
function pathOf(name: string): string {
  return (
    {
      moneySchema: 'sponsor.perCase.',
      moduleSchema: 'modules[].',
      questionSchema: 'modules[].questions[].',
      hostKeySchema: 'hosts.keys[].',
      serviceHoursSchema: 'serviceHours.',
    }[name] ?? ''
  );
}

function described(name: string, prefix: string): Described {
  const own = comments.get(name) ?? new Map<string, string>();
  const { $schema: _schema, $id: _id, ...schema } = structuredClone(json[name] ?? {}) as Described & { $schema?: string; $id?: string };
  for (const variant of schema.oneOf ?? []) {
    const kind = String(variant.properties?.['kind']?.const);
    describe(variant, own.get(`${kind}/`) ?? '');
    describeProperties(variant, own, `${kind}/`, prefix);
  }
  describeProperties(schema, own, '', prefix);
  describe(schema, own.get('') ?? '');
  return withShortRefs(schema) as Described;
}

function describeProperties(schema: JsonSchema, own: SchemaComments, local: string, path: string): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const leftOut = LEFT_OUT[`${path}${name}`];
    const said = own.get(`${local}${name}`) ?? '';
    describe(property, leftOut && !said.includes('if left out') ? `${said} If left out: ${leftOut.replace(/`/g, '')}.`.trim() : said);
    describeProperties(property, own, `${local}${name}.`, `${path}${name}.`);
    if (property.items) describeProperties(property.items, own, `${local}${name}.`, `${path}${name}[].`);
  }
}

function describe(schema: Described, text: string): void {
  if (text) schema.description = text;
}

function withShortRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withShortRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === '$ref' ? `#/$defs/${shortName(String(inner))}` : withShortRefs(inner)]),
  );
}

function shortName(name: string): string {
  return name.replace(/Schema$/, '');
}
