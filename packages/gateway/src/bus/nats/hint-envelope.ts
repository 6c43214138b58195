import { cursorSchema, idSchema, seqSchema, sideSchema } from '@consult-kit/protocol';
import * as z from 'zod/mini';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Hint } from '../bus.ts';

const VERSION = 1;
const person = z.string().check(z.minLength(1), z.maxLength(GATEWAY_LIMITS.busPersonChars));

const hintSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('log'), consultation: idSchema, seq: seqSchema }),
  z.object({ type: z.literal('line') }),
  z.object({
    type: z.literal('desk'),
    doctors: z.union([z.literal('all'), z.array(person).check(z.maxLength(GATEWAY_LIMITS.busPeopleMax))]),
  }),
  z.object({ type: z.literal('typing'), consultation: idSchema, from: sideSchema, on: z.boolean() }),
  z.object({ type: z.literal('delivered'), consultation: idSchema, side: sideSchema, upTo: cursorSchema }),
  z.object({ type: z.literal('presence'), person, present: z.boolean() }),
  z.object({ type: z.literal('present'), people: z.array(person).check(z.maxLength(GATEWAY_LIMITS.busPeopleMax)) }),
]);

const envelopeSchema = z.object({ v: z.literal(VERSION), node: idSchema, hint: hintSchema });

/** A hint as it travels, with the node that it comes from. */
export function writeHint(node: string, hint: Hint): string {
  return JSON.stringify({ v: VERSION, node, hint });
}

/** The hint in a message; `undefined` for what is none, or of a kind that only newer nodes know. */
export function readHint(text: string): { node: string; hint: Hint } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = envelopeSchema.safeParse(value);
  return read.success ? read.data : undefined;
}
