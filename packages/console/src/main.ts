import { createWebTimers, createWebTransport } from '@consult-kit/client/web';
import type { ConsoleApp } from './console-app.ts';
import { createConsoleClient } from './console-client.ts';
import './define.ts';

const app = document.createElement('console-app') as ConsoleApp;
app.client = createConsoleClient(createWebTransport({ gateway: location.origin }), sessionStorage);
app.timers = createWebTimers();
app.storage = sessionStorage;
document.body.append(app);
