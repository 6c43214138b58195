import type { ServerFrame } from '@consult-kit/protocol';
import type { StoredEvents } from '../domain/live/connection.ts';

/** What goes over a socket. */
export type SentFrame = ServerFrame | StoredEvents;

let latest: { readonly frame: SentFrame; readonly bytes: Buffer } | undefined;

/** A frame as it goes over the wire. Both sides of a talk are told the same one after the other: it is written out once. */
export function bytesOf(frame: SentFrame): Buffer {
  // Everyone has a page of their own.
  if (frame.type === 'stored') return storedBytes(frame);
  if (latest?.frame !== frame) latest = { frame, bytes: Buffer.from(JSON.stringify(frame)) };
  return latest.bytes;
}

function storedBytes({ consultation, bodies, lastSeq }: StoredEvents): Buffer {
  const head = Buffer.from(`{"type":"events","consultation":${JSON.stringify(consultation)},"events":[`);
  return Buffer.concat([head, bodies, Buffer.from(`],"lastSeq":${lastSeq}}`)]);
}
