import type { HostBridge } from '@consult-kit/client';
import type { CampaignDocument } from '@consult-kit/protocol';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { CampaignSource } from './campaign-controller.ts';
import type { TextSize } from './text-size.ts';
import { VERSION } from './version.ts';

/** What every element of ours takes, so that a host sets the same few things everywhere. */
export abstract class ConsultElement extends LitElement implements CampaignSource {
  /** Version of the package that this class came with. */
  static readonly version: string = VERSION;

  /** Address of the gateway, for example `https://consult.example`; the page's own origin if left out. */
  @property() gateway = '';

  /** The campaign's id. */
  @property() campaign = '';

  /** Column of the type scale: `standard`, `large`, `elder` or `max`. */
  @property({ attribute: 'text-size', reflect: true }) textSize: TextSize = 'standard';

  /** `light`, `dark`, or `auto` for what the device says. */
  @property({ reflect: true }) theme: 'auto' | 'light' | 'dark' = 'auto';

  /** How to reach the host app; a plain web page needs none. */
  @property({ attribute: false }) bridge: HostBridge | undefined;

  /** The campaign's public document, if the host has it already; it is then not asked for. */
  @property({ attribute: false }) campaignDocument: CampaignDocument | undefined;
}
