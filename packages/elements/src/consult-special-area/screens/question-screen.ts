import type { CampaignModule, CampaignQuestion } from '@consult-kit/protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { campaignText } from '../../shared/campaign-text.ts';
import { icons } from '../../shared/icons.ts';
import { EMPTY_INPUT, type Field, type FieldProblem, INPUT_LIMITS, type QuestionInput } from '../question-input.ts';
import type { ScreenContext } from './screen-context.ts';

/** What a question needs beside the context. */
export interface QuestionScreen extends ScreenContext {
  module: CampaignModule;
  index: number;
  problems: readonly FieldProblem[];
  onInput: (change: Partial<QuestionInput>) => void;
  onWho: (change: { forSelf?: boolean; name?: string }) => void;
  onContinue: () => void;
  onSkip: () => void;
  onNone: () => void;
}

type Kind<Name extends CampaignQuestion['kind']> = Extract<CampaignQuestion, { kind: Name }>;

/** One question of the module. */
export function questionScreen(screen: QuestionScreen): TemplateResult {
  const { words, document, module, index } = screen;
  const question = module.questions[index] as CampaignQuestion;
  const title = campaignText(document, question.titles, words) || worded(screen, `questions.${question.kind}`);
  const hint = campaignText(document, question.hints, words);
  const errors = screen.problems.filter(({ kind }) => kind === 'error').length;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    screen.onContinue();
  };
  return html`<form class="screen stack loose" novalidate autocomplete="off" @submit=${onSubmit}>
    <div>
      <p class="meta muted">${words.text('questions.count', { number: index + 1, count: module.questions.length })}</p>
      <h1 id="question" tabindex="-1">${title}</h1>
      ${hint ? html`<p class="muted">${hint}</p>` : nothing}
    </div>
    ${errors > 1 ? html`<p class="error">${icons.warning}<span>${words.text('error.summary', { count: errors })}</span></p>` : nothing}
    ${fields(screen, question)}
    <div class="bar stack">
      <button class="button main wide" type="submit">${words.text('continue')}</button>
      ${
        question.kind === 'age'
          ? nothing
          : html`<button class="button text wide" type="button" @click=${screen.onSkip}>${words.text('questions.skip')}</button>`
      }
    </div>
  </form>`;
}

/** A text in its wording for someone who asks for another person, where it has one. */
function worded({ words, draft }: QuestionScreen, key: string): string {
  const other = `${key}.other`;
  const text = draft.forSelf === false ? words.text(other) : other;
  return text === other ? words.text(key) : text;
}

function fields(screen: QuestionScreen, question: CampaignQuestion): TemplateResult {
  const input = screen.draft.inputs[question.id] ?? EMPTY_INPUT;
  switch (question.kind) {
    case 'age':
      return ageFields(screen, question, input);
    case 'choices':
      return choiceFields(screen, question, input);
    case 'onset':
      return onsetFields(screen, question, input);
    case 'text':
      return textFields(screen, input);
  }
}

function ageFields(screen: QuestionScreen, question: Kind<'age'>, input: QuestionInput): TemplateResult {
  const numeric = { inputmode: 'numeric', maxlength: 3 } as const;
  return html`<div class="pair">
      ${textField(screen, 'years', 'questions.years', input.years, numeric)}
      ${question.months ? textField(screen, 'months', 'questions.months', input.months, numeric) : nothing}
    </div>
    ${problemText(screen, 'years')} ${problemText(screen, 'months')}
    ${question.pregnancyWeeks ? html`${textField(screen, 'weeks', 'questions.weeks', input.weeks, numeric)}${problemText(screen, 'weeks')}` : nothing}
    ${screen.index === 0 ? whoFields(screen) : nothing}`;
}

/** For whom, and what the doctor may say; asked once, with the first question, so that the rest is worded right. */
function whoFields(screen: QuestionScreen): TemplateResult {
  const { words, draft, onWho } = screen;
  const { forSelf } = draft;
  const choice = (value: boolean, key: string): TemplateResult =>
    html`<label class="option">
      <input type="radio" name="for-self" .checked=${forSelf === value} @change=${() => onWho({ forSelf: value })} />
      <span class="face">${words.text(key)}</span>
    </label>`;
  return html`<fieldset class="field">
      <legend class="strong">${words.text('questions.forSelf')}</legend>
      <div class="choices">${choice(true, 'questions.self')} ${choice(false, 'questions.other')}</div>
    </fieldset>
    <div class="field">
      <label for="name">${worded(screen, 'questions.name')}</label>
      <input
        id="name"
        class="input"
        maxlength="60"
        autocomplete="off"
        .value=${draft.name}
        @input=${(event: Event) => onWho({ name: (event.target as HTMLInputElement).value })}
      />
    </div>`;
}

function choiceFields(screen: QuestionScreen, question: Kind<'choices'>, input: QuestionInput): TemplateResult {
  const { words, document, onInput } = screen;
  const toggle = (id: string, on: boolean): void =>
    onInput({ chosen: on ? [...input.chosen.filter((one) => one !== id), id] : input.chosen.filter((one) => one !== id) });
  const box = (label: string, checked: boolean, change: (on: boolean) => void, first: boolean): TemplateResult =>
    html`<label class="option check">
      <input
        id=${first ? 'field-chosen' : nothing}
        type="checkbox"
        .checked=${checked}
        @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
      />
      <span class="face"><span class="box">${icons.check}</span>${label}</span>
    </label>`;
  return html`<fieldset class="field" aria-labelledby="question" aria-describedby=${describedBy(screen, 'chosen')}>
      <p class="muted">${words.text('questions.choices.hint')}</p>
      ${problemText(screen, 'chosen')}
      <div class="options">
        ${question.options.map(({ id, texts }, at) =>
          box(campaignText(document, texts, words), input.chosen.includes(id), (on) => toggle(id, on), at === 0),
        )}
        ${question.other ? box(words.text('questions.somethingElse'), input.other, (on) => onInput({ other: on }), false) : nothing}
      </div>
    </fieldset>
    ${question.other && input.other ? areaField(screen, 'otherText', 'questions.somethingElse.text', input.otherText) : nothing}`;
}

function onsetFields(screen: QuestionScreen, question: Kind<'onset'>, input: QuestionInput): TemplateResult {
  const { words, onInput } = screen;
  const onsets = ['today', 'days', 'longer'] as const;
  return html`<fieldset class="field" role="radiogroup" aria-labelledby="question" aria-describedby=${describedBy(screen, 'onset')}>
      ${problemText(screen, 'onset')}
      <div class="options">
        ${onsets.map(
          (onset, at) =>
            html`<label class="option">
              <input
                id=${at === 0 ? 'field-onset' : nothing}
                type="radio"
                name="onset"
                .checked=${input.onset === onset}
                @change=${() => onInput({ onset })}
              />
              <span class="face">${words.text(`questions.onset.${onset}`)}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${
      question.temperature
        ? html`${textField(screen, 'temperature', 'questions.temperature', input.temperature, { inputmode: 'decimal', maxlength: 6 })}
          ${problemText(screen, 'temperature')}`
        : nothing
    }`;
}

function textFields(screen: QuestionScreen, input: QuestionInput): TemplateResult {
  return html`${areaField(screen, 'text', 'questions.text.label', input.text)}
    <button class="button outline wide" type="button" @click=${screen.onNone}>${screen.words.text('questions.none')}</button>`;
}

/** A short field. Its problem stands after it, over the whole width. */
function textField(
  screen: QuestionScreen,
  field: Field & keyof QuestionInput,
  label: string,
  value: string,
  { inputmode, maxlength }: { inputmode: 'numeric' | 'decimal'; maxlength: number },
): TemplateResult {
  return html`<div class="field">
    <label for="field-${field}">${screen.words.text(label)}</label>
    <input
      id="field-${field}"
      class="input short"
      autocomplete="off"
      inputmode=${inputmode}
      maxlength=${maxlength}
      aria-invalid=${isInvalid(screen, field)}
      aria-describedby=${describedBy(screen, field)}
      .value=${value}
      @input=${(event: Event) => screen.onInput({ [field]: (event.target as HTMLInputElement).value })}
    />
  </div>`;
}

function areaField(screen: QuestionScreen, field: 'text' | 'otherText', label: string, value: string): TemplateResult {
  return html`<div class="field">
    <label for="field-${field}">${screen.words.text(label)}</label>
    <textarea
      id="field-${field}"
      class="input"
      rows="4"
      maxlength=${INPUT_LIMITS.textChars}
      aria-invalid=${isInvalid(screen, field)}
      aria-describedby=${describedBy(screen, field)}
      .value=${value}
      @input=${(event: Event) => screen.onInput({ [field]: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    ${problemText(screen, field)}
  </div>`;
}

const problemOf = ({ problems }: QuestionScreen, field: Field): FieldProblem | undefined => problems.find((one) => one.field === field);
const isInvalid = (screen: QuestionScreen, field: Field): 'true' | 'false' =>
  problemOf(screen, field)?.kind === 'error' ? 'true' : 'false';
const describedBy = (screen: QuestionScreen, field: Field): string | typeof nothing =>
  problemOf(screen, field) ? `problem-${field}` : nothing;

function problemText(screen: QuestionScreen, field: Field): TemplateResult | typeof nothing {
  const problem = problemOf(screen, field);
  if (!problem) return nothing;
  const text = screen.words.text(problem.key, { ...problem.values, ...moduleValues(screen) });
  return problem.kind === 'error'
    ? html`<p id="problem-${field}" class="error">${icons.warning}<span>${text}</span></p>`
    : html`<p id="problem-${field}" class="notice warning">${icons.info}<span>${text}</span></p>`;
}

function moduleValues({ words, document, module }: QuestionScreen): Record<string, string> {
  return { module: campaignText(document, module.names, words), ages: campaignText(document, module.hints, words) };
}
