import type { Preferences } from './preferences.ts';

/** Length and pitch of the soft tone. */
const TONE_SECONDS = 0.18;
const TONE_HZ = 520;
const TONE_VOLUME = 0.06;

/** What can call a doctor's attention. */
export type DeskAlert = { type: 'message'; title: string; tag: string } | { type: 'waiting'; title: string };

/** Asks to be allowed to notify. Where a page may not even ask, the answer is no. */
export async function askPermission(): Promise<NotificationPermission> {
  return 'Notification' in window ? Notification.requestPermission() : 'denied';
}

/** Sounds and notifications, each only if the doctor has switched it on. Never with the text of a message. */
export class Alerts {
  #audio: AudioContext | undefined;

  raise(alert: DeskAlert, preferences: Preferences): void {
    if (alert.type === 'message' ? preferences.soundMessage : preferences.soundWaiting) this.#tone();
    if (!preferences.notify || document.visibilityState === 'visible' || !('Notification' in window)) return;
    if (Notification.permission !== 'granted') return;
    new Notification(alert.title, { tag: alert.type === 'message' ? alert.tag : 'line' });
  }

  #tone(): void {
    this.#audio ??= new AudioContext();
    const { currentTime } = this.#audio;
    const gain = this.#audio.createGain();
    gain.gain.setValueAtTime(TONE_VOLUME, currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, currentTime + TONE_SECONDS);
    const tone = this.#audio.createOscillator();
    tone.frequency.value = TONE_HZ;
    tone.connect(gain).connect(this.#audio.destination);
    tone.start();
    tone.stop(currentTime + TONE_SECONDS);
  }
}
