import type { DoctorProfile } from '@consult-kit/protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { icons } from '../shared/icons.ts';
import type { Words } from '../shared/words.ts';
import { doctorInitial, doctorRank, fullDoctorName } from './doctor-name.ts';

/** Who is in the talk, and the menu. */
export interface ChatTitleOptions {
  words: Words;
  doctor: DoctorProfile | null;
  /** Whether the doctor has a live connection; `null` while nobody knows. */
  isPresent: boolean | null;
  onMenu: () => void;
}

/** The header's middle: the doctor's name, title, department and presence, and the menu. */
export function chatTitle({ words, doctor, isPresent, onMenu }: ChatTitleOptions): TemplateResult {
  return html`<div class="chat-title">
    ${doctor ? doctorBlock(doctor, isPresent, words) : html`<span class="header-space"></span>`}
    <button class="header-control" type="button" aria-haspopup="dialog" @click=${onMenu}>
      ${icons.more}<span>${words.text('chat.menu')}</span>
    </button>
  </div>`;
}

function doctorBlock(doctor: DoctorProfile, isPresent: boolean | null, words: Words): TemplateResult {
  const rank = doctorRank(doctor, words);
  return html`<span class="avatar" aria-hidden="true">${doctorInitial(doctor, words)}</span>
    <div class="doctor">
      <div class="doctor-line">
        <h2 class="doctor-name" tabindex="-1">${fullDoctorName(doctor, words)}</h2>
        ${
          isPresent === null
            ? nothing
            : html`<span class="presence meta ${isPresent ? 'online' : ''}"
                >${words.text(isPresent ? 'doctor.online' : 'doctor.away')}</span
              >`
        }
      </div>
      ${rank ? html`<p class="doctor-rank meta muted">${rank}</p>` : nothing}
    </div>`;
}

/** Everything known of the doctor, for the details sheet. */
export function doctorDetails(doctor: DoctorProfile, words: Words, text: (key: 'titles' | 'departments') => string): TemplateResult {
  const facts = [
    [words.text('doctor.name'), fullDoctorName(doctor, words)],
    [words.text('doctor.titleLabel'), text('titles')],
    [words.text('doctor.department'), text('departments')],
    [words.text('doctor.licence'), doctor.licence ?? ''],
  ] as const;
  return html`<dl class="facts stack">
    ${facts.map(([name, value]) =>
      value
        ? html`<div>
            <dt class="meta muted">${name}</dt>
            <dd>${value}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}
