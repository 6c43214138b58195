import { css } from 'lit';

/** Styles of the log: rows, bubbles, day lines, divider, pill. */
export const logStyles = css`
  .log-frame {
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
    display: flex;
  }
  .log {
    flex: 1;
    min-inline-size: 0;
    overflow-y: auto;
    overflow-x: hidden;
    overflow-anchor: none;
    overscroll-behavior: contain;
    -webkit-overflow-scrolling: touch;
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
  }
  .log:focus-visible {
    outline-offset: calc(var(--_unit) * -3);
  }
  .older,
  .line {
    display: flex;
    justify-content: center;
    text-align: center;
    color: var(--_text-muted);
  }
  .line {
    margin-block: var(--_space-4);
  }
  .divider {
    align-items: center;
    gap: var(--_space-3);
    color: var(--_brand);
    font-weight: 600;
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    border-block-start: calc(var(--_unit) * 1) solid currentColor;
  }

  .message {
    position: relative;
    display: flex;
    align-items: flex-start;
    gap: var(--_space-2);
    margin-block-start: var(--_space-1);
    border-radius: var(--_radius-bubble);
    scroll-margin-block: var(--_space-8);
  }
  .message.starts {
    margin-block-start: var(--_space-4);
  }
  .message.other:not(.starts) {
    padding-inline-start: calc(var(--_body) * 2.1 + var(--_space-2));
  }
  .message.own {
    justify-content: flex-end;
  }
  .message[tabindex='-1']:focus-visible {
    outline: calc(var(--_unit) * 3) solid var(--_focus);
  }
  .message-body {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
    max-inline-size: min(82%, calc(var(--_unit) * 560));
  }
  .own .message-body {
    align-items: flex-end;
  }
  :host([text-size='elder']) .message-body,
  :host([text-size='max']) .message-body {
    max-inline-size: min(92%, calc(var(--_unit) * 560));
  }
  .bubble {
    max-inline-size: 100%;
    padding: var(--_space-2) var(--_space-3);
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-bubble);
    background-color: var(--_surface);
    color: var(--_text);
  }
  .said {
    white-space: pre-wrap;
    word-break: break-word;
    overflow-wrap: anywhere;
  }
  .other.starts .bubble {
    border-start-start-radius: var(--_radius-corner);
  }
  .own.failed .bubble {
    max-inline-size: min(82%, calc(var(--_unit) * 560));
  }
  .own .bubble {
    border-color: transparent;
    background-color: var(--_bubble-own);
  }
  .own.starts .bubble {
    border-start-end-radius: var(--_radius-corner);
  }
  .own.failed .bubble {
    border-color: var(--_danger);
  }
  .bubble a {
    color: inherit;
    text-decoration: underline;
  }
  .message-meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    padding: var(--_space-1) var(--_space-1) 0;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
  }
  .state svg {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .own.failed .message-body {
    max-inline-size: 100%;
  }
  .failed-row {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0 var(--_space-2);
  }
  .failed-row .button {
    padding-inline: var(--_space-2);
    font-size: var(--_meta);
    line-height: var(--_meta-line);
  }
  .failed-row .resend {
    padding-inline-start: 0;
    color: var(--_danger);
    text-align: start;
  }
  .resend-mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: calc(var(--_px) * 44);
    block-size: calc(var(--_px) * 44);
    border-radius: 50%;
    background-color: var(--_danger-tint);
    color: var(--_on-danger-tint);
  }
  .end-mark {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 50%;
    inline-size: 1px;
    block-size: 1px;
  }

  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: calc(var(--_body) * 2.3);
    block-size: calc(var(--_body) * 2.3);
    border-radius: 50%;
    background-color: var(--_brand-tint);
    color: var(--_on-brand-tint);
    font-size: var(--_body);
    line-height: 1;
    font-weight: 600;
  }
  .avatar.small {
    inline-size: calc(var(--_body) * 2.1);
    block-size: calc(var(--_body) * 2.1);
  }
  :host([text-size='elder']) .message .avatar,
  :host([text-size='max']) .message .avatar {
    display: none;
  }
  :host([text-size='elder']) .message.other:not(.starts),
  :host([text-size='max']) .message.other:not(.starts) {
    padding-inline-start: 0;
  }

  .typing {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-3);
    color: var(--_text-muted);
  }
  .dots {
    display: inline-flex;
    gap: calc(var(--_unit) * 3);
  }
  .dots i {
    inline-size: calc(var(--_unit) * 6);
    block-size: calc(var(--_unit) * 6);
    border-radius: 50%;
    background-color: currentColor;
    animation: breathe 1.2s infinite var(--_curve);
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots {
      display: none;
    }
  }

  .pill {
    position: absolute;
    inset-block-end: var(--_space-3);
    inset-inline: 0;
    margin-inline: auto;
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    inline-size: -moz-fit-content;
    inline-size: fit-content;
    max-inline-size: calc(100% - var(--_space-6));
    min-block-size: var(--_target);
    padding: var(--_space-2) var(--_space-4);
    border: calc(var(--_unit) * 1) solid var(--_border);
    border-radius: var(--_radius-pill);
    background-color: var(--_surface);
    color: var(--_brand);
    font-weight: 600;
    box-shadow: var(--_shadow-2);
    cursor: pointer;
  }
  .pill svg {
    inline-size: 1.2em;
    block-size: 1.2em;
  }

  @media (forced-colors: active) {
    .own .bubble,
    .resend-mark,
    .avatar {
      border: calc(var(--_unit) * 1) solid currentColor;
    }
  }
`;
