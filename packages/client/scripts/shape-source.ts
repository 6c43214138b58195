import * as protocol from '@consult-kit/protocol';
import {
  campaignDocumentSchema,
  commandResultSchema,
  consultationListSchema,
  consultationReadSchema,
  consultationEventSchema,
  deskStateSchema,
  errorBodySchema,
  eventsPageSchema,
  newsFrameSchema,
  pollAnswerSchema,
  serverFrameSchema,
  sessionOpenedSchema,
  staffSignedInSchema,
} from '@consult-kit/protocol';

/** What the source of a shape needs to know of a schema. */
interface Definition {
  type: string;
  shape?: Record<string, SchemaLike>;
  element?: SchemaLike;
  options?: readonly SchemaLike[];
  discriminator?: string;
  values?: readonly unknown[];
  entries?: Record<string, string>;
  innerType?: SchemaLike;
  keyType?: SchemaLike;
  valueType?: SchemaLike;
  items?: readonly SchemaLike[];
  format?: string;
  checks?: readonly { _zod: { def: Check } }[];
}
interface Check {
  check: string;
  minimum?: number;
  maximum?: number;
  value?: number;
  inclusive?: boolean;
  pattern?: RegExp;
  format?: string;
}
export interface SchemaLike {
  _zod: { def: object };
  safeParse(value: unknown): { success: boolean; data?: unknown };
}

/** Name of a shape, type of `@consult-kit/protocol` that it reads, and the schema it is made from. */
export type ShapeRow = readonly [name: string, type: string, schema: SchemaLike];

/** What every client reads. */
export const SHAPES: readonly ShapeRow[] = [
  ['consultationEventShape', 'ConsultationEvent', consultationEventSchema],
  ['serverFrameShape', 'ServerFrame', serverFrameSchema],
  ['pollAnswerShape', 'PollAnswer', pollAnswerSchema],
  ['sessionOpenedShape', 'SessionOpened', sessionOpenedSchema],
  ['consultationReadShape', 'ConsultationRead', consultationReadSchema],
  ['consultationListShape', '{ consultations: ConsultationView[]; serverTime: string }', consultationListSchema],
  ['eventsPageShape', 'EventsPage', eventsPageSchema],
  ['commandResultShape', 'CommandResult', commandResultSchema],
  ['errorBodyShape', 'ErrorBody', errorBodySchema],
  ['campaignDocumentShape', 'CampaignDocument', campaignDocumentSchema],
];

/** What only the desk reads; apart, so that shoppers need not load it. */
export const DESK_SHAPES: readonly ShapeRow[] = [
  ['staffSignedInShape', 'StaffSignedIn', staffSignedInSchema],
  ['deskStateShape', 'DeskState', deskStateSchema],
];

/**
 * Parts that are read later, one by one: events and news, so that a kind of a newer gateway costs only itself; the desk, so that
 * shoppers need not load its shape.
 */
const READ_LATER: ReadonlySet<SchemaLike> = new Set([consultationEventSchema, newsFrameSchema, deskStateSchema]);

/** The definition of a schema. */
export function definitionOf(schema: SchemaLike): Definition {
  return schema._zod.def as Definition;
}

/** Whether parts of this schema are read later. */
export function isReadLater(schema: SchemaLike): boolean {
  return READ_LATER.has(schema);
}

/** Bounds and pattern of a string or number; throws on a check that no shape knows, so that none is forgotten. */
export function boundsOf(schema: SchemaLike): { least?: number; most?: number; pattern?: RegExp } {
  const bounds: { least?: number; most?: number; pattern?: RegExp } = {};
  for (const { _zod } of definitionOf(schema).checks ?? []) {
    const check = _zod.def;
    if (check.check === 'min_length') bounds.least = check.minimum ?? 0;
    else if (check.check === 'max_length') bounds.most = check.maximum ?? Infinity;
    else if (check.check === 'greater_than') bounds.least = (check.value ?? 0) + (check.inclusive ? 0 : 1);
    else if (check.check === 'less_than') bounds.most = (check.value ?? 0) - (check.inclusive ? 0 : 1);
    else if (check.check === 'string_format' && check.pattern) bounds.pattern = check.pattern;
    else if (check.check !== 'number_format') throw new Error(`No shape knows the check "${check.check}".`);
  }
  return bounds;
}

/** The name under which the protocol exports a schema, without "Schema". */
export function exportedName(schema: SchemaLike): string | undefined {
  const [name] = Object.entries(protocol).find(([, exported]) => exported === schema) ?? [];
  return name?.replace(/Schema$/, '');
}
