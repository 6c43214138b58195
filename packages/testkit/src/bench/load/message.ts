import { createId, type ClientFrame } from '@consult-kit/protocol';

/** What everybody writes: a sentence of a usual length, in both of the languages of the example. */
export const TEXT = '孩子昨晚开始发烧，三十八度五，有点咳嗽，精神还可以。Should we come in, or wait?';

/** A command that sends the text, as JSON. */
export function commandText(consultation: string, id: string): string {
  const frame: ClientFrame = { type: 'command', consultation, command: { id, type: 'message.send', text: TEXT } };
  return JSON.stringify(frame);
}

/** The same bytes for the echo server, which does not read them. */
export function frameText(): string {
  return commandText(createId(), createId());
}
