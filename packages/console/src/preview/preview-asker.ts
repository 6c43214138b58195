import type { Timers } from '@consult-kit/client';
import { isConsultError, type CampaignText, type ErrorCode, type PreviewAnswer } from '@consult-kit/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConsoleClient } from '../console-client.ts';
import type { PreviewLexicon } from './messages.ts';

/** What a preview depends on. */
export interface PreviewWish {
  file: CampaignText;
  /** ISO 8601 UTC; this moment if left out. */
  at: string | undefined;
  query: string;
  language: string;
  region: string;
}

/** What the gateway said of a campaign without errors, and what it was asked. */
export interface SoundPreview {
  said: NonNullable<PreviewAnswer['preview']>;
  wish: PreviewWish;
}

/** What the asker works with; read again with every question. */
export interface AskerParts {
  client: Pick<ConsoleClient, 'preview'>;
  timers: Timers;
}

/** Typing and sliding ask once they rest for this long. */
const REST_MS = 250;
/** A preview of this moment is asked for again. */
const FOLLOW_MS = 15_000;
const RETRY_MS = 5_000;

/** Asks the gateway what the file means at an instant: the newest question alone counts, and the last sound answer stays. */
export class PreviewAsker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: () => AskerParts;
  readonly #onAnswer: (answer: PreviewAnswer) => void;
  #wish: PreviewWish | undefined;
  #run = 0;
  #stop: () => void = () => undefined;
  #lexicon: { hash: string; content: PreviewLexicon } | undefined;
  #sound: SoundPreview | undefined;
  #answer: PreviewAnswer | undefined;
  #failure: ErrorCode | undefined;

  constructor(host: ReactiveControllerHost, parts: () => AskerParts, onAnswer: (answer: PreviewAnswer) => void) {
    this.#host = host;
    this.#parts = parts;
    this.#onAnswer = onAnswer;
    host.addController(this);
  }

  /** The last answer about a file without errors. */
  get sound(): SoundPreview | undefined {
    return this.#sound;
  }

  /** The last answer; without a preview where the file has errors. */
  get answer(): PreviewAnswer | undefined {
    return this.#answer;
  }

  /** Why the last question had no answer. */
  get failure(): ErrorCode | undefined {
    return this.#failure;
  }

  /** The lexicon that the last sound answer's document names. */
  get lexicon(): PreviewLexicon | undefined {
    return this.#lexicon?.hash === this.#sound?.said.document.lexicon.hash ? this.#lexicon?.content : undefined;
  }

  /** Asks for something else; the same again asks nothing. */
  want(wish: PreviewWish): void {
    const known = this.#wish;
    const isSame = known && (Object.keys(wish) as (keyof PreviewWish)[]).every((key) => known[key] === wish[key]);
    if (isSame) return;
    this.#wish = wish;
    this.#askIn(known ? REST_MS : 0);
  }

  hostConnected(): void {
    if (this.#wish) this.#askIn(0);
  }

  hostDisconnected(): void {
    this.#stop();
    this.#run += 1;
  }

  #askIn(delayMs: number): void {
    this.#stop();
    this.#run += 1;
    if (delayMs === 0) void this.#ask();
    else this.#stop = this.#parts().timers.after(delayMs, () => void this.#ask());
  }

  async #ask(): Promise<void> {
    const wish = this.#wish;
    if (!wish) return;
    const run = this.#run;
    const { client } = this.#parts();
    const { file, at, query, language, region } = wish;
    const question = {
      ...{ query, language },
      ...(at === undefined ? {} : { at }),
      ...(region === '' ? {} : { region }),
      ...(this.#lexicon ? { knownLexicon: this.#lexicon.hash } : {}),
    };
    const result = await client.preview(file, question).catch((error: unknown) => error);
    if (run !== this.#run) return;
    if (isAnswer(result)) this.#take(result, wish);
    else this.#failure = isConsultError(result) ? result.code : 'INTERNAL';
    this.#host.requestUpdate();
    if (this.#failure !== undefined) this.#askIn(RETRY_MS);
    else if (at === undefined) this.#askIn(FOLLOW_MS);
  }

  #take(answer: PreviewAnswer, wish: PreviewWish): void {
    this.#failure = undefined;
    this.#answer = answer;
    const { preview } = answer;
    if (preview) {
      this.#sound = { said: preview, wish };
      // Made by the gateway's compiler; the matcher refuses what it does not know.
      if (preview.lexicon) this.#lexicon = { hash: preview.document.lexicon.hash, content: preview.lexicon as unknown as PreviewLexicon };
    }
    this.#onAnswer(answer);
  }
}

function isAnswer(value: unknown): value is PreviewAnswer {
  return typeof value === 'object' && value !== null && 'preview' in value;
}
