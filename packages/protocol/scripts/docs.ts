import { writeFileSync } from 'node:fs';
import { campaignReference } from './campaign-reference.ts';
import { campaignJsonSchema, campaignSchemaModule } from './campaign-schema.ts';
import { errorReference, protocolReference } from './reference.ts';

const write = (path: string, text: string): void => writeFileSync(new URL(`../../../${path}`, import.meta.url), text);

write('docs/protocol.md', protocolReference());
write('docs/campaigns.md', campaignReference());
write('docs/errors.md', errorReference());
write('docs/campaign.schema.json', `${JSON.stringify(campaignJsonSchema(), null, 2)}\n`);
write('packages/protocol/src/calendar/campaign-json-schema.ts', await campaignSchemaModule());
