import { type TemplateResult, html } from 'lit';
import type { Words } from '../shared/words.ts';
import { needsSignIn, problemText } from './problem-text.ts';

/** What a screen without a consultation shows and does. */
export interface MessageViewOptions {
  words: Words;
  screen: 'loading' | 'error' | 'none' | 'removed' | 'elsewhere';
  error: unknown;
  /** Whether the host can sign the shopper in. */
  canSignIn: boolean;
  onAgain: () => void;
  onRetry: () => void;
  onSignIn: () => void;
  onUseHere: () => void;
}

/** A sentence and at most one thing to do. */
export function messageTemplate(options: MessageViewOptions): TemplateResult {
  const { words, screen, error } = options;
  if (screen === 'loading') return html`<div class="screen"><p class="center muted">${words.text('chat.loading')}</p></div>`;
  const { text, action, onPress } = screen === 'error' ? errorChoice(options, error) : screenChoice(options, screen);
  return html`<div class="screen stack loose">
    <h2 class="center" tabindex="-1">${text}</h2>
    <div class="actions"><button class="button main" type="button" @click=${onPress}>${words.text(action)}</button></div>
  </div>`;
}

interface Choice {
  text: string;
  action: string;
  onPress: () => void;
}

function errorChoice({ words, canSignIn, onRetry, onSignIn }: MessageViewOptions, error: unknown): Choice {
  const text = problemText(error, words);
  return canSignIn && needsSignIn(error)
    ? { text, action: 'state.signInAction', onPress: onSignIn }
    : { text, action: 'state.retry', onPress: onRetry };
}

function screenChoice({ words, onAgain, onUseHere }: MessageViewOptions, screen: 'none' | 'removed' | 'elsewhere'): Choice {
  if (screen === 'elsewhere') return { text: words.text('chat.elsewhere'), action: 'chat.useHere', onPress: onUseHere };
  return { text: words.text(screen === 'removed' ? 'ended.removed' : 'chat.none'), action: 'ended.again', onPress: onAgain };
}
