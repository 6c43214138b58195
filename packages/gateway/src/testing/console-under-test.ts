import { TEST_CAMPAIGN, type GatewayUnderTest } from './gateway-under-test.ts';

const PASSWORD = 'correct horse battery';

/** A campaign for the store: the test campaign under an id and in a place of its own. */
export const STORED_CAMPAIGN = { ...TEST_CAMPAIGN, id: 'stored', placements: ['home'], names: { en: 'Stored', 'zh-Hans': '存储的活动' } };
/** Warnings that every version of it has at the time of the tests: it has begun. */
export const STORED_WARNINGS = ['start-in-past'];

/** An answer, its code where it is a refusal. */
export interface ConsoleAnswer<Body> {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: Body;
}

/** Somebody who is signed in at the console. */
export interface ConsolePerson {
  readonly session: string;
  readonly account: string;
  /** Asks under `/v1/console/campaigns`. */
  ask<Body = Record<string, unknown>>(path: string, body?: Record<string, unknown>): Promise<ConsoleAnswer<Body>>;
  /** Puts a file into the draft of its campaign and publishes it, with everything confirmed. */
  publish(file: { readonly id: string } & Record<string, unknown>): Promise<ConsoleAnswer<{ version: number }>>;
}

/** Makes an account and signs it in. */
export async function consolePerson(
  gateway: GatewayUnderTest,
  login: string,
  role: 'integrator' | 'viewer' | 'doctor' = 'integrator',
): Promise<ConsolePerson> {
  const account = { login, names: { en: `Name of ${login}` }, password: PASSWORD };
  const { id } = role === 'doctor' ? await gateway.accounts.addDoctor(account) : await gateway.accounts.addStaff(role, account);
  const { session } = (await gateway.post('/v1/staff/sign-in', { login, password: PASSWORD })).json<{ session: string }>();
  const ask = async <Body>(path: string, body: Record<string, unknown> = {}): Promise<ConsoleAnswer<Body>> => {
    const { statusCode, payload } = await gateway.post(`/v1/console/campaigns${path}`, { session, ...body });
    const value = (payload === '' ? {} : JSON.parse(payload)) as Body & { code?: string };
    return { status: statusCode, code: statusCode < 400 ? undefined : value.code, body: value };
  };
  const publish: ConsolePerson['publish'] = async (file) => {
    const page = await ask<{ published: { version: number } | null; draft: { revision: number } | null }>(`/${file.id}/read`);
    const draft =
      page.status === 404
        ? await ask('/new', { file })
        : await ask(`/${file.id}/draft`, { revision: page.body.draft?.revision ?? 0, file });
    const { revision } = draft.body as { revision: number };
    const wish = {
      revision,
      version: page.body.published?.version ?? 0,
      ticked: [...STORED_WARNINGS, 'missing-translation', 'already-ended', 'group-in-use', 'language-in-use', 'origin-in-use'],
      typedName: file.id,
    };
    return ask(`/${file.id}/publish`, wish);
  };
  return { session, account: id, ask, publish };
}
