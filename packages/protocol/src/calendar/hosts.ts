import type { CampaignFile } from '../campaign-file.ts';
import type { Finding } from '../console.ts';
import { finding } from './findings.ts';

/** Pages that could never show the special area, because browsers write their origins in another way, and a campaign without pages. */
export function originFindings({ hosts: { origins } }: CampaignFile): Finding[] {
  if (origins.length === 0) return [finding('no-origin', ['hosts', 'origins'])];
  return origins.flatMap((value, index) => {
    const sent = originOf(value);
    if (sent === value) return [];
    const fix = sent ? { en: `Write ${sent}`, zh: `请写成 ${sent}` } : { en: 'Correct the host or the port', zh: '请更正主机名或端口' };
    return [finding('origin-not-sent', ['hosts', 'origins', index], { value, fix })];
  });
}

/** An origin as browsers send it: without the usual port. `undefined` where it is no address. */
function originOf(value: string): string | undefined {
  try {
    return new URL(value).origin;
  } catch {
    return undefined;
  }
}

/** Node and browsers have it alike; this package is compiled with the types of neither. */
const { URL } = globalThis as unknown as { URL: new (address: string) => { readonly origin: string } };
