import { FINDINGS, type FindingCode } from '../src/calendar.ts';
import { CAMPAIGN_DEFAULTS, CAMPAIGN_LIMITS, LIMITS } from '../src/index.ts';
import { CAMPAIGN_EXAMPLE } from './campaign-example.ts';
import { campaignGuide } from './campaign-guide.ts';
import { jsonSchemas, typeText, type JsonSchema } from './reference.ts';
import { readSchemaComments, type SchemaComments } from './schema-comments.ts';

/** Search phrases and emergency phrases alike. */
const PHRASES = `by language: at most ${CAMPAIGN_LIMITS.phrasesMax} phrases of 1 to ${CAMPAIGN_LIMITS.phraseChars} characters`;

/** What stands in a file, in words, where the schema has a pattern. */
const FORMS: Readonly<Record<string, string>> = {
  calendarDaySchema: '`YYYY-MM-DD`',
  campaignIdSchema: 'id: `a–z 0–9 -`, 1 to 64 characters',
  closingTimeSchema: '`HH:MM`, at most `24:00`',
  languageSchema: 'language tag',
  localizedTextSchema: `texts by language, 1 to ${count(CAMPAIGN_LIMITS.textChars)} characters each`,
  onceClosingTimeSchema: '`HH:MM` or `HH:MM±HH:MM`, at most `24:00`',
  onceTimeSchema: '`HH:MM` or `HH:MM±HH:MM`',
  originSchema: 'origin: `https://host`, no path',
  slugSchema: 'id: `a–z 0–9 -`, 1 to 40 characters',
  wallTimeSchema: '`HH:MM`',
  'consent.texts': `texts by language, 1 to ${count(CAMPAIGN_LIMITS.consentTextChars)} characters each`,
  emergencyPhrases: PHRASES,
  'hosts.keys[].publicKey': 'JSON Web Key',
  'modules[].serviceHours': 'object with the keys of `serviceHours`',
  'modules[].questions[].options': `list of objects, 1 to ${LIMITS.optionsMax} entries`,
  'region.code': 'ISO 3166 country, or a longer code that begins with it',
  'region.eligible': `list of such codes, at most ${count(CAMPAIGN_LIMITS.regionsMax)}`,
  'region.emergencyNumber': 'digits, spaces and a leading `+`',
  'search.triggers': PHRASES,
  'search.vetoes': PHRASES,
  'search.lexicon': 'object: version, concepts, words, vetoes, rules',
  'sponsor.perCase.currency': 'ISO 4217 code: three capital letters',
  'serviceHours.exceptions': `list of objects, at most ${CAMPAIGN_LIMITS.exceptionsMax} entries`,
  texts: 'language to key to text',
};

/** What holds where a key is left out. Every key that may be left out stands here. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  $schema: 'nothing',
  'sponsor.perCase': 'cases are counted without an amount',
  'sponsor.cap': 'no bound',
  'sponsor.cap.cases': 'no bound in cases',
  'sponsor.cap.amountMinor': 'no bound in money',
  opensAtLocal: 'the first instant of `firstDay`',
  cardClosesAtLocal: 'the end of `lastDay`',
  lineClosesAtLocal: 'the end of `lastDay`',
  serviceHours: 'always open',
  'serviceHours.weekly.mon': 'closed on that day; the same for `tue` to `sun`',
  'serviceHours.exceptions': 'none',
  'serviceHours.exceptions[].names': 'no name',
  paused: 'not paused',
  'region.eligible': 'everybody',
  emergencyPhrases: 'none',
  'modules[].hints': 'no line',
  'modules[].ages': 'all ages',
  'modules[].ages.fromYears': '0',
  'modules[].ages.toYears': 'no end',
  'modules[].serviceHours': 'all hours of the campaign',
  'modules[].icon': '`person`',
  'modules[].enabled': '`true`',
  'modules[].warningSigns': 'the shared ones alone',
  'modules[].questions[].titles': 'the built-in title',
  'modules[].questions[].hints': 'the built-in hint',
  'modules[].questions[].months': '`false`',
  'modules[].questions[].pregnancyWeeks': '`false`',
  'modules[].questions[].other': '`false`',
  'modules[].questions[].temperature': '`false`',
  'hosts.keys': 'guests only',
  'hosts.guests': '`true`',
  search: 'the default lexicon alone',
  'search.triggers': 'none',
  'search.vetoes': 'none',
  'search.lexicon': 'the default lexicon',
  queue: 'as below',
  'queue.maxWaiting': 'no bound',
  'queue.maxChatsPerDoctor': String(CAMPAIGN_DEFAULTS.chatsPerDoctor),
  'consent.guardianUnderYears': String(CAMPAIGN_DEFAULTS.guardianUnderYears),
  alternatives: 'nothing is said',
  whileWaiting: 'no text',
  texts: 'the built-in words',
};

/** At which keys a finding can stand; an empty list for those that can stand anywhere. */
const WHERE: Readonly<Record<FindingCode, readonly string[]>> = {
  'not-json': [],
  'too-large': [],
  'not-utf8': [],
  comment: [],
  'too-deep': [],
  'too-many': [],
  'duplicate-key': [],
  'unknown-key': [],
  'missing-key': [],
  'wrong-type': [],
  'wrong-value': [],
  'no-emergency': ['region', 'region.emergencyNumber'],
  'no-module': ['modules'],
  'unknown-zone': ['timeZone'],
  'impossible-day': [
    'firstDay',
    'lastDay',
    'serviceHours.exceptions[].firstDay',
    'serviceHours.exceptions[].lastDay',
    'modules[].serviceHours',
  ],
  'day-left-out': ['firstDay', 'lastDay'],
  'end-before-start': ['lastDay', 'cardClosesAtLocal', 'lineClosesAtLocal'],
  'hours-never-open': ['serviceHours'],
  'empty-stretch': ['serviceHours.weekly.mon', 'serviceHours.exceptions[].hours', 'modules[].serviceHours'],
  'exception-order': ['serviceHours.exceptions[].lastDay', 'modules[].serviceHours'],
  'exception-outside': ['serviceHours.exceptions', 'modules[].serviceHours'],
  'exception-hidden': ['serviceHours.exceptions', 'modules[].serviceHours'],
  'ages-order': ['modules[].ages'],
  'local-time-skipped': ['opensAtLocal', 'cardClosesAtLocal', 'lineClosesAtLocal'],
  'local-time-repeated': ['opensAtLocal', 'cardClosesAtLocal', 'lineClosesAtLocal'],
  'offset-not-there': ['opensAtLocal', 'cardClosesAtLocal', 'lineClosesAtLocal'],
  'duplicate-id': [
    'placements',
    'languages',
    'warningSigns[].id',
    'modules[].id',
    'modules[].warningSigns[].id',
    'modules[].questions[].id',
    'modules[].questions[].options[].id',
    'hosts.origins',
    'hosts.keys[].id',
  ],
  'source-text-missing': [
    'names',
    'sponsor.names',
    'sponsor.covers',
    'paused.reasons',
    'warningSigns[].texts',
    'modules[].names',
    'modules[].hints',
    'modules[].warningSigns[].texts',
    'modules[].questions[].titles',
    'modules[].questions[].hints',
    'modules[].questions[].options[].texts',
    'consent.texts',
    'consent.contact',
    'alternatives',
    'whileWaiting',
  ],
  'blank-text': [],
  'text-key-unknown': ['texts'],
  'text-language-unused': ['texts'],
  'same-language': ['languages'],
  'origin-not-sent': ['hosts.origins'],
  'nobody-eligible': ['region.eligible'],
  'host-key-invalid': ['hosts.keys[].publicKey'],
  'start-in-past': ['firstDay'],
  'hours-skipped': ['serviceHours.weekly.mon', 'serviceHours.exceptions[].hours', 'modules[].serviceHours'],
  'hours-repeated': ['serviceHours.weekly.mon', 'serviceHours.exceptions[].hours', 'modules[].serviceHours'],
  overlap: ['placements'],
  'already-ended': ['lastDay'],
  'missing-translation': ['languages'],
  'card-after-line': ['lineClosesAtLocal'],
  'no-origin': ['hosts.origins'],
  'module-never-open': ['modules[].serviceHours'],
  'no-doctors': ['modules[].serviceHours'],
  'module-hours-outside': ['modules[].serviceHours'],
  'cap-empty': ['sponsor.cap'],
  'cap-without-cost': ['sponsor.cap.amountMinor'],
  'cap-below-cost': ['sponsor.cap.amountMinor'],
  'currency-fixed': ['sponsor.perCase.currency'],
  'unknown-currency': ['sponsor.perCase.currency'],
  'group-in-use': ['modules'],
  'language-in-use': ['languages'],
  'origin-in-use': ['hosts.origins'],
  'consent-version-kept': ['consent.version'],
  'no-age-question': ['modules[].questions'],
};

interface Key {
  path: string;
  form: string;
  needed: boolean;
  meaning: string;
}

const json = jsonSchemas();
const comments = readSchemaComments(new URL('../src/campaign-file.ts', import.meta.url));

/** docs/campaigns.md: the campaign file, key by key, and what can be wrong with it. Made from schema, comments and findings. */
export function campaignReference(): string {
  return [
    campaignGuide(CAMPAIGN_EXAMPLE),
    '## Keys',
    '',
    '“needed” stands where a key can’t be left out. The last column names the findings that belong to this key; a wrong form, a missing',
    'and an unknown key are found everywhere.',
    '',
    '| key | form | if left out | meaning | findings |',
    '|---|---|---|---|---|',
    ...keysOf('campaignFileSchema', '').map(keyRow),
    '',
    '## Findings',
    '',
    'Errors keep a file from being served, warnings do not. `{…}` stands for a value of the file.',
    '',
    '| code | | where | what is said |',
    '|---|---|---|---|',
    ...Object.entries(FINDINGS).map(([code, { severity, en }]) => {
      const where = WHERE[code as FindingCode].map((path) => `\`${path}\``).join(', ');
      return `| \`${code}\` | ${severity} | ${where || 'anywhere'} | ${en} |`;
    }),
    '',
  ].join('\n');
}

function keyRow({ path, form, needed, meaning }: Key): string {
  const leftOut = needed ? 'needed' : LEFT_OUT[path];
  if (leftOut === undefined) throw new Error(`LEFT_OUT says nothing of ${path}.`);
  const findings = Object.entries(WHERE).flatMap(([code, paths]) => (paths.includes(path) ? [`\`${code}\``] : []));
  return `| ${[`\`${path}\``, form, leftOut, meaning, findings.join(', ')].map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

/** All keys below a schema, those of its parts included. */
function keysOf(name: string, prefix: string): Key[] {
  const schema = json[name] ?? {};
  const own = comments.get(name) ?? new Map<string, string>();
  const variants = schema.oneOf ?? schema.anyOf;
  return variants ? variantKeys(variants, own, prefix) : propertiesOf(schema, own, { prefix, local: '' });
}

/** Keys of a union, each once; what belongs to one kind alone says so. */
function variantKeys(variants: readonly JsonSchema[], own: SchemaComments, prefix: string): Key[] {
  const kinds = variants.map((variant) => String(variant.properties?.['kind']?.const));
  const lists = variants.map((variant, index) => propertiesOf(variant, own, { prefix, local: `${kinds[index]}/` }));
  const first = lists[0]?.filter(({ path }) => lists.every((list) => list.some((key) => key.path === path))) ?? [];
  const shared = new Set(first.map(({ path }) => path));
  const apart = lists.flatMap((list, index) =>
    list.filter(({ path }) => !shared.has(path)).map((key) => ({ ...key, meaning: `Of the kind \`${kinds[index]}\`: ${key.meaning}` })),
  );
  const kindKey = { form: kinds.map((kind) => `\`${kind}\``).join(', '), meaning: 'Which kind of question.' };
  return [...first.map((key) => (key.path === `${prefix}kind` ? { ...key, ...kindKey } : key)), ...apart];
}

function propertiesOf(schema: JsonSchema, own: SchemaComments, at: { prefix: string; local: string }): Key[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]): Key[] => {
    if (WEEKDAYS_LIKE_MONDAY.has(name) && at.local === 'weekly.') return [];
    const path = `${at.prefix}${name}`;
    const local = `${at.local}${name}`;
    const needed = schema.required?.includes(name) ?? false;
    const key = { path, form: formOf(path, property), needed, meaning: own.get(local) ?? '' };
    return [key.meaning ? key : { ...key, meaning: meaningOf(path, property) }, ...innerKeys(property, own, path, local)];
  });
}

/** The days are alike, so one row stands for all. */
const WEEKDAYS_LIKE_MONDAY: ReadonlySet<string> = new Set(['tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** Its keys stand once, under the campaign's own hours. */
const LIKE_SERVICE_HOURS = 'modules[].serviceHours';

function innerKeys(property: JsonSchema, own: SchemaComments, path: string, local: string): Key[] {
  const item = property.items;
  if (path === LIKE_SERVICE_HOURS) return [];
  if (property.$ref) return partOf(property.$ref) ? keysOf(property.$ref, `${path}.`) : [];
  if (item?.$ref) return partOf(item.$ref) ? keysOf(item.$ref, `${path}[].`) : [];
  if (item?.properties) return propertiesOf(item, own, { prefix: `${path}[].`, local: `${local}.` });
  return propertiesOf(property, own, { prefix: `${path}.`, local: `${local}.` });
}

/** Whether a schema has keys of its own. */
function partOf(name: string): boolean {
  const { properties, oneOf } = json[name] ?? {};
  return properties !== undefined || oneOf !== undefined;
}

function meaningOf(path: string, { $ref, items }: JsonSchema): string {
  if (path.endsWith('.mon')) return 'Monday.';
  if (path.endsWith('.kind')) return 'Kind.';
  const named = comments.get($ref ?? items?.$ref ?? '')?.get('');
  if (!named) throw new Error(`${path} has no doc comment.`);
  return named;
}

function formOf(path: string, schema: JsonSchema): string {
  const known = FORMS[path] ?? FORMS[schema.$ref ?? ''];
  if (known) return known;
  if (schema.$ref) return partOf(schema.$ref) ? 'object' : typeText(json[schema.$ref] ?? {});
  if (schema.items?.$ref) {
    const { $ref } = schema.items;
    const each = partOf($ref) ? 'objects' : `of ${(FORMS[$ref] ?? $ref).replace(/:.*/, '')}s`;
    return typeText({ ...schema, items: { type: '…' } }).replace('list of …', partOf($ref) ? 'list of objects' : `list ${each}`);
  }
  return typeText(schema).replace(/\[(\w+)\]\(#\w+\)/g, (_, name: string) => (FORMS[name] ?? name).replace(/:.*/, ''));
}

function count(number: number): string {
  return number.toLocaleString('en');
}
