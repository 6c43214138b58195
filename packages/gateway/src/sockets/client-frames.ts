import { clientFrameSchema, ConsultError, parse, type ClientFrame } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../limits.ts';
import { readCommand, readId } from '../input/read-command.ts';

const FRAME_TYPES: Readonly<Record<ClientFrame['type'], true>> = {
  hello: true,
  follow: true,
  unfollow: true,
  'follow-desk': true,
  command: true,
  'desk-command': true,
  typing: true,
  received: true,
  ping: true,
};

/** A frame's JSON before its content is checked, with what a refusal refers to. */
export interface RawFrame {
  readonly value: Readonly<Record<string, unknown>>;
  readonly type: unknown;
  /** The id of the command in it, if it has one. */
  readonly id: string | null;
  readonly consultation: string | null;
}

/** @throws {ConsultError} `JSON_MALFORMED` for what is no JSON. */
export function readFrameJson(text: string): RawFrame {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ConsultError('JSON_MALFORMED', 'Expected one JSON value in each frame; this is not JSON.', { cause });
  }
  const value = isRecord(json) ? json : {};
  const command = isRecord(value.command) ? value.command : {};
  return { value, type: value.type, id: textOrNull(command.id), consultation: textOrNull(value.consultation) };
}

/** @throws {ConsultError} `FRAME_UNKNOWN` for another type of frame, `INPUT_INVALID` for content that does not fit. */
export function readFrame({ value, type }: RawFrame): ClientFrame {
  if (typeof type !== 'string' || !Object.hasOwn(FRAME_TYPES, type)) {
    throw new ConsultError('FRAME_UNKNOWN', `Expected a frame with a "type" of: ${Object.keys(FRAME_TYPES).join(', ')}.`);
  }
  // By far the most frequent one, and read by its own type: not twice.
  if (type === 'command') return { type, consultation: readId(value.consultation), command: readCommand(value.command) };
  return parse(clientFrameSchema, value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.length <= GATEWAY_LIMITS.echoChars ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
