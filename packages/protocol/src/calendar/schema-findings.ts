import type * as z from 'zod/mini';
import { campaignFileSchema, type CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../http.ts';
import { finding } from './findings.ts';
import { nearestWord } from './nearest-word.ts';

type Path = (string | number)[];

/** A value read through the campaign file's schema, or what is wrong with its form. */
export function readCampaignFile(value: unknown): { file: CampaignFile | null; findings: Finding[] } {
  const result = campaignFileSchema.safeParse(value);
  if (result.success) return { file: result.data, findings: [] };
  return { file: null, findings: result.error.issues.flatMap((issue) => findingsOf(issue, value)) };
}

function findingsOf(issue: z.core.$ZodIssue, root: unknown): Finding[] {
  const path: Path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key));
    case 'invalid_type':
      return [valueAt(root, path) === undefined ? missing(path) : finding('wrong-type', path, { expected: issue.expected })];
    case 'invalid_value':
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'too_small':
    case 'too_big':
      return [valueAt(root, path) === undefined ? missing(path) : wrongValue(issue, path)];
    default:
      return [finding('wrong-value', path, { problem: 'This value does not have the expected form' })];
  }
}

function missing(path: Path): Finding {
  const key = String(path[path.length - 1] ?? '');
  return key === 'emergencyNumber' || (key === 'region' && path.length === 1)
    ? finding('no-emergency', path)
    : finding('missing-key', path, { key });
}

function wrongValue(issue: z.core.$ZodIssue, path: Path): Finding {
  const key = path[path.length - 1];
  if (key === 'emergencyNumber') return finding('no-emergency', path);
  if (key === 'modules' && issue.code === 'too_small') return finding('no-module', path);
  return finding('wrong-value', path, { problem: problemOf(issue) });
}

function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `Expected one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `Expected at least ${issue.minimum}`;
    case 'too_big':
      return `Expected at most ${issue.maximum}`;
    case 'invalid_union':
      return issue.discriminator ? `Expected a known “${issue.discriminator}”` : 'None of the allowed forms fits';
    case 'invalid_format':
      return `Expected the form ${FORMS[issue.pattern ?? ''] ?? issue.pattern ?? 'that the schema gives'}`;
    default:
      return 'The value does not have the expected form';
  }
}

/** The patterns of the schema in words. */
const FORMS: Readonly<Record<string, string>> = {
  '/^\\d{4}-\\d{2}-\\d{2}$/': 'YYYY-MM-DD',
  '/^([01]\\d|2[0-3]):[0-5]\\d$/': 'HH:MM',
  '/^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$/': 'HH:MM, at most 24:00',
  '/^([01]\\d|2[0-3]):[0-5]\\d([+-]\\d{2}:\\d{2})?$/': 'HH:MM',
  '/^(([01]\\d|2[0-3]):[0-5]\\d([+-]\\d{2}:\\d{2})?|24:00)$/': 'HH:MM, at most 24:00',
  '/^https?:\\/\\/[a-z0-9.-]+(:\\d{1,5})?$/': 'https://host without a path',
};

function unknownKey(path: Path, key: string): Finding {
  const near = nearestWord(key, keysOfSchemaAt(path));
  return finding('unknown-key', [...path, key], { key, hint: near ? ` Did you mean “${near}”?` : '' });
}

/** The keys that the schema knows at a place; none where it can't be followed. */
function keysOfSchemaAt(path: Path): string[] {
  let schema: unknown = campaignFileSchema;
  for (const key of path) schema = step(unwrapped(schema), key);
  const at = unwrapped(schema);
  return Object.keys(shapeOf(at) ?? {});
}

interface Definition {
  type: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  innerType?: unknown;
  options?: unknown[];
  valueType?: unknown;
}

function definitionOf(schema: unknown): Definition | undefined {
  return (schema as { _zod?: { def?: Definition } } | undefined)?._zod?.def;
}

function unwrapped(schema: unknown): unknown {
  const definition = definitionOf(schema);
  return definition?.type === 'optional' ? unwrapped(definition.innerType) : schema;
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const definition = definitionOf(schema);
  if (definition?.type !== 'union') return definition?.shape;
  return Object.assign({}, ...(definition.options ?? []).map((option) => shapeOf(option) ?? {})) as Record<string, unknown>;
}

function step(schema: unknown, key: string | number): unknown {
  const definition = definitionOf(schema);
  return typeof key === 'number' ? definition?.element : (shapeOf(schema)?.[key] ?? definition?.valueType);
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null | undefined)?.[key], root);
}
