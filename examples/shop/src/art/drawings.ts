import { DEVICES } from './devices.ts';
import { LIVING } from './living.ts';
import { PLAY } from './play.ts';
import type { Drawing } from './shapes.ts';
import { TABLE } from './table.ts';
import { WEAR } from './wear.ts';

const ALL = { ...WEAR, ...DEVICES, ...LIVING, ...TABLE, ...PLAY };

/** The name of a drawing, as the product lists write it. */
export type DrawingId = keyof typeof ALL;

/** Every drawing of the shop by name. */
export const DRAWINGS: Readonly<Record<DrawingId, Drawing>> = ALL;
