import type { Product } from '../catalog/product.ts';
import { svg } from '../dom.ts';
import { DRAWINGS, type DrawingId } from './drawings.ts';
import type { Drawing, Shape } from './shapes.ts';
import { TONES, type Tone, type ToneId } from './tones.ts';

/** How many pictures each product has. */
export const VIEW_COUNT = 4;

/** A drawing on its tile, without words: for places where a name stands beside it. */
export function drawTile(drawing: DrawingId, toneId: ToneId): SVGSVGElement {
  const tone = TONES[toneId];
  return picture([...backdrop(tone), drawn(DRAWINGS[drawing], tone)]);
}

/**
 * One picture of a product.
 * @param view - 0 the article, 1 a close look, 2 a row of three, 3 in another light; anything else is 0.
 */
export function drawProduct({ drawing: id, tone: toneId }: Product, view = 0): SVGSVGElement {
  const tone = TONES[toneId];
  const drawing = DRAWINGS[id];
  switch (view) {
    case 1:
      return picture([...backdrop(tone), drawn(drawing, tone, 'translate(-42 -38) scale(1.8)')]);
    case 2:
      return picture([
        svg('rect', { width: 100, height: 100, fill: tone.glow }),
        svg('rect', { y: 66, width: 100, height: 34, fill: tone.tile }),
        drawn(drawing, tone, 'translate(2 30) scale(.42)'),
        drawn(drawing, tone, 'translate(56 30) scale(.42)'),
        drawn(drawing, tone, 'translate(22 28) scale(.58)'),
      ]);
    case 3:
      return picture([
        svg('rect', { width: 100, height: 100, fill: tone.inks.deep }),
        svg('circle', { cx: 50, cy: 48, r: 41, fill: tone.tile }),
        drawn(drawing, tone, 'translate(12 10) scale(.76)'),
      ]);
    default:
      return drawTile(id, toneId);
  }
}

function picture(children: SVGElement[]): SVGSVGElement {
  return svg('svg', { viewBox: '0 0 100 100', 'aria-hidden': 'true', focusable: 'false', class: 'picture' }, ...children);
}

function backdrop(tone: Tone): SVGElement[] {
  return [
    svg('rect', { width: 100, height: 100, fill: tone.tile }),
    svg('circle', { cx: 72, cy: 30, r: 40, fill: tone.glow }),
    svg('ellipse', { cx: 50, cy: 88, rx: 32, ry: 3.4, fill: tone.inks.deep, opacity: 0.14 }),
  ];
}

function drawn(drawing: Drawing, tone: Tone, transform = 'translate(7 7) scale(.86)'): SVGElement {
  return svg('g', { transform }, ...drawing.map((shape) => draw(shape, tone)));
}

function draw(shape: Shape, { inks }: Tone): SVGElement {
  const colour = inks[shape.ink];
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      return svg('rect', { x, y, width, height, rx: radius, fill: colour });
    }
    case 'oval': {
      const { cx, cy, rx, ry } = shape;
      return svg('ellipse', { cx, cy, rx, ry, fill: colour });
    }
    case 'path':
      return svg('path', { d: shape.d, fill: colour });
    case 'line':
      return svg('path', {
        d: shape.d,
        fill: 'none',
        stroke: colour,
        'stroke-width': shape.width,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      });
  }
}
