import { registerShipped } from '@consult-kit/elements/foundation.js';
import { previewEn } from '../words/preview/en.ts';
import { previewZhHans } from '../words/preview/zh-hans.ts';
import { ConsoleTimeline } from './console-timeline.ts';

registerShipped(previewEn, previewZhHans);
customElements.define('console-timeline', ConsoleTimeline);
