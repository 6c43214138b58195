import { hash } from 'node:crypto';

/**
 * Stands for a command's sender and content, to tell a repeat from a reused id. A digest, so that no words of a message are
 * kept twice; 128 bits are beyond collisions by chance.
 * @param content - A value that came through a schema, so that equal commands have equal JSON.
 */
export function fingerprint(sender: string, content: object): string {
  return hash('sha256', `${sender}\n${JSON.stringify(content)}`, 'base64url').slice(0, 22);
}
