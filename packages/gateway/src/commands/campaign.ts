import type { Command } from 'commander';
import { canonicalLanguage, pickText, type CampaignFile } from '@consult-kit/protocol';
import { CAMPAIGN_JSON_SCHEMA, campaignChanges } from '@consult-kit/protocol/calendar';
import {
  findingLine,
  loadCampaignFiles,
  readCampaignFiles,
  type PlacedFinding,
  type ReadCampaignFile,
} from '../campaign-files/campaign-files.ts';
import { timelineText } from './campaign-timeline.ts';
import { countOf } from './options.ts';
import { EXIT, usage, type CommandSession } from './output.ts';
import { previewText, type PreviewOptions } from './preview.ts';
import { addStorageOptions, type GatewayStorage } from './storage-options.ts';
import type { ImportOptions } from './stored-campaigns.ts';

/** `consult-kit campaign`: files first, then what is in the store of a gateway. */
export function addCampaignCommands(program: Command, session: CommandSession): void {
  const campaign = program.command('campaign').description('check, preview, draw, compare and publish campaign files');
  addCheck(campaign, session);
  addPreview(campaign, session);
  addTimeline(campaign, session);
  addDiff(campaign, session);
  addSchema(campaign, session);
  addImport(campaign, session);
  addExport(campaign, session);
  addHistory(campaign, session);
}

function addCheck(campaign: Command, session: CommandSession): void {
  campaign
    .command('check')
    .description('say everything that is wrong or doubtful in campaign files that are to be served together; exit code 1 if one has errors')
    .argument('<file...>', 'campaign files')
    .action(async (paths: string[]) => {
      for (const read of await readCampaignFiles(paths, Date.now())) {
        session.terminal.out(checkText(read));
        if (read.file === null) session.exitCode = EXIT.failed;
      }
    });
}

function addPreview(campaign: Command, session: CommandSession): void {
  campaign
    .command('preview')
    .description('say what a campaign does at a moment: its state first, then its next change and what the card shows')
    .argument('<file>', 'campaign file')
    .option(
      '--at <time>',
      'instant with Z or an offset, or wall time in the campaign’s zone, for example "2023-02-06 23:59"; now if left out',
    )
    .option('--query <query>', 'search text: whether the card shows, and why')
    .option('--host <origin>', 'origin of a host page: whether it may hold the special area')
    .option('--region <code>', 'region of the shopper: whether it is served')
    .option('--cap-reached', 'as it is once the sponsor’s cap is reached')
    .option('--lang <language>', 'language of the reader; the campaign’s first if left out')
    .action(async (path: string, options: PreviewOptions) => {
      const nowMs = Date.now();
      session.terminal.out(previewText(await soundFile(path, nowMs), options, nowMs));
    });
}

function addTimeline(campaign: Command, session: CommandSession): void {
  campaign
    .command('timeline')
    .description('draw the days and hours of a campaign')
    .argument('<file>', 'campaign file')
    .action(async (path: string) => {
      const nowMs = Date.now();
      session.terminal.out(timelineText(await soundFile(path, nowMs), nowMs));
    });
}

function addDiff(campaign: Command, session: CommandSession): void {
  campaign
    .command('diff')
    .description('say in sentences what changes from one campaign file to another')
    .argument('<old>', 'campaign file as it was')
    .argument('<new>', 'campaign file as it is to be')
    .option('--lang <language>', 'language of the sentences: en or zh-Hans', 'en')
    .action(async (oldPath: string, newPath: string, options: { lang: string }) => {
      const lang = languageOf(options.lang);
      const nowMs = Date.now();
      const changes = campaignChanges(await soundFile(oldPath, nowMs), await soundFile(newPath, nowMs));
      session.terminal.out(changes.map(({ messages }) => `${pickText(messages, lang)}\n`).join('') || NOTHING_CHANGES[lang]);
    });
}

function addSchema(campaign: Command, session: CommandSession): void {
  campaign
    .command('schema')
    .description('print the JSON Schema of campaign files, for editors: save it and name it in the file as "$schema"')
    .action(() => session.terminal.out(`${JSON.stringify(CAMPAIGN_JSON_SCHEMA, null, 2)}\n`));
}

// The store is fetched only where it is needed: files are checked without a database.

function addImport(campaign: Command, { terminal }: CommandSession): void {
  const command = campaign
    .command('import')
    .description('publish campaign files into the store of a gateway, all or none; on PostgreSQL also while gateways run')
    .argument('<file...>', 'campaign files')
    .option('--yes', 'publish also what takes away what people use now, or changes the text of the consent and not its version');
  addStorageOptions(command).action(async (paths: string[], options: ImportOptions) => {
    const { importCampaigns } = await import('./stored-campaigns.ts');
    terminal.out(await importCampaigns(paths, options));
  });
}

function addExport(campaign: Command, { terminal }: CommandSession): void {
  const command = campaign
    .command('export')
    .description('print a campaign of the store as a campaign file')
    .argument('<id>', 'id of the campaign')
    .option('--version <number>', 'version to print; the newest if left out');
  addStorageOptions(command).action(async (id: string, { version, ...storage }: GatewayStorage & { version?: string }) => {
    const { exportCampaign } = await import('./stored-campaigns.ts');
    terminal.out(await exportCampaign(id, version === undefined ? undefined : countOf('--version', version), storage));
  });
}

function addHistory(campaign: Command, { terminal }: CommandSession): void {
  const command = campaign
    .command('history')
    .description('say who changed what in a campaign of the store, newest first')
    .argument('<id>', 'id of the campaign')
    .option('--lang <language>', 'language of the sentences: en or zh-Hans', 'en');
  addStorageOptions(command).action(async (id: string, { lang: language, ...storage }: GatewayStorage & { lang: string }) => {
    const lang = languageOf(language);
    const { campaignHistory } = await import('./stored-campaigns.ts');
    terminal.out(await campaignHistory(id, lang, storage));
  });
}

const NOTHING_CHANGES = { en: 'nothing changes\n', 'zh-Hans': '没有任何改动\n' } as const;

/** A language in which sentences are written. @throws {ConsultError} `USAGE` for any other. */
function languageOf(tag: string): keyof typeof NOTHING_CHANGES {
  const language = canonicalLanguage(tag).split('-')[0] === 'en' ? 'en' : canonicalLanguage(tag);
  if (language === 'en' || language === 'zh-Hans') return language;
  throw usage(`--lang is "${tag}", but sentences are written in en and zh-Hans alone. Choose one of them.`);
}

/** A campaign file without errors. @throws {ConsultError} `CAMPAIGN_FILE_INVALID` with all of them, or `USAGE` if it can't be read. */
async function soundFile(path: string, nowMs: number): Promise<CampaignFile> {
  const [read] = await loadCampaignFiles([path], nowMs);
  if (!read?.file) throw new TypeError('a file without errors was expected');
  return read.file;
}

/** Errors and warnings apart, each on a line that editors can jump to. */
function checkText({ path, findings }: ReadCampaignFile): string {
  const group = (severity: PlacedFinding['severity']) =>
    findings.filter((one) => one.severity === severity).map((one) => findingLine(path, one));
  const [errors, warnings] = [group('error'), group('warning')];
  if (findings.length === 0) return `${path}: no errors, no warnings\n`;
  return `${[...errors, ...warnings, `${path}: ${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}`].join('\n')}\n`;
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`;
}
