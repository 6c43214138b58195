import { writeFileSync } from 'node:fs';
import { campaignReference } from './campaign-reference.ts';
import { errorReference, protocolReference } from './reference.ts';

writeFileSync(new URL('../../../docs/protocol.md', import.meta.url), protocolReference());
writeFileSync(new URL('../../../docs/campaigns.md', import.meta.url), campaignReference());
writeFileSync(new URL('../../../docs/errors.md', import.meta.url), errorReference());
