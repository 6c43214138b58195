import { format, resolveConfig } from 'prettier';
import { printShapes } from './print-shapes.ts';
import { DESK_SHAPES, SHAPES, type ShapeRow } from './shape-source.ts';

const WIRE_FOLDER = new URL('../src/wire/', import.meta.url);

/** Each module of shapes with what stands in it. */
export const SHAPE_FILES: readonly (readonly [file: URL, shapes: readonly ShapeRow[]])[] = [
  [new URL('shapes.ts', WIRE_FOLDER), SHAPES],
  [new URL('desk-shapes.ts', WIRE_FOLDER), DESK_SHAPES],
];

/** The source of a module of shapes as the repository formats it. */
export async function formattedShapes(file: URL, shapes: readonly ShapeRow[]): Promise<string> {
  const filepath = file.pathname;
  return format(printShapes(shapes), { ...(await resolveConfig(filepath)), filepath });
}
