import type { CampaignModule } from '@consult-kit/protocol';
import { keepDraft, loadDraft, wipeDraft } from './draft-store.ts';
import { type Draft, EMPTY_DRAFT, skipped } from './flow.ts';
import { EMPTY_INPUT, type FieldProblem, type QuestionInput, readInput } from './question-input.ts';

/** What the shopper told so far, kept on the device over a reload, and what of it needs another look. */
export class Answers {
  draft: Draft = EMPTY_DRAFT;
  /** Problems of the question that is shown. */
  problems: readonly FieldProblem[] = [];
  readonly #changed: () => void;
  #campaign = '';

  /** @param changed - Called after every change. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes up what this tab has of a campaign; `false` if it was taken up before. */
  load(campaign: string): boolean {
    if (campaign === this.#campaign) return false;
    this.#campaign = campaign;
    this.draft = loadDraft(campaign);
    return true;
  }

  change(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    keepDraft(this.#campaign, this.draft);
    this.#changed();
  }

  /** Takes what was typed; a field that changes loses its problem. */
  input(module: CampaignModule, index: number, change: Partial<QuestionInput>): void {
    const id = module.questions[index]?.id ?? '';
    const input = { ...EMPTY_INPUT, ...this.draft.inputs[id], ...change };
    this.problems = this.problems.filter(({ field }) => !(field in change));
    this.change({ inputs: { ...this.draft.inputs, [id]: input } });
  }

  /**
   * Takes a question's fields for its answer.
   * @returns Whether they were taken; else `problems` says why. What was only asked about is taken the second time.
   */
  accept(module: CampaignModule, index: number): boolean {
    const question = module.questions[index];
    if (!question) return false;
    const { answer, problems } = readInput(question, this.draft.inputs[question.id] ?? EMPTY_INPUT, module);
    const asked = problems.every(({ field, kind }) => kind === 'confirm' && this.problems.some((known) => known.field === field));
    if (answer && asked) {
      this.change({ answers: { ...this.draft.answers, [question.id]: answer } });
      return true;
    }
    this.problems = problems;
    this.#changed();
    return false;
  }

  /** Passes a question over; `false` for the age, which cannot be. */
  skip(module: CampaignModule, index: number): boolean {
    const question = module.questions[index];
    if (!question || question.kind === 'age') return false;
    this.change({ answers: { ...this.draft.answers, [question.id]: skipped(question) } });
    return true;
  }

  /** Takes "None" for an answer in free text. */
  none(module: CampaignModule, index: number): boolean {
    const question = module.questions[index];
    if (question?.kind !== 'text') return false;
    this.input(module, index, { text: '' });
    this.change({ answers: { ...this.draft.answers, [question.id]: { question: question.id, kind: 'text', text: '', none: true } } });
    return true;
  }

  /** Leaves nothing on the device. */
  wipe(): void {
    wipeDraft(this.#campaign);
    this.draft = EMPTY_DRAFT;
    this.#changed();
  }
}
