import type { IForbiddenRuleType } from 'dependency-cruiser';

/** What the code of each package may import: packages of the workspace, and from outside. Tests may use the testkit as well. */
const ALLOWED = {
  protocol: { workspace: [], outside: ['zod', 'nanoid', 'temporal-polyfill'] },
  intent: { workspace: ['protocol'], outside: ['zod'] },
  client: { workspace: ['protocol'], outside: [] },
  elements: { workspace: ['client', 'intent', 'protocol'], outside: ['lit', '@lit/.*', '@shoelace-style/localize'] },
  gateway: { workspace: ['intent', 'protocol'], outside: ['.*'] },
  desk: { workspace: ['elements', 'client', 'protocol'], outside: ['lit', '@shoelace-style/localize'] },
  console: { workspace: ['elements', 'client', 'protocol'], outside: ['lit', '@shoelace-style/localize', 'temporal-polyfill'] },
} as const satisfies Record<string, { workspace: readonly string[]; outside: readonly string[] }>;

/** Packages that also run where there is no Node. */
const PORTABLE = 'protocol|intent|client|elements|desk|console';

/** Tests, what only tests use, and measurements of speed. */
const TESTS = '([.](test|test-d|bench)[.]ts$|/(test-data|test-support|testing)/)';

/** The deterministic simulation joins the gateway's domain with real clients in one process; nothing else of the gateway knows the client. */
const SIMULATION = '^packages/gateway/src/testing/simulation/';

/** Rules on paths below the repository's top folder, as dependency-cruiser resolves them. */
export const ARROW_RULES: Array<IForbiddenRuleType & { name: string; comment: string }> = [
  ...Object.entries(ALLOWED).flatMap(([name, { workspace, outside }]) => arrowsFrom(name, workspace, outside)),
  {
    name: 'doors-only',
    comment: "no package reaches into another's folder; import it by its name",
    severity: 'error',
    from: { path: '^(packages|examples)/([^/]+)/' },
    to: { path: '^(packages|examples)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  },
  {
    name: 'examples-use-published-packages',
    comment: 'examples import what a host would: client, elements, and the protocol',
    severity: 'error',
    from: { path: '^examples/', pathNot: TESTS },
    to: { path: '^packages/(?!client/|elements/|protocol/)' },
  },
  {
    name: 'simulation-siblings',
    comment: 'the simulation may import client, intent and protocol of the workspace',
    severity: 'error',
    from: { path: SIMULATION },
    to: { path: '^packages/(?!gateway/|client/|intent/|protocol/)' },
  },
  {
    name: 'testkit-below-nothing',
    comment: 'the testkit drives programs from outside; it imports client, intent and protocol only',
    severity: 'error',
    from: { path: '^packages/testkit/' },
    to: { path: '^packages/(?!testkit/|client/|intent/|protocol/)' },
  },
  {
    name: 'no-node-in-portable-code',
    comment: 'this code also runs where there is no Node',
    severity: 'error',
    from: { path: `^packages/(${PORTABLE})/src/`, pathNot: `${TESTS}|/scripts/` },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'calendar-alone-knows-zones',
    comment: 'time-zone rules come through protocol/calendar, so that no shopper loads them',
    severity: 'error',
    from: { path: '^packages/(protocol|intent|client|elements|gateway|desk)/src/', pathNot: `^packages/protocol/src/calendar|${TESTS}` },
    to: { path: 'temporal-polyfill' },
  },
  {
    name: 'shoppers-load-no-calendar',
    comment: 'protocol/calendar is for the gateway and the console only',
    severity: 'error',
    from: { path: '^packages/(intent|client|elements|desk)/src/', pathNot: TESTS },
    to: { path: '^packages/protocol/src/calendar' },
  },
  {
    name: 'unresolved',
    comment: 'this import leads nowhere',
    severity: 'error',
    from: { path: '^(packages|examples)/' },
    to: { couldNotResolve: true },
  },
  ...gatewayArrows(),
];

/** Arrows of one package to its siblings and to packages from outside of the workspace. */
function arrowsFrom(name: string, workspace: readonly string[], outside: readonly string[]): typeof ARROW_RULES {
  const siblings = [name, ...workspace].map((sibling) => `${sibling}/`).join('|');
  const source = `^packages/${name}/(src|bin)/`;
  return [
    {
      name: `${name}-siblings`,
      comment: `${name} may import ${workspace.join(', ') || 'no other package'} of the workspace`,
      severity: 'error',
      from: { path: source, pathNot: TESTS },
      to: { path: `^packages/(?!${siblings})` },
    },
    {
      name: `${name}-siblings-in-tests`,
      comment: `tests of ${name} may import ${[...workspace, 'testkit'].join(', ')} of the workspace`,
      severity: 'error',
      from: { path: source, pathNot: SIMULATION },
      to: { path: `^packages/(?!${siblings}|testkit/)` },
    },
    {
      name: `${name}-outside`,
      comment: `${name} may import ${outside.join(', ') || 'nothing'} from outside of the workspace`,
      severity: 'error',
      from: { path: source, pathNot: TESTS },
      to: { path: 'node_modules/', pathNot: `node_modules/(${[...outside, '@consult-kit/.*'].join('|')})/` },
    },
  ];
}

/**
 * Inside the gateway: routes and sockets → domain → the interfaces of store and bus. `main.ts` alone joins them; the commands that keep
 * accounts, campaigns, the ledger or copies open the store themselves, because they run beside a gateway.
 */
function gatewayArrows(): typeof ARROW_RULES {
  const gateway = '^packages/gateway/src/';
  const rule = (name: string, comment: string, from: string, to: string, except = 'nothing'): (typeof ARROW_RULES)[number] => ({
    name: `gateway-${name}`,
    comment,
    severity: 'error',
    from: { path: `${gateway}${from}`, pathNot: `${TESTS}|${gateway}(${except})` },
    to: { path: to },
  });
  const drivers = 'node_modules/(fastify|@fastify|kysely|pg|ws|@nats-io|nats)/|^(node:)?sqlite$';
  const implementations = `${gateway}(store/[^/]+/|bus/(?!bus[.]ts$))`;
  return [
    rule('domain-pure', 'the domain knows no Fastify, SQL, NATS or socket', 'domain/', drivers),
    rule('domain-below-routes', 'the domain knows no route and no socket', 'domain/', `${gateway}(routes|sockets)/`),
    rule(
      'routes-through-domain',
      'routes and sockets reach store and bus through the domain',
      '(routes|sockets)/',
      `${gateway}(store|bus)/`,
    ),
    rule('store-below', 'store and bus know no route and no socket', '(store|bus)/', `${gateway}(routes|sockets)/`),
    rule(
      'joined-in-main',
      'main.ts alone picks a store and a bus',
      '',
      implementations,
      'main[.]ts|commands/(with-accounts|database|ledger|stored-campaigns|without-gateway)[.]ts|store/|bus/',
    ),
    rule('routes-in-main', 'main.ts alone knows the routes and sockets', '', `${gateway}(routes|sockets)/`, 'main[.]ts|routes/|sockets/'),
  ];
}
