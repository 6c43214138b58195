import { createDeskClient } from '@consult-kit/client/desk';
import { createWebBridge, createWebTimers, createWebTransport } from '@consult-kit/client/web';
import './define.ts';
import type { DeskApp } from './desk-app.ts';
import { createCampaignTexts } from './shared/campaign-texts.ts';

const timers = createWebTimers();
const transport = createWebTransport({ gateway: location.origin });
const client = createDeskClient({ transport, bridge: createWebBridge(), timers });

const app = document.createElement('desk-app') as DeskApp;
app.client = client;
app.timers = timers;
app.texts = createCampaignTexts(transport);
document.body.append(app);
