import { readStored, writeStored } from './device-storage.ts';

/** Columns of the type scale. `elder` and `max` also enlarge targets and switch on the elder rules. */
export type TextSize = 'standard' | 'large' | 'elder' | 'max';

/** Every text size, smallest first. */
export const TEXT_SIZES: readonly TextSize[] = ['standard', 'large', 'elder', 'max'];

/** From this factor of the host's on, the elder rules are on at once. */
export const ELDER_FROM_SCALE = 1.3;

const KEY = 'consult:text-size';

/** Whether a value is a text size. */
export function isTextSize(value: unknown): value is TextSize {
  return TEXT_SIZES.includes(value as TextSize);
}

/** Whether the elder rules hold. */
export function isElder(size: TextSize): boolean {
  return size === 'elder' || size === 'max';
}

/** What the shopper chose on this device, if anything. */
export function rememberedTextSize(): TextSize | undefined {
  const stored = readStored(KEY);
  return isTextSize(stored) ? stored : undefined;
}

/** Keeps the shopper's choice on this device. */
export function rememberTextSize(size: TextSize): void {
  writeStored(KEY, size);
}

/** One tap on the header's button: from normal text to elder, to the largest, and back. */
export function nextTextSize(size: TextSize): TextSize {
  if (size === 'elder') return 'max';
  return size === 'max' ? 'standard' : 'elder';
}
