import { type ConsultError, type ServerFrame } from '@consult-kit/protocol';
import type { Timers } from '../boundary.ts';
import { isSessionOver, isUnanswered, toConsultError } from '../failures.ts';
import type { GatewayCalls } from '../gateway-calls.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import { readOr } from '../wire/readers.ts';
import { commandResultShape, pollAnswerShape, serverFrameShape } from '../wire/shapes.ts';
import type { Channel, ChannelHost, CommandToSend, Cursor } from './channel.ts';

/** What long polling needs beside its host. */
export interface PollParts {
  calls: GatewayCalls;
  timers: Timers;
}

/** The live channel by long polling: news from held requests, commands by requests of their own. Same frames, same cursors. */
export function createPollChannel({ calls, timers }: PollParts, host: ChannelHost): Channel {
  let over = false;
  let live = false;
  /** The next poll is answered at once, and so shows soon whether the way is open. */
  let quick = true;
  let deskVersion = 0;
  let liveVersion = 0;
  /** When the last poll that was answered went out. */
  let answeredFromMs = timers.now();
  /** When the way counts as dead; a poll that takes the place of a cancelled one has no more time than that one had. */
  let deadAtMs: number | null = null;
  let cancelPoll: () => void = () => {};
  let cancelPause: () => void = () => {};
  void run();

  function send({ consultation, command }: CommandToSend): void {
    void sendCommand(consultation, command);
  }

  function typing(consultation: string, on: boolean): void {
    const body = { session: host.session(), on };
    calls.post(`/v1/consultations/${consultation}/typing`, body).catch(() => {});
  }

  function close(): void {
    over = true;
    cancelPause();
    cancelPoll();
  }

  function probe(): void {
    quick = true;
    again();
  }

  /** Asks anew with what is followed now: a pause ends, a held request is cancelled. */
  function again(): void {
    cancelPause();
    cancelPoll();
  }

  async function run(): Promise<void> {
    while (!over) {
      const asked = JSON.stringify(question());
      const askedAtMs = timers.now();
      try {
        const waitMs = await poll();
        // An answer that came before its time and moves nothing would be given again at once.
        const wasQuick = timers.now() - askedAtMs < Math.min(waitMs, CLIENT_LIMITS.pollPauseMs);
        if (wasQuick && !over && asked === JSON.stringify(question())) await pause();
      } catch (cause) {
        const error = toConsultError(cause);
        if (over) return;
        if (error.code !== 'CANCELLED') end(error);
      }
    }
  }

  /** What is followed and known: the part of a poll that an answer moves on. */
  function question(): {
    follow: readonly Cursor[];
    liveVersion: number;
    deskVersion?: number;
  } {
    const { followsDesk } = host;
    const question = { follow: host.follows(), liveVersion: liveVersion };
    return followsDesk ? { ...question, deskVersion: deskVersion } : question;
  }

  /** Asks once. @returns How long the question asked to be held, in milliseconds. */
  async function poll(): Promise<number> {
    const askedAtMs = timers.now();
    const heldMs = answeredFromMs + CLIENT_LIMITS.pollNoticeMs - CLIENT_LIMITS.pollGraceMs - askedAtMs;
    deadAtMs ??= askedAtMs + Math.min(Math.max(heldMs, 0), CLIENT_LIMITS.pollWaitMs) + CLIENT_LIMITS.pollGraceMs;
    const leftMs = Math.max(1, Math.floor(deadAtMs - askedAtMs));
    const waitMs = quick ? 0 : Math.max(0, leftMs - CLIENT_LIMITS.pollGraceMs);
    const answer = await calls.post('/v1/live/poll', { session: host.session(), ...question(), waitMs }, pollAnswerShape, {
      timeoutMs: Math.min(leftMs, waitMs + CLIENT_LIMITS.pollGraceMs),
      onCancel: (cancel) => (cancelPoll = cancel),
    });
    if (over) return waitMs;
    quick = false;
    answeredFromMs = askedAtMs;
    deadAtMs = null;
    // What was asked for belongs to another history: everything is asked for anew.
    const isOther = host.epoch(answer.epoch);
    deskVersion = isOther ? 0 : answer.deskVersion;
    liveVersion = isOther ? 0 : answer.liveVersion;
    if (!live) {
      live = true;
      host.live();
    }
    for (const news of answer.frames) {
      const frame = readOr(serverFrameShape, news);
      if (frame && !over) host.frame(frame);
    }
    return waitMs;
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(CLIENT_LIMITS.pollPauseMs, resolve);
      cancelPause = () => {
        cancel();
        resolve();
      };
    });
  }

  async function sendCommand(consultation: string | null, command: CommandToSend['command']): Promise<void> {
    const path = consultation === null ? '/v1/desk/commands' : `/v1/consultations/${consultation}/commands`;
    try {
      const result = await calls.post(path, { session: host.session(), command }, commandResultShape);
      if (!over) host.frame({ type: 'ack', result });
    } catch (cause) {
      if (!over) refused(consultation, command.id, toConsultError(cause));
    }
  }

  function refused(consultation: string | null, id: string, error: ConsultError): void {
    if (isSessionOver(error)) return end(error);
    if (isUnanswered(error)) return host.unanswered(id);
    const { code, message, retryAfterMs } = error;
    const frame: ServerFrame = {
      type: 'refused',
      id,
      consultation,
      code,
      message,
    };
    host.frame(retryAfterMs === undefined ? frame : { ...frame, retryAfterMs });
  }

  function end(error: ConsultError): void {
    if (over) return;
    close();
    const fatal = isSessionOver(error) || error.code === 'CLIENT_OUTDATED' || error.code === 'ROLE_REFUSED';
    host.down({ error, fatal, retryAfterMs: error.retryAfterMs });
  }

  return {
    kind: 'poll',
    send,
    typing,
    // A poll's own cursors say it.
    received: () => {},
    follow: again,
    unfollow: again,
    probe,
    close,
  };
}
