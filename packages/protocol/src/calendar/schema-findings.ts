import type * as z from 'zod/mini';
import { campaignFileSchema, type CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { finding } from './findings.ts';
import type { BothLanguages } from './words.ts';
import { nearestWord } from './nearest-word.ts';

type Path = (string | number)[];

/** Longer values are cut in a message. */
const SHOWN_CHARS = 40;
/** Unknown keys for which a near one is looked for; a file with more of them is none of ours. */
const HINTS_MAX = 50;

/** A value read through the campaign file's schema, or what is wrong with its form. */
export function readCampaignFile(value: unknown): { file: CampaignFile | null; findings: Finding[] } {
  const result = campaignFileSchema.safeParse(value);
  if (result.success) return { file: result.data, findings: [] };
  let hints = 0;
  const hintFor = (path: Path, key: string): string | undefined =>
    (hints += 1) > HINTS_MAX ? undefined : nearestWord(key, keysOfSchemaAt(path));
  return { file: null, findings: result.error.issues.flatMap((issue) => findingsOf(issue, value, hintFor)) };
}

type HintFor = (path: Path, key: string) => string | undefined;

function findingsOf(issue: z.core.$ZodIssue, root: unknown, hintFor: HintFor): Finding[] {
  const path: Path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, hintFor(path, key)));
    case 'invalid_type':
      return [valueAt(root, path) === undefined ? missing(path) : wrongType(issue.expected, path, valueAt(root, path))];
    case 'invalid_value':
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'too_small':
    case 'too_big':
      return [valueAt(root, path) === undefined ? missing(path) : wrongValue(issue, path, valueAt(root, path))];
    default:
      return [wrongValue(issue, path, valueAt(root, path))];
  }
}

function wrongType(expected: string, path: Path, value: unknown): Finding {
  return finding('wrong-type', path, {
    expected: TYPES[expected] ?? { en: `A value of type ${expected}`, zh: `${expected} 类型的值` },
    value: shown(value),
  });
}

/** The types of the schema in words. */
const TYPES: Readonly<Record<string, BothLanguages>> = {
  string: { en: 'A text', zh: '文字' },
  int: { en: 'A whole number', zh: '整数' },
  number: { en: 'A whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: ' true 或 false' },
  array: { en: 'A list in [ ]', zh: '列表 [ ]' },
  object: { en: 'An object in { }', zh: '对象 { }' },
  record: { en: 'An object in { }', zh: '对象 { }' },
};

/** A value as it stands in a message. */
function shown(value: unknown): BothLanguages {
  if (Array.isArray(value)) return { en: 'a list', zh: '列表' };
  if (typeof value === 'object' && value !== null) return { en: 'an object', zh: '对象' };
  const text = typeof value === 'string' ? `“${value.length > SHOWN_CHARS ? `${value.slice(0, SHOWN_CHARS)}…` : value}”` : String(value);
  return { en: text, zh: text };
}

function missing(path: Path): Finding {
  const key = String(path[path.length - 1] ?? '');
  return key === 'emergencyNumber' || (key === 'region' && path.length === 1)
    ? finding('no-emergency', path)
    : finding('missing-key', path, { key });
}

function wrongValue(issue: z.core.$ZodIssue, path: Path, value: unknown): Finding {
  const key = path[path.length - 1];
  if (key === 'emergencyNumber') return finding('no-emergency', path);
  if (key === 'modules' && issue.code === 'too_small') return finding('no-module', path);
  const { en, zh } = shown(issue.code === 'invalid_key' ? key : value);
  return finding('wrong-value', path, { problem: problemOf(issue), instead: { en: `, not ${en}`, zh: `，而不是 ${zh}` } });
}

function problemOf(issue: z.core.$ZodIssue): BothLanguages {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return { en: `Expected one of ${values}`, zh: `应为 ${values} 之一` };
    }
    case 'too_small':
      return {
        en: `Expected at least ${issue.minimum}${UNITS[issue.origin]?.en ?? ''}`,
        zh: `至少 ${issue.minimum}${UNITS[issue.origin]?.zh ?? ''}`,
      };
    case 'too_big':
      return {
        en: `Expected at most ${issue.maximum}${UNITS[issue.origin]?.en ?? ''}`,
        zh: `最多 ${issue.maximum}${UNITS[issue.origin]?.zh ?? ''}`,
      };
    case 'invalid_union':
      return issue.discriminator
        ? { en: `Expected a known “${issue.discriminator}”`, zh: `“${issue.discriminator}”应为已知的值` }
        : { en: 'Expected one of the allowed forms', zh: '应为允许的形式之一' };
    case 'invalid_format': {
      const known = FORMS[issue.pattern ?? ''] ?? form(issue.pattern ?? '');
      return { en: `Expected the form ${known.en}`, zh: `应为 ${known.zh} 的形式` };
    }
    case 'invalid_key':
      return { en: 'Expected a language tag such as zh-Hans or en as key', zh: '键应为语言标签，例如 zh-Hans 或 en' };
    default:
      return { en: 'Expected another form', zh: '应为其他形式' };
  }
}

/** What is counted. */
const UNITS: Readonly<Record<string, BothLanguages>> = {
  string: { en: ' characters', zh: ' 个字符' },
  array: { en: ' entries', zh: ' 项' },
};

/** The patterns of the schema in words. A test finds each of them. */
export const FORMS: Readonly<Record<string, BothLanguages>> = {
  '/^\\d{4}-\\d{2}-\\d{2}$/': form('YYYY-MM-DD'),
  '/^([01]\\d|2[0-3]):[0-5]\\d$/': form('HH:MM'),
  '/^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$/': { en: 'HH:MM, at most 24:00', zh: 'HH:MM，最大 24:00' },
  '/^([01]\\d|2[0-3]):[0-5]\\d([+-]\\d{2}:\\d{2})?$/': form('HH:MM'),
  '/^(([01]\\d|2[0-3]):[0-5]\\d([+-]\\d{2}:\\d{2})?|24:00)$/': { en: 'HH:MM, at most 24:00', zh: 'HH:MM，最大 24:00' },
  '/^https?:\\/\\/[a-z0-9.-]+(:\\d{1,5})?$/': { en: 'https://host without a path', zh: 'https://host，不带路径' },
  '/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/': { en: 'of a language tag such as zh-Hans', zh: '语言标签（例如 zh-Hans）' },
  '/^[A-Z]{2}(-[A-Za-z0-9]{1,12})*$/': { en: 'of a region such as CN or CN-420528', zh: '地区代码（例如 CN 或 CN-420528）' },
  '/^[A-Z]{3}$/': { en: 'of an ISO 4217 code such as CNY', zh: 'ISO 4217 货币代码（例如 CNY）' },
  '/^\\+?[0-9][0-9 ]{1,18}$/': { en: 'of a telephone number', zh: '电话号码' },
  '/^[a-z0-9][a-z0-9-]{0,39}$/': { en: 'of an id: a–z 0–9 -, at most 40 characters', zh: '标识（a–z 0–9 -，最多 40 个字符）' },
  '/^[a-z0-9][a-z0-9-]{0,63}$/': { en: 'of an id: a–z 0–9 -, at most 64 characters', zh: '标识（a–z 0–9 -，最多 64 个字符）' },
};

function form(text: string): BothLanguages {
  return { en: text, zh: text };
}

function unknownKey(path: Path, key: string, near: string | undefined): Finding {
  const hint = near ? { en: ` Did you mean “${near}”?`, zh: `是否想写“${near}”？` } : '';
  return finding('unknown-key', [...path, key], { key: key.slice(0, SHOWN_CHARS), hint });
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
