import type { ReactiveControllerHost } from 'lit';
import { Overlay } from '../shared/overlay.ts';
import { type ActionContext, ChatActions } from './chat-actions.ts';
import { RatingController, type RatingOptions } from './rating.ts';

/*
 * What nobody needs at the first look: sheets, menu, advice and rating. Fetched right after the first drawing, so that the
 * conversation itself comes sooner over a slow line.
 */

export { endedTemplate } from './ended-view.ts';

/** The sheets of the panel, what can be done in them, and the rating. */
export interface LaterParts {
  overlay: Overlay;
  actions: ChatActions;
  rating: RatingController;
}

/** Makes them for a panel. */
export function makeLaterParts(
  host: ReactiveControllerHost & HTMLElement,
  options: Omit<ActionContext, 'overlay'> & RatingOptions,
): LaterParts {
  const overlay = new Overlay(host);
  return { overlay, actions: new ChatActions({ ...options, overlay }), rating: new RatingController(host, options) };
}
