import * as z from 'zod/mini';
import { campaignIdSchema, slugSchema } from './ids.ts';

/**
 * Messages between a host page and the frame that holds the special area, and between a page and a native shell. The first
 * one, `consult-connect`, is posted by the host page to the frame's exact origin together with one `MessagePort`; all
 * others are JSON strings over that port.
 */
export const BRIDGE_VERSION = 1;
/** A call without an answer within this time has failed. */
export const BRIDGE_TIMEOUT_MS = 10_000;

/** Posted to the frame's window once it has loaded, with the port. */
export const bridgeConnectSchema = z.object({
  type: z.literal('consult-connect'),
  v: z.literal(BRIDGE_VERSION),
  campaign: campaignIdSchema,
});

/** The envelope of everything on the port. */
export const bridgeEnvelopeSchema = z.object({
  v: z.literal(BRIDGE_VERSION),
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  kind: z.enum(['call', 'reply', 'event']),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  data: z.unknown(),
});
export type BridgeEnvelope = z.infer<typeof bridgeEnvelopeSchema>;

const textSize = z.enum(['standard', 'large', 'elder', 'max']);
const theme = z.enum(['auto', 'light', 'dark']);

/** Content of the messages from the host page to the frame, by name. */
export const hostMessageSchemas = {
  /** What the element's attributes say; sent at first and with every change. */
  settings: z.object({
    lang: z.optional(z.string()),
    textSize: z.optional(textSize),
    theme: z.optional(theme),
    module: z.optional(slugSchema),
    region: z.optional(z.string()),
    /** Public tokens of the host page, name without `--consult-` to value. */
    tokens: z.optional(z.record(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)), z.string().check(z.maxLength(200)))),
  }),
  /** State of the host app, as `HostState`. */
  'host-state': z.record(z.string(), z.unknown()),
  /** The host's back button; answered with whether the frame used it. */
  back: z.object({}),
} as const;

/** Content of the messages from the frame to the host page, by name. Never names, answers or texts of a talk. */
export const frameMessageSchemas = {
  ready: z.object({}),
  /** All that the host page learns of the consultation. */
  state: z.object({ state: z.nullable(z.enum(['waiting', 'talking', 'ended'])), unread: z.boolean() }),
  /** A host action, as `HostAction`; answered with its outcome. */
  act: z.object({ action: z.record(z.string(), z.unknown()) }),
  /** Asks for a short-lived token of the host's; answered with `{ credential }`. */
  credential: z.object({ why: z.enum(['start', 'expired']) }),
  /** The shopper wants to leave the special area. */
  close: z.object({}),
  error: z.object({ code: z.string() }),
} as const;
