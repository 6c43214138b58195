import type { HostBridge, HostHold } from './boundary.ts';

/** What having the seat means. */
export interface SeatHost {
  /** This page has it. */
  sit(consultation: string): void;
  /** Another page has it. */
  leave(): void;
  /** What another page left is taken over before this one goes on. */
  takeOver(consultation: string): Promise<void>;
}

/** The place of the one page in which a consultation that is going on is open. On hosts with one page it is always free. */
export interface Seat {
  /** Waits for the place in a consultation; having it already changes nothing. */
  of(consultation: string): void;
  /** Takes it from the page that has it. */
  take(): void;
  /** Leaves it to others. */
  free(): void;
}

/** @param prefix - Begins the name that hosts know the place by. */
export function createSeat(bridge: HostBridge, prefix: string, host: SeatHost): Seat {
  let hold: HostHold | null = null;
  let wanted: string | null = null;
  let isMine = false;

  function of(consultation: string): void {
    if (wanted !== consultation) {
      free();
      wanted = consultation;
      if (bridge.hold) hold = bridge.hold(`${prefix}:${consultation}`, listen(consultation));
      else isMine = true;
    }
    if (isMine) host.sit(consultation);
  }

  function listen(consultation: string): (held: boolean) => void {
    let wasAway = false;
    return (held) => {
      if (wanted !== consultation) return;
      isMine = held;
      if (!held) {
        wasAway = true;
        host.leave();
      } else if (wasAway) {
        // Another page may take the seat while this one still reads what the last one left.
        void host.takeOver(consultation).then(() => isMine && wanted === consultation && host.sit(consultation));
      } else host.sit(consultation);
    };
  }

  function free(): void {
    wanted = null;
    isMine = false;
    hold?.release();
    hold = null;
  }

  return { of, free, take: () => hold?.take() };
}
