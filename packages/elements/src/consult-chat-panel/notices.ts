import type { ClientSnapshot } from '@consult-kit/client';
import { CHAT_LIMITS } from './limits.ts';

/** A line above the composer about what is going on. */
export type Notice = 'offline' | 'back' | 'doctor-lost' | 'slow-doctor';

/** Since when something has been so, on the device's monotonic clock. */
export interface NoticeMemory {
  offlineSinceMs?: number | undefined;
  /** The shopper was told about the lost connection. */
  wasTold?: boolean;
  backSinceMs?: number | undefined;
  doctorGoneSinceMs?: number | undefined;
}

/** What to say now, what to remember, and when to look again. */
export interface NoticeMoment {
  notice: Notice | undefined;
  memory: NoticeMemory;
  /** Milliseconds until the answer may change by itself. */
  lookAgainInMs: number | undefined;
}

/**
 * What to tell about the connection, the doctor's connection and the doctor's silence. Short breaks are not worth a word:
 * a connection has to be away for three seconds. Pure.
 * @param nowMs - The device's monotonic clock.
 * @param serverNowMs - The gateway's clock.
 */
export function noticeAt(snapshot: ClientSnapshot, memory: NoticeMemory, nowMs: number, serverNowMs: number): NoticeMoment {
  const waits: number[] = [];
  const lasted = (sinceMs: number | undefined, forMs: number): boolean => {
    if (sinceMs === undefined) return false;
    const leftMs = sinceMs + forMs - nowMs;
    if (leftMs > 0) waits.push(leftMs);
    return leftMs <= 0;
  };
  const next = remember(snapshot, memory, nowMs);
  const isOffline = lasted(next.offlineSinceMs, CHAT_LIMITS.tellConnectionAfterMs);
  if (isOffline) next.wasTold = true;
  const isBack = next.backSinceMs !== undefined && !lasted(next.backSinceMs, CHAT_LIMITS.connectedShownMs);
  const isDoctorGone = lasted(next.doctorGoneSinceMs, CHAT_LIMITS.tellConnectionAfterMs);
  const isSlow = lasted(unansweredSince(snapshot, nowMs, serverNowMs), CHAT_LIMITS.slowDoctorAfterMs);
  const notice = isOffline ? 'offline' : isBack ? 'back' : isDoctorGone ? 'doctor-lost' : isSlow ? 'slow-doctor' : undefined;
  return { notice, memory: next, lookAgainInMs: waits.length > 0 ? Math.min(...waits) : undefined };
}

function remember({ connection, consultation }: ClientSnapshot, memory: NoticeMemory, nowMs: number): NoticeMemory {
  const isAway = connection.type === 'connecting' || connection.type === 'waiting';
  const reportedMs = ('offlineSinceMs' in connection ? connection.offlineSinceMs : undefined) ?? nowMs;
  const isTalking = consultation?.view.state === 'talking';
  const doctorIsGone = isTalking && connection.type === 'live' && consultation.otherPresent === false;
  return {
    offlineSinceMs: isAway ? Math.min(memory.offlineSinceMs ?? nowMs, reportedMs) : undefined,
    wasTold: isAway && !!memory.wasTold,
    backSinceMs: isAway ? undefined : memory.wasTold && connection.type === 'live' ? nowMs : memory.backSinceMs,
    doctorGoneSinceMs: doctorIsGone ? (memory.doctorGoneSinceMs ?? nowMs) : undefined,
  };
}

/** Since when the shopper's question has been waiting; nothing while the doctor is seen writing. */
function unansweredSince({ consultation }: ClientSnapshot, nowMs: number, serverNowMs: number): number | undefined {
  const view = consultation?.view;
  if (!consultation || view?.state !== 'talking' || view.unansweredSince === null || consultation.otherTyping) return undefined;
  return nowMs - (serverNowMs - Date.parse(view.unansweredSince));
}
