import type { ServerFrame } from '@consult-kit/protocol';
import type { StoredEvents } from '../domain/live/connection.ts';

/** What goes over a socket. */
export type SentFrame = ServerFrame | StoredEvents;

let latest: { readonly frame: SentFrame; readonly bytes: Buffer } | undefined;

/** First byte of a whole text message, and where its length stands, by how many bytes that takes (RFC 6455, 5.2). */
const TEXT_MESSAGE = 0x81;
const LENGTH_7_MAX = 125;
const LENGTH_16 = 126;
const LENGTH_16_MAX = 0xffff;
const LENGTH_64 = 127;

/**
 * A frame as it goes over the wire, its header included. Both sides of a talk are told the same one after the other: it is written out
 * once, where `ws` would write a header and hand on two pieces for each of them.
 */
export function bytesOf(frame: SentFrame): Buffer {
  // Everyone has a page of their own.
  if (frame.type === 'stored') return storedBytes(frame);
  if (latest?.frame !== frame) latest = { frame, bytes: jsonBytes(JSON.stringify(frame)) };
  return latest.bytes;
}

function jsonBytes(json: string): Buffer {
  const length = Buffer.byteLength(json);
  const bytes = emptyMessage(length);
  bytes.write(json, bytes.length - length);
  return bytes;
}

function storedBytes({ consultation, bodies, lastSeq }: StoredEvents): Buffer {
  const head = Buffer.from(`{"type":"events","consultation":${JSON.stringify(consultation)},"events":[`);
  const tail = Buffer.from(`],"lastSeq":${lastSeq}}`);
  const length = head.length + bodies.length + tail.length;
  const bytes = emptyMessage(length);
  let at = bytes.length - length;
  for (const part of [head, bodies, tail]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A text message in one unmasked frame, as servers send it: its header, and behind it `length` bytes that are to be filled. */
function emptyMessage(length: number): Buffer {
  const lengthBytes = length <= LENGTH_7_MAX ? 0 : length <= LENGTH_16_MAX ? 2 : 8;
  const bytes = Buffer.allocUnsafe(2 + lengthBytes + length);
  bytes[0] = TEXT_MESSAGE;
  if (lengthBytes === 0) bytes[1] = length;
  else if (lengthBytes === 2) {
    bytes[1] = LENGTH_16;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = LENGTH_64;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  return bytes;
}
