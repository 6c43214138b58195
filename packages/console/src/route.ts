/** The rooms of one campaign's page, in the order of their tabs. */
export const TABS = ['edit', 'history', 'ledger', 'figures'] as const;
export type Tab = (typeof TABS)[number];

/** Where somebody is in the console: the list, or one campaign's page. */
export type ConsoleRoute = { page: 'list' } | { page: 'campaign'; campaign: string; tab: Tab };

/** Reads the part of the address behind `#`; what is not known there is the list. */
export function routeOf(hash: string): ConsoleRoute {
  const [, campaign, tab = 'edit'] = /^#\/campaigns\/([a-z0-9][a-z0-9-]{0,63})(?:\/([a-z]+))?$/.exec(hash) ?? [];
  const known = TABS.find((name) => name === tab);
  return campaign !== undefined && known ? { page: 'campaign', campaign, tab: known } : { page: 'list' };
}

/** The address of a place in the console, for links. */
export function hashOf(route: ConsoleRoute): string {
  return route.page === 'list' ? '#/' : `#/campaigns/${route.campaign}/${route.tab}`;
}
