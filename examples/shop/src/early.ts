/** Runs before the first paint, so that a dark shop never flashes white and a large text never jumps. */
import { readSettings, showSettings } from './settings.ts';

showSettings(readSettings());
