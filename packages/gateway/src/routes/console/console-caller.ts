import { CAMPAIGN_LIMITS } from '@consult-kit/protocol';
import type { Identities, Staff } from '../../domain/identity/identity.ts';
import { requireStaff } from '../../domain/identity/roles.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';

/** Routes that take a campaign file have room for the largest one. */
export const WITH_CAMPAIGN_FILE = { bodyLimit: CAMPAIGN_LIMITS.fileBytes + GATEWAY_LIMITS.campaignEnvelopeBytes } as const;

/** Whoever may look at the console. @throws {ConsultError} As `Identities.identify`, or `ROLE_REFUSED`. */
export async function readerOf(identities: Identities, session: string): Promise<Staff> {
  return requireStaff(await identities.identify(session), ['integrator', 'viewer']);
}

/** Whoever may change campaigns. @throws {ConsultError} As `Identities.identify`, or `ROLE_REFUSED`. */
export async function integratorOf(identities: Identities, session: string): Promise<Staff> {
  return requireStaff(await identities.identify(session), ['integrator']);
}
