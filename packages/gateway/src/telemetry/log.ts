import { pino, type DestinationStream, type Logger } from 'pino';

/** How much is logged; `info` for one line per request and every step of the life of the gateway. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;
/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Structured log lines: ids, codes, counts and times. Never addresses with their query, bodies, names, texts or tokens. */
export type Log = Logger;

/**
 * Logs as JSON lines.
 * @param destination - Where to; the standard error stream unless said otherwise.
 */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** What may be logged of a fault of ours: kind and place. Its message stays out: it may quote what a person wrote. */
export function faultForLog(fault: unknown): { kind: string; code?: string; at: string[] } {
  if (!(fault instanceof Error)) return { kind: typeof fault, at: [] };
  // The message stands before the places, and may have lines that look like one.
  const { stack = '', message } = fault;
  const places = stack.slice(stack.indexOf(message) + message.length);
  const frames = places.split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = fault as { code?: unknown };
  return { kind: fault.name, ...(typeof code === 'string' && { code }), at: frames.slice(0, 8).map((line) => line.trim()) };
}
