import type { HostBridge } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import { LitElement, type PropertyDeclarations } from 'lit';
import type { CampaignSource } from './campaign-controller.ts';
import type { TextSize } from './text-size.ts';
import { VERSION } from './version.ts';

/**
 * What every element of ours takes, so that a host sets the same few things everywhere. Here and in the entry card
 * properties are declared without decorators, whose helpers the card's script has no room for.
 */
export abstract class ConsultElement extends LitElement implements CampaignSource {
  static override properties: PropertyDeclarations = {
    gateway: {},
    campaign: {},
    textSize: { attribute: 'text-size', reflect: true },
    theme: { reflect: true },
    bridge: { attribute: false },
    campaignDocument: { attribute: false },
  };

  /** Version of the package that this class came with. */
  static readonly version: string = VERSION;

  /** Address of the gateway, for example `https://consult.example`; the page's own origin if left out. */
  gateway = '';

  /** The campaign's id. */
  campaign = '';

  /** Column of the type scale: `standard`, `large`, `elder` or `max`; anything else is `standard`. */
  textSize: TextSize = 'standard';

  /** `light`, `dark`, or `auto` for what the device says; anything else is `auto`. */
  theme: 'auto' | 'light' | 'dark' = 'auto';

  /** How to reach the host app; a plain web page needs none. */
  bridge: HostBridge | undefined = undefined;

  /** The campaign's public document, if the host has it already; it is then not asked for. */
  campaignDocument: CampaignDocument | undefined = undefined;
}
