/** Words of one campaign's page, in English. */
export const campaignEn = {
  'campaign.tabs': 'Parts of this campaign',
  'campaign.back': 'All campaigns',
  'tab.edit': 'Edit',
  'tab.history': 'History',
  'tab.ledger': 'Ledger',
  'tab.figures': 'Figures',
  'campaign.title': '{tab} · {name} · {console}',
  'campaign.reading': 'Reading the campaign…',
  'campaign.failed': 'Could not read the campaign ({label}). It is tried again.',
  'campaign.unknown': 'There is no campaign “{campaign}” on this gateway.',
  'campaign.failed.shown': 'The gateway does not answer as it should ({label}). Shown is what was read last; it is tried again.',
  'campaign.unknown.shown':
    'Somebody has discarded this campaign. What the form shows is no longer on the gateway; to keep it, copy its JSON into a new campaign.',
  'campaign.from-file': 'This campaign comes from a file on the gateway’s disk. It is changed there; the console only shows it.',
  'campaign.copy': 'Copy into a new campaign',
  'campaign.viewer': 'Your account may look at everything and change nothing.',
  'campaign.version': 'Version {version} is published.',
  'campaign.never-published': 'Never published.',
  'campaign.draft': 'Draft, revision {revision}',
  'campaign.also': 'This form is also open for: {names}',
  'campaign.someone': 'somebody',
} as const;
