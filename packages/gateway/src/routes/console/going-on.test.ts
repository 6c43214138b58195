import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  campaignPageSchema,
  createId,
  parse,
  previewAnswerSchema,
  type CampaignDocument,
  type ConsultationRead,
} from '@consult-kit/protocol';
import { temporaryFolder, type TemporaryFolder } from '@consult-kit/testkit';
import { consolePerson, STORED_CAMPAIGN, STORED_WARNINGS, type ConsolePerson } from '../../testing/console-under-test.ts';
import { gatewayUnderTest, type GatewayUnderTest } from '../../testing/gateway-under-test.ts';
import { startCommand } from '../../testing/rig.ts';

const [ADULTS] = STORED_CAMPAIGN.modules;
const WITH_CHILDREN = { ...STORED_CAMPAIGN, modules: [ADULTS, { ...ADULTS, id: 'children' }] };

describe('publishing while people are in line and talking', () => {
  let gateway: GatewayUnderTest;
  let built: TemporaryFolder;
  let li: ConsolePerson;
  let doctor: ConsolePerson;
  before(async () => {
    built = await temporaryFolder();
    await writeFile(join(built.path, 'index.html'), '<!doctype html><html><head></head></html>');
    const pages = { frame: built.path, desk: built.path, console: built.path, cdn: built.path };
    gateway = await gatewayUnderTest({ campaignFiles: [], pages });
    li = await consolePerson(gateway, 'li');
    doctor = await consolePerson(gateway, 'doctor', 'doctor');
    assert.equal((await li.publish(WITH_CHILDREN)).status, 200);
    await desk({ type: 'status.set', status: 'online' });
  });
  after(async () => {
    await gateway.close();
    await built.remove();
  });

  const desk = async (command: Record<string, unknown>) => {
    const answer = await gateway.post('/v1/desk/commands', { session: doctor.session, command: { id: createId(), ...command } });
    return answer.json<{ consultation?: string; code?: string }>();
  };
  const start = async (module: string, language = 'en') => {
    const { session } = (await gateway.post('/v1/sessions', { campaign: 'stored' })).json<{ session: string }>();
    const command = startCommand({ module, language, consent: { version: '1', language: 'en', guardian: false } });
    const answer = await gateway.post('/v1/consultations', { session, command });
    return { session, status: answer.statusCode, code: answer.json<{ code?: string }>().code, ...answer.json<ConsultationRead>() };
  };
  const say = async (session: string, consultation: string): Promise<number> =>
    (
      await gateway.post(`/v1/consultations/${consultation}/commands`, {
        session,
        command: { id: createId(), type: 'message.send', text: 'Hello.' },
      })
    ).statusCode;
  const stateOf = async (session: string, consultation: string): Promise<string> =>
    (await gateway.post(`/v1/consultations/${consultation}/read`, { session })).json<ConsultationRead>().consultation.state;

  it('serves those who are there to their end, and takes nobody new into a group that is gone', async () => {
    const talking = await start('children');
    assert.equal((await desk({ type: 'queue.accept-next' })).consultation, talking.consultation.id);
    const waiting = await start('children');
    assert.equal((await li.publish(STORED_CAMPAIGN)).status, 200);
    assert.equal((await start('children')).code, 'MODULE_UNAVAILABLE');
    assert.equal(await say(talking.session, talking.consultation.id), 200);
    assert.equal(await say(doctor.session, talking.consultation.id), 200);
    assert.equal(await stateOf(waiting.session, waiting.consultation.id), 'waiting');
    assert.equal((await desk({ type: 'queue.accept-next' })).consultation, waiting.consultation.id);
    assert.equal(await say(doctor.session, waiting.consultation.id), 200);
  });

  it('goes on through a pause and through the end of the campaign', async () => {
    const waiting = await start('adults');
    assert.equal((await li.ask('/stored/pause', { reasons: { en: 'Back soon.', 'zh-Hans': '稍后恢复。' } })).status, 200);
    assert.equal((await start('adults')).code, 'CAMPAIGN_NOT_OPEN');
    assert.equal((await li.publish({ ...STORED_CAMPAIGN, lastDay: '2027-03-09' })).status, 200);
    assert.equal((await desk({ type: 'queue.accept-next' })).consultation, waiting.consultation.id);
    assert.equal(await say(waiting.session, waiting.consultation.id), 200);
  });

  it('counts them for whoever is about to publish', async () => {
    const { body } = await li.ask<{ affected: { waiting: number; talking: number } }>('/preview', { file: STORED_CAMPAIGN });
    assert.deepEqual(body.affected, { waiting: 0, talking: 3 });
  });

  it('wants a tick for a group and a language that somebody uses, and serves them in both to their end', async () => {
    assert.equal((await li.ask('/stored/resume')).status, 200);
    assert.equal((await li.publish(WITH_CHILDREN)).status, 200);
    const waiting = await start('children', 'zh-Hans');
    assert.equal(waiting.code, undefined);
    const file = { ...STORED_CAMPAIGN, languages: ['en'] };
    const { findings } = parse(previewAnswerSchema, (await li.ask('/preview', { file })).body);
    const used = findings.filter(({ code }) => code.endsWith('-in-use')).map(({ code, messages }) => [code, messages['en'] ?? '']);
    assert.deepEqual(
      used.map(([code]) => code),
      ['group-in-use', 'language-in-use'],
    );
    assert.match(used.join(), /“\S+” \(1 in line, 2 in a talk\).*zh-Hans \(1 in line\)/);
    const { published } = parse(campaignPageSchema, (await li.ask('/stored/read')).body);
    const { body } = await li.ask<{ revision: number }>('/stored/draft', { revision: 0, file });
    const wish = { revision: body.revision, version: published?.version, ticked: STORED_WARNINGS };
    const refused = await li.ask<{ faults: { message: string }[] }>('/stored/publish', wish);
    assert.deepEqual(
      [refused.code, refused.body.faults.map(({ message }) => message)],
      ['PUBLISH_UNCONFIRMED', ['the warning "group-in-use" has to be accepted', 'the warning "language-in-use" has to be accepted']],
    );
    const ticked = [...STORED_WARNINGS, 'group-in-use', 'language-in-use'];
    assert.equal((await li.ask('/stored/publish', { ...wish, ticked })).status, 200);
    assert.equal((await start('adults', 'zh-Hans')).code, 'LANGUAGE_UNAVAILABLE');
    assert.equal(await stateOf(waiting.session, waiting.consultation.id), 'waiting');
    assert.equal((await desk({ type: 'queue.accept-next' })).consultation, waiting.consultation.id);
    assert.equal(await say(waiting.session, waiting.consultation.id), 200);
    assert.equal(await say(doctor.session, waiting.consultation.id), 200);
  });

  it('lets pages in through which they may have come, and no others', async () => {
    const asked = async (origin: string): Promise<unknown> => {
      const answer = await gateway.app.inject({
        method: 'POST',
        url: '/v1/sessions',
        headers: { origin },
        payload: { campaign: 'stored' },
      });
      return answer.headers['access-control-allow-origin'];
    };
    const waiting = await start('adults');
    const published = await li.publish({ ...STORED_CAMPAIGN, hosts: { origins: ['https://new.example'] } });
    assert.equal(published.status, 200);
    const [former] = STORED_CAMPAIGN.hosts.origins;
    assert.deepEqual(
      [await asked(former ?? ''), await asked('https://new.example'), await asked('https://other.example')],
      [former, 'https://new.example', undefined],
    );
    const document = (await gateway.app.inject({ method: 'GET', url: '/v1/campaigns/stored' })).json<CampaignDocument>();
    assert.deepEqual(document.origins, ['https://new.example', former]);
    const frame = await gateway.app.inject({ method: 'GET', url: '/frame/stored' });
    assert.match(String(frame.headers['content-security-policy']), new RegExp(`frame-ancestors https://new\\.example ${former}(;|$)`));
    assert.equal(await stateOf(waiting.session, waiting.consultation.id), 'waiting');
  });
});
