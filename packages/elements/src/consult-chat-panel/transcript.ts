import type { ConsultationEvent, ConsultationView, DoctorProfile } from '@consult-kit/protocol';
import type { Words } from '../shared/words.ts';
import { clockText } from './chat-times.ts';
import { fullDoctorName, shortDoctorName } from './doctor-name.ts';

/**
 * A consultation as plain text for the shopper to keep: names, times, messages as written, and the advice.
 * @param events - The whole log.
 */
export function transcriptText(title: string, view: ConsultationView, events: readonly ConsultationEvent[], words: Words): string {
  const lines = [title];
  if (view.doctor) lines.push([fullDoctorName(view.doctor, words), view.doctor.licence].filter(Boolean).join(' · '));
  lines.push('');
  const doctors = new Map<string, DoctorProfile>();
  for (const event of events) {
    if (event.type === 'consultation.accepted' || event.type === 'handover.accepted') doctors.set(event.doctor.id, event.doctor);
    if (event.type !== 'message.stored') continue;
    const doctor = doctors.get(event.doctor ?? '') ?? view.doctor;
    const name = event.from === 'patient' ? words.text('chat.you') : shortDoctorName(doctor, words);
    lines.push(`[${dateAndTime(event.at)}] ${name}`, event.text, '');
  }
  return [...lines, ...adviceLines(view, words)].join('\n');
}

function adviceLines({ advice }: ConsultationView, words: Words): string[] {
  if (!advice) return [];
  const parts = [
    ['ended.advice', advice.advice],
    ['ended.whenToGetHelp', advice.whenToGetHelp],
    ['ended.followUp', advice.followUp],
  ] as const;
  return [...parts.flatMap(([key, text]) => (text ? [words.text(key), text, ''] : [])), words.text('ended.notPrescription')];
}

function dateAndTime(at: string): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockText(date.getTime())}`;
}

/** Hands a text file to the shopper; it is made on the device and goes nowhere else. */
export function saveTextFile(name: string, text: string): void {
  // The mark at the start lets text editors on Windows know that it is UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/** Some browsers read the file only after asking where to put it. */
const REVOKE_AFTER_MS = 60_000;
