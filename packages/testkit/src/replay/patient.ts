import { createConsultClient, type ConsultClient } from '@consult-kit/client';
import { createWebTimers, createWebTransport } from '@consult-kit/client/web';
import type { CampaignDocument, Intake } from '@consult-kit/protocol';
import { insist } from './insist.ts';
import { memoryBridge } from './memory-bridge.ts';
import { messagesKnown, turnsAmong, type Stage } from './stage.ts';
import { waitUntil } from './wait-until.ts';

/** The module that every recorded patient chooses. */
const MODULE = 'adults';
/** Room for the description in the free-text answer. */
const DESCRIPTION_CHARS = 1_000;
/** Longest wait for one step: waiting in line included, restarts of the gateway too. */
const STEP_TIMEOUT_MS = 180_000;

/** Walks one recorded patient from session to the advice card. `onStarted` hears the consultation's id. */
export async function playPatient(
  gateway: string,
  campaign: string,
  stage: Stage,
  onStarted: (consultation: string) => void,
): Promise<void> {
  const language = stage.recording.language.startsWith('zh') ? 'zh-Hans' : 'en';
  const client = createConsultClient({
    transport: createWebTransport({ gateway }),
    bridge: memoryBridge(language),
    timers: createWebTimers(),
    campaign,
  });
  const stop = client.on('change', ({ consultation }) => consultation && stage.noteSeen('patient', messagesKnown(consultation)));
  try {
    onStarted(await insist(() => joinLine(client, stage, language)));
    await talk(client, stage);
  } finally {
    stop();
    client.close();
  }
}

/** A place in line; where an answer was lost on the way back, the one that is there already. */
async function joinLine(client: ConsultClient, stage: Stage, language: string): Promise<string> {
  await client.open();
  const { consultation } = client.snapshot;
  if (consultation) return consultation.view.id;
  const document = await client.loadCampaign();
  const consent = { version: document.consent.version, language, guardian: false };
  return client.start({ module: MODULE, language, intake: intakeFor(stage, document), consent });
}

async function talk(client: ConsultClient, stage: Stage): Promise<void> {
  const stateIs = (state: string): boolean => client.snapshot.consultation?.view.state === state;
  await waitUntil(client, () => stateIs('talking'), `a doctor for ${stage.recording.id}`, STEP_TIMEOUT_MS);
  for (const { text, place } of stage.turnsOf('patient')) {
    await waitUntil(client, () => known(client) >= place, `turn ${place} of ${stage.recording.id} at the patient`, STEP_TIMEOUT_MS);
    stage.noteSent(place);
    await client.send(text);
  }
  await waitUntil(client, () => stateIs('ended'), `the end of ${stage.recording.id}`, STEP_TIMEOUT_MS);
  while (client.snapshot.consultation?.hasOlder) await insist(() => client.loadOlder());
  const { consultation } = client.snapshot;
  if (consultation) stage.patientSaw = { turns: turnsAmong(consultation.events), advice: consultation.view.advice };
}

function known(client: ConsultClient): number {
  const { consultation } = client.snapshot;
  return consultation ? messagesKnown(consultation) : 0;
}

/** Answers to the questions of the campaign: an age, the description as the history, the rest skipped. */
function intakeFor({ recording }: Stage, document: CampaignDocument): Intake {
  const questions = document.modules.find(({ id }) => id === MODULE)?.questions ?? [];
  const text = recording.description.slice(0, DESCRIPTION_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  const answers = questions.map(({ id, kind }): Intake['answers'][number] => {
    if (kind === 'age') return { question: id, kind, years: 40 };
    return kind === 'text' ? { question: id, kind, text } : { question: id, kind: 'skipped' };
  });
  return { forSelf: true, name: recording.id, answers, safety: 'none' };
}
