import { registerShipped, StaffSignIn } from '@consult-kit/elements/foundation.js';
import { ConsoleCampaignPage } from './campaign/campaign-page.ts';
import { ConsoleCampaignCard } from './campaigns/campaign-card.ts';
import { ConsoleCampaignList } from './campaigns/campaign-list.ts';
import { ConsoleMomentForm } from './campaigns/moment-form.ts';
import { ConsoleNewCampaign } from './campaigns/new-campaign.ts';
import { ConsoleApp } from './console-app.ts';
import { ConsoleCampaignEditor } from './editor/campaign-editor.ts';
import { ConsoleCampaignForm } from './editor/campaign-form.ts';
import { ConsoleJsonPane } from './editor/json-pane.ts';
import { ConsoleFigures } from './figures/figures.ts';
import { ConsoleRangeForm } from './figures/range-form.ts';
import { ConsoleHistory } from './history/history.ts';
import { ConsoleUndoDialog } from './history/undo-dialog.ts';
import { ConsoleVersionDialog } from './history/version-dialog.ts';
import { ConsoleLedger } from './ledger/ledger.ts';
import { ConsolePreview } from './preview/console-preview.ts';
import { ConsoleInstantField } from './preview/instant-field.ts';
import { ConsolePauseControl } from './publishing/pause-control.ts';
import { ConsolePublishDialog } from './publishing/publish-dialog.ts';
import { ConsolePublishing } from './publishing/publishing.ts';
import { ConsoleTimeline } from './timeline/console-timeline.ts';
import { en } from './words/en.ts';
import { zhHans } from './words/zh-hans.ts';

/** Registers the parts of the console. The console is a page of its own, so its tags meet no others. */
const PARTS: Readonly<Record<string, CustomElementConstructor>> = {
  'console-app': ConsoleApp,
  'console-campaign-card': ConsoleCampaignCard,
  'console-campaign-editor': ConsoleCampaignEditor,
  'console-campaign-form': ConsoleCampaignForm,
  'console-campaign-list': ConsoleCampaignList,
  'console-campaign-page': ConsoleCampaignPage,
  'console-figures': ConsoleFigures,
  'console-history': ConsoleHistory,
  'console-instant-field': ConsoleInstantField,
  'console-json-pane': ConsoleJsonPane,
  'console-ledger': ConsoleLedger,
  'console-moment-form': ConsoleMomentForm,
  'console-new-campaign': ConsoleNewCampaign,
  'console-pause-control': ConsolePauseControl,
  'console-preview': ConsolePreview,
  'console-publish-dialog': ConsolePublishDialog,
  'console-publishing': ConsolePublishing,
  'console-range-form': ConsoleRangeForm,
  'console-sign-in': StaffSignIn,
  'console-timeline': ConsoleTimeline,
  'console-undo-dialog': ConsoleUndoDialog,
  'console-version-dialog': ConsoleVersionDialog,
};

registerShipped(en, zhHans);
for (const [tag, part] of Object.entries(PARTS)) customElements.define(tag, part);
