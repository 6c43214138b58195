import { CLOSE_CODES, ConsultError, LIMITS, LIVE_PATH, WIRE_VERSION, type ClientFrame, type ServerFrame } from '@consult-kit/protocol';
import type { LiveChannel, LiveHandlers, Timers, Transport } from '../boundary.ts';
import { namedError, toConsultError } from '../failures.ts';
import { CLIENT_LIMITS } from '../limits.ts';
import type { ServerClock } from '../server-clock.ts';
import { read, readJson } from '../wire/readers.ts';
import { serverFrameShape } from '../wire/shapes.ts';
import type { Channel, ChannelDown, ChannelHost, CommandToSend, Cursor } from './channel.ts';
import { createPacedQueue } from './paced-queue.ts';

/** What a socket needs beside its host. */
export interface ChannelParts {
  transport: Transport;
  timers: Timers;
  clock: ServerClock;
}

const NORMAL = 1_000;
/** The gateway closes with these for reasons of its own: the socket itself works here. */
const ASKED: readonly (number | undefined)[] = [CLOSE_CODES.going.code, CLOSE_CODES.busy.code, CLOSE_CODES.tooFast.code];
/** Stands where a host could not even try. */
const NO_SOCKET: LiveChannel = {
  send: () => Promise.resolve(),
  close: () => {},
};

function soon(run: () => void): void {
  void Promise.resolve().then(run);
}

/** One socket from hello to its end: authentication, heartbeat, frames. It never comes back; the link makes a new one. */
export function createSocketChannel({ transport, timers, clock }: ChannelParts, host: ChannelHost): Channel {
  let cancelTimer: () => void = timers.after(CLIENT_LIMITS.openTimeoutMs, () => end({}));
  let beatMs: number = LIMITS.heartbeatMs;
  let welcomed = false;
  let over = false;
  /** When the hello or the last ping went out. */
  let askedAtMs = 0;
  let awaitsPong = false;
  let farewell: ChannelDown = {};
  const paceMs = host.followsDesk ? CLIENT_LIMITS.doctorPaceMs : CLIENT_LIMITS.paceMs;
  const queue = createPacedQueue<ClientFrame>(timers, paceMs, (frame) => socket.send(JSON.stringify(frame)).catch(() => end({})));
  const socket = connect();

  function send({ consultation, command }: CommandToSend): void {
    const frame = consultation === null ? { type: 'desk-command', command } : { type: 'command', consultation, command };
    write(frame as ClientFrame);
  }

  function typing(consultation: string, on: boolean): void {
    write({ type: 'typing', consultation, on });
  }

  function follow({ consultation, after }: Cursor): void {
    write({ type: 'follow', consultation, after });
  }

  function unfollow(consultation: string): void {
    write({ type: 'unfollow', consultation });
  }

  function probe(): void {
    if (welcomed && !awaitsPong) ping();
  }

  function connect(): LiveChannel {
    const options = { path: LIVE_PATH, timeoutMs: CLIENT_LIMITS.openTimeoutMs };
    // A host may open or close the socket before `connect` has returned.
    const on: LiveHandlers = {
      open: () => soon(() => hello()),
      frame: (text) => receive(text),
      close: ({ code, reason }) => soon(() => end(downOf(code, reason))),
    };
    try {
      return transport.connect(options, on);
    } catch (cause) {
      soon(() => end({ error: toConsultError(cause) }));
      return NO_SOCKET;
    }
  }

  /** Whoever comes back to something goes before newcomers when many arrive at once. */
  function hello(): void {
    const resumes = host.followsDesk || host.follows().length > 0;
    askedAtMs = timers.now();
    write({ type: 'hello', v: WIRE_VERSION, session: host.session(), ...(resumes ? { resumes } : {}) });
  }

  function write(frame: ClientFrame): void {
    if (!over) queue.add(frame);
  }

  function receive(text: string): void {
    if (over) return;
    try {
      take(read(serverFrameShape, readJson(text)));
    } catch (cause) {
      const error = toConsultError(cause);
      // At the root it is the type that is not known: the frame comes from a newer gateway and is let pass.
      if (error.faults[0]?.path.length !== 0) host.unreadable(error);
    }
  }

  function take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        welcome(frame.heartbeatMs, frame.epoch);
        break;
      case 'pong':
        pong(frame.t, frame.serverTime);
        break;
      case 'bye':
        // Its error is told only when the session turns out to be over.
        takeLeave(frame.code, 'The session is over.', frame.retryAfterMs);
        wait(CLIENT_LIMITS.byeGraceMs, () => end(farewell));
        break;
      case 'refused':
        // What is refused before the welcome, or about no command, is likely why the socket closes next.
        if (frame.id === null) takeLeave(frame.code, frame.message, frame.retryAfterMs);
        if (welcomed) host.frame(frame);
        break;
      default:
        host.frame(frame);
    }
  }

  /** Remembers what the gateway said before it closes. */
  function takeLeave(code: string, message: string, retryAfterMs: number | undefined): void {
    farewell = { error: namedError(code, message), retryAfterMs, asked: retryAfterMs !== undefined };
  }

  function welcome(heartbeatMs: number, epoch: string): void {
    welcomed = true;
    // A gateway may ask for more heartbeats, not for fewer: a dead link has to be noticed within 30 s.
    if (heartbeatMs > 0) beatMs = Math.min(beatMs, heartbeatMs);
    pingNext();
    host.epoch(epoch);
    for (const cursor of host.follows()) follow(cursor);
    if (host.followsDesk) write({ type: 'follow-desk' });
    host.live();
  }

  /** Counts from when the last question went out: its answer may have been long on its way, and the link may have died behind it. */
  function pingNext(): void {
    wait(Math.max(0, askedAtMs + beatMs - timers.now()), () => ping());
  }

  function ping(): void {
    askedAtMs = timers.now();
    awaitsPong = true;
    wait(LIMITS.heartbeatAnswerMs, () => end({}));
    write({ type: 'ping', t: askedAtMs });
  }

  function pong(t: number, serverTime: string): void {
    if (t !== askedAtMs) return;
    clock.learn(Date.parse(serverTime), t);
    awaitsPong = false;
    pingNext();
  }

  /** The one timer of a socket: until the welcome, the next ping, its answer, or the end. */
  function wait(delayMs: number, run: () => void): void {
    cancelTimer();
    cancelTimer = timers.after(delayMs, run);
  }

  function downOf(code: number | undefined, reason: string | undefined): ChannelDown {
    if (code === CLOSE_CODES.outdated.code) {
      return {
        fatal: true,
        error: new ConsultError('CLIENT_OUTDATED', 'The gateway needs a newer client. Load the page again.'),
      };
    }
    if (code !== CLOSE_CODES.session.code) return ASKED.indexOf(code) < 0 ? farewell : { ...farewell, asked: true };
    const error = farewell.error ?? namedError(reason ?? '', 'The session is over.', undefined, 401);
    return { fatal: true, error };
  }

  function end(why: ChannelDown): void {
    if (over) return;
    stop();
    host.down(why);
  }

  function stop(): void {
    if (over) return;
    over = true;
    cancelTimer();
    queue.close();
    socket.close(NORMAL);
  }

  return {
    kind: 'socket',
    send,
    typing,
    received: ({ consultation, after }) => write({ type: 'received', consultation, upTo: after }),
    follow,
    unfollow,
    probe,
    close: stop,
  };
}
