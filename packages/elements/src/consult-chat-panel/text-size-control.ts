import type { HostState } from '@consult-kit/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type TextSize, ELDER_FROM_SCALE, nextTextSize, rememberTextSize, rememberedTextSize } from '../shared/text-size.ts';

/** An element whose text size can be chosen. */
export type SizedElement = ReactiveControllerHost & HTMLElement & { textSize: TextSize };

/** Starts with the size that was chosen on this device, or large where the host says so; an attribute goes before both. */
export class TextSizeControl implements ReactiveController {
  readonly #host: SizedElement;
  readonly #onChosen: (size: TextSize) => void;
  #isGiven = false;

  /** @param onChosen - The shopper chose; it has taken effect. */
  constructor(host: SizedElement, onChosen: (size: TextSize) => void) {
    this.#host = host;
    this.#onChosen = onChosen;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isGiven = this.#host.hasAttribute('text-size');
    const remembered = rememberedTextSize();
    if (!this.#isGiven && remembered) this.#host.textSize = remembered;
  }

  /** Takes what the host app reports. */
  heed({ textScale = 1, textScaleApplied }: Partial<HostState>): void {
    const isLarge = textScale >= ELDER_FROM_SCALE && !textScaleApplied;
    if (isLarge && !this.#isGiven && !rememberedTextSize()) this.#host.textSize = 'elder';
  }

  /** One tap: the next size, remembered on this device. */
  choose(): void {
    const size = nextTextSize(this.#host.textSize);
    this.#host.textSize = size;
    rememberTextSize(size);
    this.#onChosen(size);
  }
}
