import type { CampaignFile } from '../campaign-file.ts';
import type { CampaignInstants } from '../clock.ts';
export declare function resolveInstants(file: CampaignFile, aroundMs: number): CampaignInstants;
