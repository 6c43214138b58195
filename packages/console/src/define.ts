import { registerShipped, StaffSignIn } from '@consult-kit/elements/foundation.js';
import { ConsoleCampaignCard } from './campaigns/campaign-card.ts';
import { ConsoleMomentForm } from './campaigns/moment-form.ts';
import { ConsoleApp } from './console-app.ts';
import { en } from './words/en.ts';
import { zhHans } from './words/zh-hans.ts';

registerShipped(en, zhHans);
customElements.define('console-app', ConsoleApp);
customElements.define('console-campaign-card', ConsoleCampaignCard);
customElements.define('console-moment-form', ConsoleMomentForm);
customElements.define('console-sign-in', StaffSignIn);
