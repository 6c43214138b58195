import { registerShipped } from '@consult-kit/elements/foundation.js';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';

registerShipped(en, zhHans);
