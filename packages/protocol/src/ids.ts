import * as z from 'zod/mini';

/** An id made by its sender: 21 characters of `A–Z a–z 0–9 _ -`. */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{21}$/));

/** A campaign's id: 1 to 64 characters of `a–z 0–9 -`, not starting with `-`. It stands in addresses. */
export const campaignIdSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** A short name inside a campaign (module, question, option, warning sign): 1 to 40 characters of `a–z 0–9 -`. */
export const slugSchema = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
