/** The inks of a drawing; each product's tone says which colour they are. */
export type Ink = 'main' | 'deep' | 'pale' | 'pop' | 'ink' | 'white' | 'skin';

/** One shape on a square of 100 × 100 units. A `line` has a width in units; every other shape is filled. */
export type Shape =
  | { kind: 'rect'; ink: Ink; x: number; y: number; width: number; height: number; radius: number }
  | { kind: 'oval'; ink: Ink; cx: number; cy: number; rx: number; ry: number }
  | { kind: 'path'; ink: Ink; d: string }
  | { kind: 'line'; ink: Ink; d: string; width: number };

/** A drawing: its shapes from back to front. */
export type Drawing = readonly Shape[];

/** A box with rounded corners. */
export function box(ink: Ink, x: number, y: number, width: number, height: number, radius = 3): Shape {
  return { kind: 'rect', ink, x, y, width, height, radius };
}

/** A circle, or an ellipse when `ry` is given. */
export function dot(ink: Ink, cx: number, cy: number, rx: number, ry: number = rx): Shape {
  return { kind: 'oval', ink, cx, cy, rx, ry };
}

/** A filled path. */
export function fill(ink: Ink, d: string): Shape {
  return { kind: 'path', ink, d };
}

/** A stroked path with round ends. */
export function line(ink: Ink, d: string, width = 3): Shape {
  return { kind: 'line', ink, d, width };
}
