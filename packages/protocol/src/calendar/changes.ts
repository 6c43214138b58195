import type { CampaignFile } from '../campaign-file.ts';
import { pickText, type LocalizedText } from '../locale.ts';
import { hoursChanges, type SaidChange } from './change-hours.ts';
import { LABELS, ORDERED, UNSAID } from './change-labels.ts';
import { unlessDefault } from './defaults.ts';
import { decimalAmount } from './money.ts';
import { dayInWords, type BothLanguages } from './words.ts';

/** One difference between two versions of a campaign file. */
export interface CampaignChange {
  /** Keys and indexes from the root of the newer file; of the older one for what is taken away. */
  path: readonly (string | number)[];
  /** What changes, as a sentence in each language of integrators. */
  messages: LocalizedText;
}

/** Longer texts are cut in a sentence. */
const TEXT_CHARS = 60;
/** So much of a long text stands before what changes in it. */
const LEAD_CHARS = 20;
/** More entries of a list are counted. */
const NAMED_MAX = 5;

/** Amounts as people write them: code of the currency and decimal number. */
const AMOUNT = /^[A-Z]{3} [\d.]+$/;

type OwnHours = CampaignFile['modules'][number]['serviceHours'];
type Entry = Readonly<Record<string, unknown>> & { id: string };

/** A place in both files: the path in the newer one, and as pattern with `[]` and ids for the words. */
interface Place {
  path: (string | number)[];
  pattern: string;
  label: BothLanguages;
}

const ROOT: Place = { path: [], pattern: '', label: { en: '', zh: '' } };

/** What changes from one version of a campaign to another, in sentences, in the order of the newer file. Nothing if nothing does. */
export function campaignChanges(before: CampaignFile, after: CampaignFile): CampaignChange[] {
  const { serviceHours: _, paused: was, ...old } = before;
  const { serviceHours: __, paused: is, ...now } = after;
  const changes = [...pauseChanges(was, is), ...objectChanges(old, now, ROOT), ...hoursChanges(before.serviceHours, after.serviceHours)];
  return changes.map(({ path, said }) => ({ path, messages: { en: endedOnce(said.en), 'zh-Hans': endedOnce(said.zh) } }));
}

/** A sentence that ends with a quoted one has its end already. */
function endedOnce(sentence: string): string {
  return sentence.replace(/([.!?。！？]”)[.。]$/, '$1');
}

/**
 * What integrators call a place of a campaign file, in both languages; entries of lists are named by their id, and a list without a name of its
 * own by what it holds. Empty for the whole file.
 * @param place - Keys from the root.
 */
export function placeLabel(place: readonly (string | { id: string })[]): BothLanguages {
  const { label, pattern } = place.reduce<Place>(
    (at, step) => (typeof step === 'string' ? inner(at, step) : entryPlace(at, step.id, 0)),
    ROOT,
  );
  const held = ORDERED[pattern];
  return label.en || !held ? label : { en: `${held.en.charAt(0).toUpperCase()}${held.en.slice(1)}`, zh: held.zh };
}

function pauseChanges(was: CampaignFile['paused'], is: CampaignFile['paused']): SaidChange[] {
  if (!was && !is) return [];
  if (!is) return [{ path: ['paused'], said: { en: 'The service is resumed.', zh: '恢复服务。' } }];
  if (was) return valueChanges(was.reasons, is.reasons, inner(inner(ROOT, 'paused'), 'reasons'));
  const reason = (language: string): string => quoted(pickText(is.reasons, language));
  return [{ path: ['paused'], said: { en: `The service is paused: ${reason('en')}.`, zh: `暂停服务：${reason('zh-Hans')}。` } }];
}

function objectChanges(old: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>, at: Place): SaidChange[] {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return keys.flatMap((key) => valueChanges(old[key], now[key], inner(at, key)));
}

function valueChanges(wasWritten: unknown, isWritten: unknown, at: Place): SaidChange[] {
  const [old, now] = [unlessDefault(wasWritten, at.pattern), unlessDefault(isWritten, at.pattern)];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  if (at.pattern === 'modules[].serviceHours') return hoursChanges(old as OwnHours, now as OwnHours, at);
  if (isEntries(old) || isEntries(now)) return entryChanges((old ?? []) as Entry[], (now ?? []) as Entry[], at);
  const isSaid = (old !== undefined && now !== undefined) || !UNSAID[at.pattern];
  if (isSaid && (Array.isArray(old) || Array.isArray(now))) return listChanges(listOf(old), listOf(now), at);
  // Keys and lexicons are no reading matter.
  if (/(publicKey|lexicon)$/.test(at.pattern))
    return [{ path: at.path, said: { en: `${at.label.en} changes.`, zh: `${at.label.zh}有改动。` } }];
  if (isObject(old) || isObject(now)) return objectChanges(partsOf(old, at), partsOf(now, at), at);
  return [{ path: at.path, said: valueSentence(old, now, at) }];
}

function partsOf(value: unknown, { pattern }: Place): Readonly<Record<string, unknown>> {
  if (!isObject(value)) return {};
  return pattern === 'sponsor' ? withAmounts(value) : value;
}

/** A sponsor with its amounts written out, which takes their currency; as it is while one is half typed. */
function withAmounts(sponsor: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { perCase, cap } = sponsor as Partial<CampaignFile['sponsor']>;
  const amounts = [perCase?.amountMinor, cap?.amountMinor ?? 0];
  if (typeof perCase?.currency !== 'string' || !amounts.every(Number.isSafeInteger)) return sponsor;
  const written = (amountMinor: number): string => `${perCase.currency} ${decimalAmount(amountMinor, perCase.currency)}`;
  const capped = cap?.amountMinor === undefined ? {} : { cap: { ...cap, amountMinor: written(cap.amountMinor) } };
  return { ...sponsor, perCase: written(perCase.amountMinor), ...capped };
}

function valueSentence(old: unknown, now: unknown, { label, pattern }: Place): BothLanguages {
  if (pattern === 'modules[].enabled') {
    const [en, zh] = now === false ? ['off', '关闭'] : ['on', '开通'];
    return { en: `${label.en.replace(/, [^,]*$/, '')} is turned ${en}.`, zh: `${zh}${label.zh.replace(/·[^·]*$/, '')}。` };
  }
  const [oldPart, nowPart] = partsThatDiffer(old, now);
  const [from, to] = [valueInWords(oldPart, pattern), valueInWords(nowPart, pattern)];
  if (from && to && from.en === to.en) return { en: `${label.en}: still ${to.en}.`, zh: `${label.zh}：仍为${to.zh}。` };
  if (from === undefined) return { en: `${label.en}: ${to?.en} is new.`, zh: `${label.zh}：新增${to?.zh}。` };
  if (to === undefined) return { en: `${label.en}: ${from.en} is taken away.`, zh: `${label.zh}：删除${from.zh}。` };
  return { en: `${label.en}: ${to.en} instead of ${from.en}.`, zh: `${label.zh}：由${from.zh}改为${to.zh}。` };
}

/** Of two long texts the parts from a little before the first difference on; everything else as it is. */
function partsThatDiffer(old: unknown, now: unknown): [unknown, unknown] {
  if (typeof old !== 'string' || typeof now !== 'string' || Math.max(old.length, now.length) <= TEXT_CHARS) return [old, now];
  let same = 0;
  while (old[same] === now[same]) same += 1;
  const from = Math.max(same - LEAD_CHARS, 0);
  return from === 0 ? [old, now] : [`…${old.slice(from)}`, `…${now.slice(from)}`];
}

function valueInWords(value: unknown, pattern: string): BothLanguages | undefined {
  if (value === undefined) return UNSAID[pattern];
  if (pattern === 'firstDay' || pattern === 'lastDay') return dayInWords(String(value));
  if (typeof value === 'boolean') return value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' };
  if (Array.isArray(value)) return namedList(value.map(String));
  const plain = typeof value === 'number' || /^[\w:./+-]+$/.test(String(value)) || AMOUNT.test(String(value));
  const text = plain ? String(value) : quoted(value);
  return { en: text, zh: text };
}

/** Lists of entries with ids: which are new, gone or moved, and what changes in the others. */
function entryChanges(old: readonly Entry[], now: readonly Entry[], at: Place): SaidChange[] {
  const [oldById, nowById] = [old, now].map(byId) as [ReadonlyMap<string, Entry>, ReadonlyMap<string, Entry>];
  const changes = now.flatMap((entry, index): SaidChange[] => {
    const place = entryPlace(at, entry.id, index);
    const earlier = oldById.get(entry.id);
    if (earlier) return objectChanges(earlier, entry, place);
    return [{ path: place.path, said: { en: `${place.label.en} is new.`, zh: `新增${place.label.zh}。` } }];
  });
  const gone = old
    .filter(({ id }) => !nowById.has(id))
    .map(({ id }) => entryPlace(at, id, 0).label)
    .map((label): SaidChange => ({ path: at.path, said: { en: `${label.en} is taken away.`, zh: `删除${label.zh}。` } }));
  const shared = (list: readonly Entry[], other: ReadonlyMap<string, Entry>): string =>
    list.flatMap(({ id }) => (other.has(id) ? [id] : [])).join(', ');
  if (shared(old, nowById) === shared(now, oldById)) return [...changes, ...gone];
  const what = ORDERED[at.pattern] ?? { en: 'entries', zh: '条目' };
  const order = now.map(({ id }) => id).join(', ');
  return [
    ...changes,
    ...gone,
    { path: at.path, said: { en: `The ${what.en} stand in another order: ${order}.`, zh: `${what.zh}顺序改为：${order}。` } },
  ];
}

/** The first entry of each id. Drafts that are no campaign yet may have lists of any length, which are compared by lookup all the same. */
function byId(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map([...entries].reverse().map((entry) => [entry.id, entry]));
}

/** Lists of plain values: which are new, which are gone; else their order. */
function listChanges(old: readonly unknown[], now: readonly unknown[], { path, label }: Place): SaidChange[] {
  const [were, are] = [new Set(old), new Set(now)];
  const added = namedList(now.filter((value) => !were.has(value)).map(String));
  const gone = namedList(old.filter((value) => !are.has(value)).map(String));
  const says: BothLanguages[] = [];
  if (added) says.push({ en: `${label.en}: ${added.en} added.`, zh: `${label.zh}：新增${added.zh}。` });
  if (gone) says.push({ en: `${label.en}: ${gone.en} taken away.`, zh: `${label.zh}：删除${gone.zh}。` });
  const first = quoted(now[0]);
  if (old[0] !== now[0] && path[0] === 'languages') says.push({ en: `The first language is now ${first}.`, zh: `首选语言改为${first}。` });
  if (says.length === 0) {
    const order = namedList(now.map(String)) ?? { en: '', zh: '' };
    says.push({ en: `${label.en} stand in another order: ${order.en}.`, zh: `${label.zh}顺序改为：${order.zh}。` });
  }
  return says.map((said) => ({ path: [...path], said }));
}

function namedList(values: readonly string[]): BothLanguages | undefined {
  if (values.length === 0) return undefined;
  const named = values.slice(0, NAMED_MAX).map(quoted);
  const more = values.length - named.length;
  return {
    en: `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    zh: `${named.join('、')}${more > 0 ? `等 ${values.length} 项` : ''}`,
  };
}

/** The place under a key: its label is that of the pattern, else the one above with the key in brackets. */
function inner({ path, pattern, label }: Place, key: string): Place {
  const own = pattern ? `${pattern}.${key}` : key;
  const known = LABELS[own];
  if (known) return { path: [...path, key], pattern: own, label: joined(label, known) };
  // Keys on the way to a label, such as `sponsor`, say nothing; keys below one are languages and the like.
  const bare = { en: `${label.en} (${key})`, zh: `${label.zh}（${key}）` };
  return { path: [...path, key], pattern: own, label: label.en && LABELS[pattern.replace(/\[\]$/, '')] ? bare : below(label, bare, own) };
}

function below(label: BothLanguages, bare: BothLanguages, pattern: string): BothLanguages {
  const leads = Object.keys(LABELS).some((known) => known.startsWith(`${pattern}.`) || known.startsWith(`${pattern}[]`));
  return leads || !label.en ? label : bare;
}

function entryPlace({ path, pattern, label }: Place, id: string, index: number): Place {
  const own = `${pattern}[]`;
  const known = LABELS[own] ?? { en: pattern, zh: pattern };
  const named = { en: `${known.en} “${id}”`, zh: `${known.zh}“${id}”` };
  return { path: [...path, index], pattern: own, label: joined(label, named) };
}

function joined(outer: BothLanguages, own: BothLanguages): BothLanguages {
  return outer.en ? { en: `${outer.en}, ${own.en}`, zh: `${outer.zh}·${own.zh}` } : own;
}

function isEntries(value: unknown): value is Entry[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => isObject(entry) && typeof entry['id'] === 'string');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quoted(value: unknown): string {
  const text = String(value).replace(/\s+/g, ' ');
  return `“${text.length > TEXT_CHARS ? `${text.slice(0, TEXT_CHARS)}…` : text}”`;
}
