import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { appStyles, icons, Localize } from '@consult-kit/elements/foundation.js';
import { campaignMoment, pickText, type ConsoleCampaign, type LocalizedText } from '@consult-kit/protocol';
import { instantsOf } from '@consult-kit/protocol/clock';
import type { ConsoleClient } from '../console-client.ts';
import { hashOf } from '../route.ts';
import { namedTime, ownTime } from '../times.ts';
import { zoneLabel } from '../zone-names.ts';
import { findingCounts, findingList, findingStyles } from './finding-list.ts';

const MINUTE_MS = 60_000;

/** One campaign: its state at the instant looked at, its days, its people right now, and what the file's check found. */
export class ConsoleCampaignCard extends LitElement {
  static override styles = [
    ...appStyles,
    findingStyles,
    css`
      article {
        display: flex;
        flex-direction: column;
        gap: var(--_space-4);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-2);
        padding: var(--_space-1) var(--_space-3);
        border-radius: var(--_radius-pill);
        background: var(--_sunken);
        font-weight: 600;
      }
      .state.open {
        background: var(--_success-tint);
        color: var(--_on-success-tint);
      }
      .state.paused {
        background: var(--_warning-tint);
        color: var(--_on-warning-tint);
      }
      .state.upcoming,
      .state.closed {
        background: var(--_info-tint);
        color: var(--_on-info-tint);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(var(--_unit) * 240)), 1fr));
        gap: var(--_space-4);
      }
      dt {
        color: var(--_text-muted);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .part,
      .own-time {
        display: block;
      }
      h2 a {
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) client!: Pick<ConsoleClient, 'account' | 'pause' | 'resume'>;
  @property({ attribute: false }) campaign!: ConsoleCampaign;
  /** The gateway's time when the list was read. */
  @property({ type: Number }) nowMs = 0;
  readonly #words = new Localize(this);

  protected override render(): TemplateResult {
    const { campaign } = this;
    const words = this.#words;
    return html`<article class="card" aria-labelledby="name">
      <div class="row">
        <h2 id="name" class="grow">
          <a href=${hashOf({ page: 'campaign', campaign: campaign.document.id, tab: 'edit' })}>${this.#text(campaign.document.names)}</a>
          <span class="meta muted">${campaign.document.id}</span>
        </h2>
        ${campaign.hasDraft ? html`<span class="meta">${words.text('campaigns.has-draft')}</span>` : nothing}
        ${campaign.source === 'file' ? html`<span class="meta muted">${words.text('campaigns.from-file')}</span>` : nothing}
        <span class="state ${campaign.state}">${words.text(`state.${campaign.state}`)}</span>
      </div>
      ${this.#pauseControl()}
      <p>
        ${words.text(campaign.showsCard ? 'card.shown' : 'card.hidden')}
        ${words.text(campaign.takesNewPeople ? 'line.open' : 'line.closed')}
        ${campaign.document.paused ? words.text('paused.reason', { reason: this.#text(campaign.document.paused.reasons) }) : nothing}
      </p>
      <console-timeline fixed .document=${campaign.document} .at=${this.#chosenAt} .nowMs=${this.nowMs}></console-timeline>
      <dl>
        ${this.#facts().map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${this.#findings()}
    </article>`;
  }

  /** The instant looked at, unless it is this moment. */
  get #chosenAt(): string | undefined {
    return Math.abs(Date.parse(this.campaign.at) - this.nowMs) < MINUTE_MS ? undefined : this.campaign.at;
  }

  /** For people who may change it, while there is something to stop. */
  #pauseControl(): TemplateResult | typeof nothing {
    const { document, source, waiting, talking } = this.campaign;
    const isOver = campaignMoment(instantsOf(document), this.nowMs).state === 'ended';
    if (isOver || source === 'file' || this.client.account?.role !== 'integrator') return nothing;
    return html`<div class="row">
      <console-pause-control
        .client=${this.client}
        .campaign=${document.id}
        .served=${document}
        .affected=${{ waiting, talking }}
      ></console-pause-control>
    </div>`;
  }

  #facts(): [string, TemplateResult | string][] {
    const { document, waiting, talking, doctorsOnline, placements, at, nextChangeAt } = this.campaign;
    const words = this.#words;
    const people = [
      words.text('people.waiting', { count: waiting }),
      words.text('people.talking', { count: talking }),
      words.text('people.doctors', { count: doctorsOnline }),
    ];
    const groups = document.modules.map(({ names, enabled }) =>
      enabled === false ? words.text('groups.off', { name: this.#text(names) }) : this.#text(names),
    );
    const languages = new Intl.DisplayNames([words.lang()], { type: 'language' });
    return [
      [words.text('next'), nextChangeAt === null ? words.text('next.none') : this.#time(nextChangeAt)],
      [words.text('dates'), this.#dates()],
      [
        words.text('zone'),
        html`${zoneLabel(document.timeZone, Date.parse(at), words.lang())} <span class="meta muted part">${document.timeZone}</span>`,
      ],
      [words.text('hours'), this.#hours()],
      [words.text('people'), people.join(' · ')],
      [words.text('groups'), groups.join(' · ')],
      [words.text('region'), words.text('region.value', { code: document.region.code, number: document.region.emergencyNumber })],
      [words.text('languages'), document.languages.map((tag) => languages.of(tag) ?? tag).join(' · ')],
      [words.text('placements'), placements.join(' · ')],
      [words.text('sponsor'), this.#text(document.sponsor.names)],
      [words.text('origins'), document.origins.join(' · ') || words.text('origins.none')],
    ];
  }

  #dates(): TemplateResult {
    const { firstDay, lastDay, document } = this.campaign;
    const { startsAt, cardClosesAt, lineClosesAt } = document.schedule;
    const endMs = Math.max(Date.parse(cardClosesAt), Date.parse(lineClosesAt));
    const words = this.#words;
    return html`${words.text('dates.range', { first: firstDay, last: lastDay })}
      <span class="part">${words.text('dates.first-minute', { time: this.#inZone(startsAt) })}</span>
      ${this.#own(startsAt)}
      <span class="part">${words.text('dates.last-minute', { time: this.#inZone(endMs - MINUTE_MS) })}</span>
      ${this.#own(endMs - MINUTE_MS)}`;
  }

  /** The service hours that are going on or come next. The gateway tells those around this moment only. */
  #hours(): TemplateResult | string {
    const { schedule } = this.campaign.document;
    const atMs = Date.parse(this.campaign.at);
    if (atMs < this.nowMs - MINUTE_MS || atMs >= Date.parse(schedule.horizonAt)) return this.#words.text('hours.far');
    const next = schedule.open.find(([, to]) => Date.parse(to) > atMs);
    if (!next) return this.#words.text('hours.none');
    return html`<span class="part">${this.#words.text('hours.from', { time: this.#inZone(next[0]) })}</span> ${this.#own(next[0])}
      <span class="part">${this.#words.text('hours.to', { time: this.#inZone(next[1]) })}</span> ${this.#own(next[1])}`;
  }

  /** Wall time in the campaign's zone, and in grey that of the reader where it differs. */
  #time(at: string): TemplateResult {
    return html`<span class="part">${this.#inZone(at)}</span> ${this.#own(at)}`;
  }

  #inZone(at: string | number): string {
    return namedTime(at, this.campaign.document.timeZone, this.#words.lang());
  }

  #own(at: string | number) {
    return ownTime(at, this.campaign.document.timeZone, this.#words);
  }

  #text(texts: LocalizedText): string {
    return pickText(texts, this.#words.lang(), this.campaign.document.languages[0]);
  }

  #findings(): TemplateResult {
    const words = this.#words;
    const { findings } = this.campaign;
    if (findings.length === 0) return html`<p class="row">${icons.done}${words.text('findings.none')}</p>`;
    return html`<section aria-labelledby="findings">
      <h3 id="findings">${words.text('findings.title', { counts: findingCounts(findings, words) })}</h3>
      ${findingList(findings, words)}
    </section>`;
  }
}
