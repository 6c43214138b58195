import { writeFileSync } from 'node:fs';
import { errorReference, protocolReference } from './reference.ts';

writeFileSync(new URL('../../../docs/protocol.md', import.meta.url), protocolReference());
writeFileSync(new URL('../../../docs/errors.md', import.meta.url), errorReference());
