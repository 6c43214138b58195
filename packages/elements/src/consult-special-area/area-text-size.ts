import type { HostBridge } from '@consult-kit/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ELDER_FROM_SCALE, isElder, nextTextSize, rememberTextSize, rememberedTextSize, type TextSize } from '../shared/text-size.ts';

/** The area as its text size is kept. */
export interface SizedArea extends ReactiveControllerHost, HTMLElement {
  textSize: TextSize;
  readonly bridge: HostBridge | undefined;
}

/** The area's text size: what was chosen on this device, else what the host asks for. */
export class AreaTextSize implements ReactiveController {
  readonly #host: SizedArea;
  readonly #onChosen: (size: TextSize) => void;
  #stop: (() => void) | undefined;

  /** @param onChosen - The shopper chose; it has taken effect. */
  constructor(host: SizedArea, onChosen: (size: TextSize) => void) {
    this.#host = host;
    this.#onChosen = onChosen;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.textSize = rememberedTextSize() ?? this.#host.textSize;
    this.#stop = this.#host.bridge?.watch(({ textScale, textScaleApplied }) => {
      if (textScale !== undefined) this.#followScale(textScale, textScaleApplied ?? false);
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  /** One tap on the header's button; remembered on this device. */
  chooseNext(): void {
    this.choose(nextTextSize(this.#host.textSize));
  }

  /** Takes a size and remembers it on this device. */
  choose(size: TextSize): void {
    this.#host.textSize = size;
    rememberTextSize(size);
    this.#onChosen(size);
  }

  /** A host that reports large text gets the elder rules, unless the shopper has chosen a size; a smaller factor only scales. */
  #followScale(scale: number, applied: boolean): void {
    if (scale >= ELDER_FROM_SCALE) {
      if (!rememberedTextSize() && !isElder(this.#host.textSize)) this.#host.textSize = 'elder';
    } else if (!applied && scale > 1) this.#host.style.setProperty('--consult-text-scale', String(scale));
  }
}
