import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createId, ERRORS, LIMITS, LIVE_PATH, type ErrorCode } from '@consult-kit/protocol';
import { SignJWT } from 'jose';
import { sql } from 'kysely';
import { gatewayUnderTest, OPEN_AT_MS, TEST_CAMPAIGN, type GatewayUnderTest } from './testing/gateway-under-test.ts';
import { startCommand } from './testing/rig.ts';
import { TestSocket } from './testing/served-rig.ts';

const PASSWORD = 'a password for tests';
const CONSENT = { version: '1', language: 'en', guardian: false };
const DAY_MS = 86_400_000;
const host = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const neighbour = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Texts that are no message, with what is wrong with them. */
const NO_MESSAGES: readonly [what: string, text: string, code: ErrorCode][] = [
  ['0 characters', '', 'MESSAGE_EMPTY'],
  ['4,001 characters', 'x'.repeat(LIMITS.messageChars + 1), 'MESSAGE_TOO_LONG'],
  ['only invisible characters', '\u200b\u2060\ufeff\u3164 \n', 'MESSAGE_EMPTY'],
  ['a lone high surrogate', 'Hello \ud83d', 'MESSAGE_NOT_TEXT'],
  ['a lone low surrogate', '\ude00 Hello', 'MESSAGE_NOT_TEXT'],
];

describe('bad input gets an error of the table and changes nothing', () => {
  let gateway: GatewayUnderTest;
  let address: string;
  /** Sessions, and the consultations that they are in. */
  const own = { session: '', consultation: '', messageId: createId() };
  const ended = { session: '', consultation: '' };
  const stranger = { session: '', consultation: '' };
  const abroad = { session: '' };
  const doctor = { session: '' };
  const idle = { session: '' };

  before(async () => {
    const key = (id: string, { publicKey }: typeof host) => ({
      id,
      host: 'Shop',
      algorithm: 'ES256',
      publicKey: publicKey.export({ format: 'jwk' }),
    });
    gateway = await gatewayUnderTest({
      campaigns: [
        { queue: { maxChatsPerDoctor: 1 }, hosts: { ...TEST_CAMPAIGN.hosts, keys: [key('shop', host)] } },
        { id: 'autumn', hosts: { ...TEST_CAMPAIGN.hosts, keys: [key('neighbour', neighbour)] } },
      ],
    });
    address = `${(await gateway.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')}${LIVE_PATH}`;
    doctor.session = await doctorOnline('dr.li');
    idle.session = await doctorOnline('dr.idle', ['autumn']);
    Object.assign(ended, await talk());
    await ok(`/v1/consultations/${ended.consultation}/commands`, {
      session: ended.session,
      command: { id: createId(), type: 'consultation.end' },
    });
    Object.assign(own, await talk());
    await ok(commandsOf(own), { session: own.session, command: { id: own.messageId, type: 'message.send', text: 'Hello' } });
    Object.assign(stranger, await inLine());
    abroad.session = await guest('autumn');
  });
  after(() => gateway.close());

  async function ok(url: string, body: object): Promise<Record<string, never>> {
    const answer = await gateway.post(url, body);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  }
  async function guest(campaign = 'spring'): Promise<string> {
    return (await ok('/v1/sessions', { campaign }))['session'] ?? '';
  }
  async function inLine(): Promise<{ session: string; consultation: string }> {
    const session = await guest();
    const command = startCommand({ consent: CONSENT });
    const { consultation } = (await ok('/v1/consultations', { session, command })) as unknown as { consultation: { id: string } };
    return { session, consultation: consultation.id };
  }
  async function talk(): Promise<{ session: string; consultation: string }> {
    const waiting = await inLine();
    await ok('/v1/desk/commands', { session: doctor.session, command: { id: createId(), type: 'queue.accept-next' } });
    return waiting;
  }
  async function doctorOnline(login: string, campaigns: string[] = []): Promise<string> {
    await gateway.accounts.addDoctor({ login, names: { en: login }, password: PASSWORD, campaigns });
    const session: string = (await ok('/v1/staff/sign-in', { login, password: PASSWORD }))['session'] ?? '';
    await ok('/v1/desk/commands', { session, command: { id: createId(), type: 'status.set', status: 'online' } });
    return session;
  }
  function commandsOf({ consultation }: { consultation: string }): string {
    return `/v1/consultations/${consultation}/commands`;
  }
  /** Every row of every table. */
  async function everything(): Promise<string> {
    return gateway.database.read(async ({ kysely }) => {
      const { rows: tables } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(kysely);
      const contents = await Promise.all(
        tables.map(async ({ name }) => [name, (await sql`select * from ${sql.ref(name)}`.execute(kysely)).rows]),
      );
      return JSON.stringify(contents);
    });
  }
  async function unchanged(act: () => Promise<void>): Promise<void> {
    const before = await everything();
    await act();
    assert.equal(await everything(), before);
  }
  async function refused(url: string, payload: string | object, code: ErrorCode): Promise<void> {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    await unchanged(async () => {
      const answer = await gateway.app.inject({ method: 'POST', url, payload: body, headers: { 'content-type': 'application/json' } });
      assert.deepEqual([answer.json<{ code: string }>().code, answer.statusCode], [code, ERRORS[code].status], url);
    });
  }
  async function frameRefused(session: string | undefined, frame: object, code: ErrorCode): Promise<void> {
    await unchanged(async () => {
      const socket = new TestSocket(address);
      await (session === undefined ? socket.opened() : socket.hello(session));
      socket.sendText(JSON.stringify(frame));
      assert.equal((await socket.next('refused')).code, code);
      socket.close();
      await socket.closed;
    });
  }
  const message = (text: string, id = createId()) => ({ id, type: 'message.send', text }) as const;

  it('an unknown campaign', async () => {
    await refused('/v1/sessions', { campaign: 'nope' }, 'CAMPAIGN_UNKNOWN');
    await unchanged(async () => {
      for (const url of ['/v1/campaigns/nope', '/v1/campaigns/nope/entry?q=x']) {
        const answer = await gateway.app.inject(url);
        assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [404, 'CAMPAIGN_UNKNOWN'], url);
      }
    });
  });

  it('malformed and oversized JSON, at every address that takes a body', async () => {
    const urls = ['/v1/sessions', '/v1/consultations', commandsOf(own), '/v1/desk/commands', '/v1/live/poll', '/v1/staff/sign-in'];
    for (const url of urls) {
      await refused(url, `{"session":"${own.session}"`, 'JSON_MALFORMED');
      await refused(url, JSON.stringify({ session: own.session, more: 'x'.repeat(LIMITS.bodyBytes) }), 'BODY_TOO_LARGE');
    }
  });

  it('a frame before authentication', async () => {
    await frameRefused(undefined, { type: 'command', consultation: own.consultation, command: message('Hello') }, 'HELLO_FIRST');
  });

  it('an unknown frame type', async () => {
    await frameRefused(own.session, { type: 'dance' }, 'FRAME_UNKNOWN');
  });

  for (const [what, text, code] of NO_MESSAGES) {
    it(`a message of ${what}`, async () => {
      await refused(commandsOf(own), { session: own.session, command: message(text) }, code);
      await refused(commandsOf(own), { session: doctor.session, command: message(text) }, code);
      await frameRefused(own.session, { type: 'command', consultation: own.consultation, command: message(text) }, code);
    });
  }

  it('a message to someone else’s consultation', async () => {
    await refused(commandsOf(stranger), { session: own.session, command: message('Hello') }, 'CONSULTATION_UNKNOWN');
    await refused(commandsOf(stranger), { session: doctor.session, command: message('Hello') }, 'NOT_YOUR_CONSULTATION');
    await refused(commandsOf(own), { session: idle.session, command: message('Hello') }, 'NOT_YOUR_CONSULTATION');
    const frame = { type: 'command', consultation: stranger.consultation, command: message('Hello') };
    await frameRefused(own.session, frame, 'CONSULTATION_UNKNOWN');
  });

  it('reading, following or typing in someone else’s consultation', async () => {
    for (const session of [stranger.session, abroad.session]) {
      await refused(`/v1/consultations/${own.consultation}/read`, { session }, 'CONSULTATION_UNKNOWN');
      await refused(`/v1/consultations/${own.consultation}/events`, { session }, 'CONSULTATION_UNKNOWN');
      await refused(`/v1/consultations/${own.consultation}/typing`, { session, on: true }, 'CONSULTATION_UNKNOWN');
      const follow = [{ consultation: own.consultation, after: 0 }];
      await refused('/v1/live/poll', { session, follow, waitMs: 0 }, 'CONSULTATION_UNKNOWN');
      await frameRefused(session, { type: 'follow', consultation: own.consultation, after: 0 }, 'CONSULTATION_UNKNOWN');
    }
  });

  it('a message to a consultation that has ended', async () => {
    await refused(commandsOf(ended), { session: ended.session, command: message('Wait') }, 'CONSULTATION_ENDED');
    await refused(commandsOf(ended), { session: doctor.session, command: message('Wait') }, 'CONSULTATION_ENDED');
  });

  it('the same id with other content', async () => {
    await refused(commandsOf(own), { session: own.session, command: message('Hello again', own.messageId) }, 'ID_REUSED');
    await refused(commandsOf(own), { session: doctor.session, command: message('Hello', own.messageId) }, 'ID_REUSED');
  });

  it('a session that is unknown, expired, or of another kind of person', async () => {
    const command = message('Hello');
    await refused(commandsOf(own), { session: 'x'.repeat(43), command }, 'TOKEN_INVALID');
    await refused(commandsOf(own), { session: abroad.session, command }, 'CONSULTATION_UNKNOWN');
    await refused('/v1/desk/commands', { session: own.session, command: { id: createId(), type: 'queue.accept-next' } }, 'ROLE_REFUSED');
    gateway.nowMs = OPEN_AT_MS + 400 * DAY_MS;
    try {
      await refused(commandsOf(own), { session: own.session, command }, 'TOKEN_EXPIRED');
      await refused('/v1/desk/read', { session: doctor.session }, 'TOKEN_EXPIRED');
    } finally {
      gateway.nowMs = OPEN_AT_MS;
    }
  });

  it('a host’s token that is wrong, expired or foreign', async () => {
    const now = Math.floor(OPEN_AT_MS / 1_000);
    const token = (claims: object, { privateKey } = host, kid = 'shop') =>
      new SignJWT({ sub: 's', aud: 'spring', iat: now, exp: now + 300, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey);
    const open = async (credential: string, code: ErrorCode) => refused('/v1/sessions', { campaign: 'spring', credential }, code);
    await open('not.a.token', 'TOKEN_INVALID');
    await open(await token({}, neighbour), 'TOKEN_INVALID');
    await open(await token({ iat: now - 900, exp: now - 600 }), 'TOKEN_EXPIRED');
    await open(await token({}, neighbour, 'neighbour'), 'TOKEN_FOREIGN');
    await open(await token({ aud: 'autumn' }), 'TOKEN_FOREIGN');
  });

  it('accept next over the cap, and from an empty line', async () => {
    const acceptNext = { type: 'queue.accept-next' } as const;
    await refused('/v1/desk/commands', { session: doctor.session, command: { id: createId(), ...acceptNext } }, 'DOCTOR_CAP_REACHED');
    await refused('/v1/desk/commands', { session: idle.session, command: { id: createId(), ...acceptNext } }, 'QUEUE_EMPTY');
    await frameRefused(idle.session, { type: 'desk-command', command: { id: createId(), ...acceptNext } }, 'QUEUE_EMPTY');
  });
});
