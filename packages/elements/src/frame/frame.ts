import { framePageOf, startFrame } from './frame-page.ts';

/* The script of the page that the gateway serves at /frame/{campaign}. */
startFrame(framePageOf(location));
