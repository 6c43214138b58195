import { readFileSync } from 'node:fs';
import { entryEn, entryZhHans } from '../src/entry.ts';
import { CAMPAIGN_LIMITS } from '../src/index.ts';

const EVERY_OPTION = JSON.parse(readFileSync(new URL('../../../examples/campaigns/every-option.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;

/** Longer lists and objects are broken into lines. */
const LINE_CHARS = 110;

/** What stands before the tables of docs/campaigns.md. Fragments are cut out of examples/campaigns/every-option.json. */
export function campaignGuide(leastFile: unknown): string {
  return [INTRO, json(leastFile), '', EDITORS, BY_EXAMPLE, ...SECTIONS.flatMap(section), shoppersSee(), RULES].join('\n');
}

const INTRO = `# Campaign files

One campaign is one JSON file; the gateway serves it (\`consult-kit serve --campaign FILE\`), or has it in its store
([gateway.md](gateway.md)). Made from the schema and the table of findings in
\`packages/protocol/src\` by \`npm run docs\`; a test compares. Two whole ones: [winter-2022.json](../examples/campaigns/winter-2022.json), in two
languages with four groups of people, and [every-option.json](../examples/campaigns/every-option.json), which has every key. A file is UTF-8 of at
most ${CAMPAIGN_LIMITS.fileBytes.toLocaleString('en')} bytes, with or without a byte-order mark; an unknown key is an error.

\`\`\`sh
consult-kit campaign check FILE…              # everything wrong or doubtful: line, column, path, value, fix; exit code 1 with errors
consult-kit campaign preview FILE --at "2027-01-05 10:00" --query "see doctors" --host shop.example --region CN-42 --lang zh-CN
consult-kit campaign timeline FILE            # its days, its week and its changes of clocks as a picture of text
consult-kit campaign diff OLD NEW             # what changes, in sentences; --lang zh-Hans for Chinese
consult-kit campaign schema                   # JSON Schema for editors
\`\`\`

\`preview\` says the state first (\`upcoming\`, \`open\`, \`closed for now\`, \`paused\` or \`ended\`), then the next change, whether the line takes people, the
card or what stands in its place, and the clause that decided. \`--cap-reached\` looks at it as it is once the sponsor's cap is reached.

The least that a file needs, with service hours:
`;

const EDITORS = `## In an editor

\`"$schema"\` as the first key lets editors complete keys, explain them and mark mistakes while one types. Save what \`consult-kit campaign schema\`
prints beside the file and name it, or name [campaign.schema.json](campaign.schema.json) by its path.
`;

const BY_EXAMPLE = `## By example

Every fragment is from [every-option.json](../examples/campaigns/every-option.json).
`;

interface Section {
  title: string;
  keys: readonly string[];
  text: string;
}

const SECTIONS: readonly Section[] = [
  {
    title: 'When: first day, last day, three ends',
    keys: ['timeZone', 'firstDay', 'lastDay', 'opensAtLocal', 'cardClosesAtLocal', 'lineClosesAtLocal'],
    text: `Open from 8:00 on 1 March to 30 May, in Shanghai wherever gateway and shoppers are. Three things end: the **card** is hidden for newcomers
(here at 18:00 on the last day), the **line** takes nobody new (20:00), and **talks** drain: who is in line or talking then goes on without limit.
Both times are the end of \`lastDay\`, which is included, where nothing is written. Hours that begin once the first of the two has closed are
promised to nobody: the card then says that the service has ended. An offset after a time is only needed where the clocks give it twice.`,
  },
  {
    title: 'Hours',
    keys: ['serviceHours'],
    text: `Without \`serviceHours\` the campaign is open day and night. \`from\` is included, \`to\` is not; \`24:00\` ends a day. Saturday's 22:00 to 02:00 belongs to
Saturday and runs into Sunday. On the days of an exception its \`hours\` hold in place of the week's, none for a closed day; the first
exception that holds a day decides it, so one whose days all belong to earlier ones never counts; a check says so.`,
  },
  {
    title: 'A pause',
    keys: ['paused'],
    text: `Stops the line at once and the card on every page that opens from then on, with a reason that shoppers see; talks go on. Taking the key out
resumes the service. Pages that are open already see it with the next tap, otherwise [within minutes](#what-open-pages-see).`,
  },
  {
    title: 'For whom: placements, languages, regions',
    keys: ['placements', 'languages', 'region'],
    text: `\`placements\` name the places in hosts where the card may stand; two campaigns may not have the same placement on the same page at the same time.
The first language is the source. \`eligible\` lets in people of these regions alone: \`CN-42\` would also stand for \`CN-42-0529\`, but \`CN-420528\` is a
code of its own. A host that does not report a region lets everybody in.`,
  },
  {
    title: 'Who pays, what it is called',
    keys: ['names', 'sponsor', 'alternatives', 'whileWaiting'],
    text: `Texts stand by language. \`alternatives\` are shown while the service is closed, \`whileWaiting\` to those in line; both are plain text.

Money is a whole number in the currency's smallest unit: 4500 with \`CNY\` are 45.00 yuan, 4500 with \`JPY\` are 4,500 yen. \`perCase\` is what the sponsor
pays for a case that a doctor has ended; whoever leaves before costs nothing. \`cap\` bounds what is promised: a place in line is reserved from the moment
it is taken, settled when the doctor ends the case, and free again when the person leaves without one. Nobody is let in who would be one case or
one amount over it; they are told so, and may try again, because a place may become free. Of \`cases\` and \`amountMinor\` the one that is reached
first holds. Without \`perCase\` cases are counted without an amount, so only \`cases\` can bound them. Shoppers never see either number.

A case costs what it cost when it was reserved, whatever \`perCase\` becomes later; a cap below what is taken already stops new cases only. The currency
stays once a case has cost something. What is owed, by day and group, is in the console and comes from
\`consult-kit ledger report\` ([gateway.md](gateway.md#ledger)).`,
  },
  {
    title: 'Groups, questions and danger',
    keys: ['warningSigns', 'emergencyPhrases', 'modules'],
    text: `Each group has doctors of its own and a line for each language. With \`serviceHours\` of its own, here children, a group is served in the part of
them that lies within the campaign's hours. Outside them its tile says when its doctors are back, and nobody enters its line; who was answering
questions when they went is told so, too. Days on which the
campaign differs are not taken over: the group has exceptions of its own.

Warning signs are asked before anything is typed, the shared ones first; a phrase of \`emergencyPhrases\` in a message shows its writer the emergency
card. A group that is not \`enabled\` stays visible and says so. **All of this is medical content**: a named clinical owner has to approve it.`,
  },
  {
    title: 'Hosts',
    keys: ['hosts'],
    text: `\`origins\` are the pages that may show the card and the special area; on others the card stays hidden. Pages without an origin of the web, such as
files in an app, show the card. With a key a host vouches for its shoppers; public part only, one algorithm for each key, two
keys while one is being replaced. \`"guests": false\` lets nobody in without a token.`,
  },
  {
    title: 'Search',
    keys: ['search'],
    text: `Phrases on top of the lexicon: \`triggers\` show the card, \`vetoes\` keep it hidden whatever else is in the query. \`lexicon\` replaces the default one;
[search-trigger.md](search-trigger.md) has its form. \`preview --query\` says which rule or veto decided.`,
  },
  {
    title: 'Line and doctors',
    keys: ['queue'],
    text: `Someone for whom the line is too long is told so, with a time to come back, its day and its zone. In the last minutes of a campaign, when there
is none, nothing is promised.`,
  },
  {
    title: 'Consent and keeping',
    keys: ['consent'],
    text: `Change \`version\` with the text: what people agreed to is recorded with it. Who has the old text before them when the new one is published is
asked to read it again, with every box empty. Conversations are deleted \`retentionDays\` after their end.`,
  },
  {
    title: 'Words of the interface',
    keys: ['texts'],
    text: 'Replaces single texts of the interface; [elements.md](elements.md) says where the keys stand.',
  },
];

function section({ title, keys, text }: Section): string[] {
  const part = Object.fromEntries(keys.map((key) => [key, shortened(EVERY_OPTION[key])]));
  return [`### ${title}`, '', json(part), '', text, ''];
}

/** Lists of objects are shown by their first two entries, key material by its kind; the file has them whole. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const some = value.slice(0, 2).map(shortened);
    return value.length > 2 && typeof value[0] === 'object' ? [...some, '…'] : some.concat(value.slice(2).map(shortened));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'publicKey' ? { kty: (inner as { kty: string }).kty, '…': '…' } : shortened(inner),
    ]),
  );
}

function json(value: unknown): string {
  return ['```json', compact(value, ''), '```'].join('\n');
}

/** JSON with short lists and objects on one line. */
function compact(value: unknown, indent: string): string {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value);
  const parts = (inner: string): string[] =>
    entries.map(([key, one]) => (isList ? compact(one, inner) : `${JSON.stringify(key)}: ${compact(one, inner)}`));
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }'];
  const line = entries.length === 0 ? (isList ? '[]' : '{}') : `${open}${parts(' ').join(', ')}${close}`;
  if (indent !== '' && !line.includes('\n') && indent.length + line.length <= LINE_CHARS) return line;
  const inner = `${indent}  `;
  return `${open.trim()}\n${parts(inner)
    .map((part) => inner + part)
    .join(',\n')}\n${indent}${close.trim()}`;
}

/** What the card says in each state, out of the texts themselves. */
function shoppersSee(): string {
  const rows: [when: string, card: string, key: keyof typeof entryEn | ''][] = [
    ['open', 'the card', 'entry.ask'],
    ['outside service hours', 'the card without its button', 'entry.opens'],
    ['the sponsor’s cap is reached', 'the card without its button', 'state.cap'],
    ['not started', 'nothing; as a message', 'state.upcoming'],
    ['paused', 'nothing; as a message', 'state.paused'],
    ['ended, or no hours left', 'nothing; as a message', 'state.ended'],
    ['a region that is not served', 'nothing; as a message', 'state.region'],
    ['a query that asks for something else', 'nothing', ''],
  ];
  return [
    '## What shoppers see',
    '',
    'One decider answers for card, gateway, command and console. “As a message” is what stands there with `when-closed="message"`.',
    '',
    '| when | where the card stands | English | 简体中文 |',
    '|---|---|---|---|',
    ...rows.map(([when, card, key]) => `| ${when} | ${card} | ${key && entryEn[key]} | ${key && entryZhHans[key]} |`),
    '',
    'Open pages change at the instant, without asking the gateway: the document has the hours of the next ten days and more. A device whose clock is wrong',
    'changes nothing. Who is in line or talking sees that instead, whatever the campaign does.',
    '',
    '### What open pages see',
    '',
    'What cannot be known in advance (a pause, a used-up cap, a version that was published) is decided by the gateway from the instant on: nobody new',
    'enters the line. A page that is opened then shows it, and one that is open already when its card is tapped or the special area is opened. Left alone,',
    'an open page in view reads the campaign again after 3 to 8 minutes, each at a pace of its own, so that a million pages do not ask at once; one in',
    'the background when it comes back. A cache between pages and gateway adds up to 60 seconds to each. A page that was handed the document by its own',
    'server sees what it is handed next.',
    '',
  ].join('\n');
}

const RULES = `## Rules

**Days and times** mean those of \`timeZone\`, never those of a server or a phone. The campaign begins with the first instant of \`firstDay\` and
ends with the first instant after \`lastDay\`; some days of some zones have no midnight. \`24:00\` is the end of a day. A wall time that
the clocks skip, or that comes twice, is refused for \`opensAtLocal\`, \`cardClosesAtLocal\` and \`lineClosesAtLocal\`, with both choices in the message; an
offset after the time (\`02:30+01:00\`) says which of two is meant. Weekly hours leave out the time that does not exist and span the time that comes
twice, both with a warning. \`22:00\` to \`02:00\` belongs to the day on which it begins.

**State.** \`upcoming\` before the start, \`open\` in service hours, \`closed for now\` between them, \`paused\` while \`paused\` stands in the file,
\`ended\` after. The card shows and the line takes people only while the campaign is open; \`cardClosesAtLocal\` and \`lineClosesAtLocal\`
let the one end before the other on the last day, and the campaign ends with the later of the two. Talks that have begun go on.

**Languages.** The first of \`languages\` is the source: every text has to be there in it. Others may be missing; the source is shown then, and
a warning counts them. Every kind of Chinese counts as \`zh-Hans\` or \`zh-Hant\`.

**Hosts.** Only pages of \`hosts.origins\` may hold the special area. One that is taken out is let in until those are
gone who were in line or in a talk then, 7 days at the longest, so that nobody is cut off; take its card out too. With \`hosts.keys\` a host signs a token for each shopper
([gateway.md](gateway.md)); \`"guests": false\` lets nobody in without one.

**Units.** Days are calendar days and included at both ends, wall times are hours and minutes, ages are whole years, texts are counted in UTF-16 units.

**Changes** of a file are served a few seconds after it was saved, without a restart; its \`id\` cannot change. A file that has become bad is
reported in the gateway's log, place by place, and the last good version stays. Change \`consent.version\` with the text: what people agreed to is
recorded with it. Where the text alone changes, the console asks for a tick and the gateway's log has a warning.

**Several campaigns** may be served at once: files (\`--campaign\` for each), and what the [console](console.md) or
\`campaign import\` published. Two that would show their card in the same placement of the same page, to people of the same region, at the
same time are refused; from the instant on at which the card of one is hidden, that of another may stand there. A campaign that names no pages is
for apps that ask for it by its id: two of them are not compared, since nothing tells whether they are for the same app, and whoever puts
\`<consult-entry campaign="…">\` or a card of their own into a place chooses which one stands there.
`;
