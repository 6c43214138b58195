import type * as z from 'zod/mini';
import { ConsultError, type ErrorCode, type InputFault } from './errors.ts';

/** Faults named in one error at most; the rest would say the same again. */
const FAULTS_MAX = 20;

/**
 * Reads a value from outside through a schema.
 * @param code - The error to throw; `INPUT_INVALID` unless said otherwise.
 * @throws {ConsultError} `code`, with the path to each fault. Values are never repeated: they may be health words.
 */
export function parse<Schema extends z.ZodMiniType>(schema: Schema, value: unknown, code: ErrorCode = 'INPUT_INVALID'): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = inputFaults(result.error.issues);
  const first = faults[0];
  throw new ConsultError(code, first ? `${pathText(first.path)}: ${first.message}` : 'The input does not have the expected form.', {
    faults,
  });
}

/** Reads JSON text and then the value in it through a schema. @throws {ConsultError} `JSON_MALFORMED`, or as `parse` does. */
export function parseJson<Schema extends z.ZodMiniType>(schema: Schema, text: string, code?: ErrorCode): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ConsultError('JSON_MALFORMED', 'Expected one JSON value; the text is not JSON.', { cause });
  }
  return parse(schema, value, code);
}

/** A path for people: `modules[1].id`, or `the value` for the root. */
export function pathText(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the value';
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

/** A schema's findings as faults: what was expected there, without the value itself. */
export function inputFaults(issues: readonly z.core.$ZodIssue[]): InputFault[] {
  return issues.slice(0, FAULTS_MAX).reduce<InputFault[]>((faults, issue) => [...faults, ...faultsOf(issue)], []);
}

function faultsOf(issue: z.core.$ZodIssue): InputFault[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'this key is not known; remove it or check its spelling' }));
  return [{ path, message: expectation(issue) }];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `a ${issue.expected} is needed here` : `expected a ${issue.expected}`;
    case 'too_small':
      return `expected at least ${issue.minimum} ${unitOf(issue.origin)}`.trim();
    case 'too_big':
      return `expected at most ${issue.maximum} ${unitOf(issue.origin)}`.trim();
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return 'the text does not have the expected form';
    case 'invalid_union':
      return issue.discriminator ? `expected a known "${issue.discriminator}"` : 'none of the allowed forms fits';
    case 'invalid_key':
      return 'this key does not have the expected form';
    default:
      return 'the value does not have the expected form';
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return 'characters';
  return origin === 'array' ? 'entries' : '';
}
