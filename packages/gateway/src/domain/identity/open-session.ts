import { ConsultError, createId, type CampaignFile } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Campaigns, Clock } from '../campaigns/campaign.ts';
import type { GuestLimit } from './guest-limit.ts';
import type { HostCredentials } from './host-credentials.ts';
import type { Identity, Patient } from './identity.ts';
import type { NewIdentity, OpenedSession, Sessions } from './sessions.ts';

const DAY_MS = 86_400_000;

/** Finds the consultation that a shopper has going on in a campaign. */
export interface GoingOn {
  /** Its id, or `null`. */
  goingOn(patient: Patient): Promise<string | null>;
}

/** What opening a session needs. */
export interface SessionDoors {
  campaigns: Campaigns;
  sessions: Sessions;
  credentials: HostCredentials;
  guests: GuestLimit;
  consultations: GoingOn;
  clock: Clock;
}

/** Someone who asks for a shopper's session, and from where. */
export interface SessionWish {
  campaign: string;
  credential?: string | undefined;
  /** The address of the connection; only for counting guests. */
  address: string;
}

/** A shopper's session as the wire tells it. */
export interface OpenedShopperSession extends OpenedSession {
  kind: 'guest' | 'host';
  consultation: string | null;
}

/**
 * Opens a shopper's session: a guest's, or that of the person whom the host vouches for.
 * @throws {ConsultError} `CAMPAIGN_UNKNOWN`, `TOKEN_INVALID` (also where the campaign takes no guests), `TOKEN_EXPIRED`, `TOKEN_FOREIGN`,
 *   `RATE_LIMITED` when too many guests come from one address, or `GATEWAY_BUSY` when too many come from everywhere.
 */
export async function openSession(doors: SessionDoors, wish: SessionWish): Promise<OpenedShopperSession> {
  const campaign = doors.campaigns.find(wish.campaign);
  if (!campaign) throw unknownCampaign();
  const { who, lifeMs } =
    wish.credential === undefined
      ? await guestOf(doors, campaign.file, wish.address)
      : await vouchedOf(doors, campaign.id, wish.credential);
  const opened = await doors.sessions.open(who, lifeMs);
  const consultation = await doors.consultations.goingOn(asPatient(opened.identity));
  return { ...opened, kind: wish.credential === undefined ? 'guest' : 'host', consultation };
}

/** The failure of every address that names a campaign this gateway does not serve. */
export function unknownCampaign(): ConsultError {
  return new ConsultError(
    'CAMPAIGN_UNKNOWN',
    'This gateway does not serve a campaign of that id. Check the `campaign` attribute and the campaign files.',
  );
}

async function guestOf({ guests }: SessionDoors, file: CampaignFile, address: string): Promise<{ who: NewIdentity; lifeMs: number }> {
  if (file.hosts.guests === false) {
    throw new ConsultError('TOKEN_INVALID', 'This campaign takes no guests. Sign in at the host and send its token as `credential`.');
  }
  await guests.take(address);
  // As long as the conversation is kept: the session is a guest's only way back to it.
  const lifeMs = Math.min(file.consent.retentionDays * DAY_MS + GATEWAY_LIMITS.guestSessionExtraMs, GATEWAY_LIMITS.guestSessionMaxMs);
  return { who: { kind: 'patient', subject: `guest:${createId()}`, campaign: file.id }, lifeMs };
}

async function vouchedOf(
  { credentials, clock }: SessionDoors,
  campaign: string,
  credential: string,
): Promise<{ who: NewIdentity; lifeMs: number }> {
  const { key, sub } = await credentials.verify(credential, campaign, clock.now());
  // Ids of keys are unique within a campaign only.
  const subject = `host:${campaign}/${key}:${sub}`;
  return { who: { kind: 'patient', subject, campaign }, lifeMs: GATEWAY_LIMITS.hostSessionMs };
}

function asPatient(identity: Identity): Patient {
  if (identity.kind === 'patient') return identity;
  throw new ConsultError('INTERNAL', 'A shopper’s session was opened for somebody of the staff.');
}
