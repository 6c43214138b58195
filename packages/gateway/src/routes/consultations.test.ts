import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  consultationListSchema,
  consultationReadSchema,
  createId,
  eventsPageSchema,
  LIMITS,
  parse,
  type ErrorBody,
} from '@consult-kit/protocol';
import type { FastifyInstance } from 'fastify';
import { Rig, startCommand } from '../testing/rig.ts';
import { serve } from '../testing/served-rig.ts';

describe('the routes of consultations and desk', () => {
  let rig: Rig;
  let app: FastifyInstance;

  beforeEach(async () => {
    rig = await Rig.open();
    app = await serve(rig);
  });
  afterEach(async () => {
    await rig.close();
    await app.close();
  });

  const post = async (url: string, payload: object) => {
    const response = await app.inject({ method: 'POST', url, payload });
    return { status: response.statusCode, body: response.body === '' ? undefined : (response.json() as never) };
  };
  const refusal = async (url: string, payload: object) => {
    const { status, body } = await post(url, payload);
    return [status, (body as unknown as ErrorBody | undefined)?.code];
  };
  const create = async (session: string): Promise<string> => {
    const { body } = await post('/v1/consultations', { session, command: startCommand() });
    return parse(consultationReadSchema, body).consultation.id;
  };

  it('open, read, list and page a consultation', async () => {
    const session = rig.shopperSession();
    const id = await create(session);
    const read = parse(consultationReadSchema, (await post(`/v1/consultations/${id}/read`, { session })).body);
    assert.equal(read.line?.ahead, 0);
    const list = parse(consultationListSchema, (await post('/v1/consultations/list', { session })).body);
    assert.deepEqual(
      list.consultations.map((view) => view.id),
      [id],
    );
    const page = parse(eventsPageSchema, (await post(`/v1/consultations/${id}/events`, { session })).body);
    assert.equal(page.events[0]?.type, 'consultation.created');
  });

  it('carry commands of both sides', async () => {
    const [session, doctor] = [rig.shopperSession(), rig.doctorSession()];
    const id = await create(session);
    await post('/v1/desk/commands', { session: doctor, command: { id: createId(), type: 'status.set', status: 'online' } });
    const accepted = await post('/v1/desk/commands', { session: doctor, command: { id: createId(), type: 'queue.accept-next' } });
    assert.equal((accepted.body as unknown as { consultation: string }).consultation, id);
    const command = { id: createId(), type: 'message.send', text: 'Hello' };
    assert.equal((await post(`/v1/consultations/${id}/commands`, { session: doctor, command })).status, 200);
    assert.equal((await post(`/v1/consultations/${id}/typing`, { session, on: true })).status, 204);
    const desk = await post('/v1/desk/read', { session: doctor });
    assert.equal((desk.body as unknown as { chats: unknown[] }).chats.length, 1);
  });

  it('refuse sessions that are unknown, or of the wrong kind', async () => {
    const unknown = 'x'.repeat(43);
    assert.deepEqual(await refusal('/v1/consultations', { session: unknown, command: startCommand() }), [401, 'TOKEN_INVALID']);
    assert.deepEqual(await refusal('/v1/consultations', { session: rig.doctorSession(), command: startCommand() }), [403, 'ROLE_REFUSED']);
    assert.deepEqual(await refusal('/v1/desk/read', { session: rig.shopperSession() }), [403, 'ROLE_REFUSED']);
    assert.deepEqual(await refusal('/v1/consultations/list', { session: rig.viewerSession() }), [403, 'ROLE_REFUSED']);
    const accept = { id: createId(), type: 'queue.accept-next' };
    assert.deepEqual(await refusal('/v1/desk/commands', { session: rig.shopperSession(), command: accept }), [403, 'ROLE_REFUSED']);
  });

  it('refuse what is no command, with the place that is wrong', async () => {
    const session = rig.shopperSession();
    const url = `/v1/consultations/${await create(session)}/commands`;
    const cases: [unknown, string][] = [
      [undefined, 'command'],
      [{ id: createId(), type: 'message.burn' }, 'command.type'],
      [{ id: 'short', type: 'message.send', text: 'x' }, 'command.id'],
      [{ id: createId(), type: 'message.send' }, 'command.text'],
      [{ id: createId(), type: 'read.mark', upTo: -1 }, 'command.upTo'],
    ];
    for (const [command, path] of cases) {
      const { status, body } = await post(url, { session, command });
      assert.equal(status, 400);
      assert.equal((body as unknown as ErrorBody).faults?.[0]?.path.join('.'), path);
    }
    assert.deepEqual(await refusal('/v1/consultations/not-an-id/read', { session }), [400, 'INPUT_INVALID']);
  });

  it('refuse pages that are too long, empty, or lie before the log', async () => {
    const session = rig.shopperSession();
    const url = `/v1/consultations/${await create(session)}/events`;
    for (const range of [
      { limit: 0 },
      { limit: LIMITS.eventsPageMax + 1 },
      { limit: 1.5 },
      { after: -1 },
      { before: '2' },
      { after: 0, before: 2 },
    ]) {
      assert.deepEqual(await refusal(url, { session, ...range }), [400, 'INPUT_INVALID'], JSON.stringify(range));
    }
    assert.equal((await post(url, { session, limit: LIMITS.eventsPageMax })).status, 200);
  });

  it('refuse bodies that are no JSON or too large', async () => {
    const url = '/v1/consultations';
    const malformed = await app.inject({ method: 'POST', url, payload: '{"session":', headers: { 'content-type': 'application/json' } });
    assert.deepEqual([malformed.statusCode, (malformed.json() as ErrorBody).code], [400, 'JSON_MALFORMED']);
    assert.deepEqual(await refusal(url, { session: 'x'.repeat(70_000) }), [413, 'BODY_TOO_LARGE']);
  });

  it('answer errors of the rules with their status', async () => {
    const [session, doctor] = [rig.shopperSession(), rig.doctorSession()];
    const id = await create(session);
    const text = { id: createId(), type: 'message.send', text: '\u200b' };
    assert.deepEqual(await refusal(`/v1/consultations/${id}/commands`, { session, command: text }), [400, 'MESSAGE_EMPTY']);
    assert.deepEqual(await refusal(`/v1/consultations/${id}/read`, { session: rig.shopperSession() }), [404, 'CONSULTATION_UNKNOWN']);
    const accept = { id: createId(), type: 'queue.accept-next' };
    assert.deepEqual(await refusal('/v1/desk/commands', { session: doctor, command: accept }), [409, 'DOCTOR_NOT_ACCEPTING']);
  });
});
