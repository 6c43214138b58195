import type { ServerFrame } from '@consult-kit/protocol';

let latest: { readonly frame: ServerFrame; readonly bytes: Buffer } | undefined;

/** A frame as it goes over the wire. Both sides of a talk are told the same one after the other: it is written out once. */
export function bytesOf(frame: ServerFrame): Buffer {
  if (latest?.frame !== frame) latest = { frame, bytes: Buffer.from(JSON.stringify(frame)) };
  return latest.bytes;
}
