import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { createVirtualClock, type VirtualClock } from '../../../local/engine/clock.ts';
import type { TwinOptions } from '../../../local/twin/create-session.ts';
import { createTwin, type Twin } from '../../../local/twin/server.ts';
import { createWorld, type World } from '../../../local/twin/world.ts';
import type { AccountSpec, UserSpec } from '../../../local/twin/world-spec.ts';

export const START = Date.parse('2026-03-02T09:00:00Z');
export const ACCOUNT = '111122223333';
export const HUB = '999988887777';
export const ACT_ROLE = `arn:aws:iam::${ACCOUNT}:role/UnusedCredentialsAct`;

const KEY_ID = 'AKIAIOSFODNN7EXAMPLE';

/** A twin with one account of users, and SDK clients that call as the act role of that account. */
export interface Bench {
  clock: VirtualClock;
  world: World;
  twin: Twin;
  iam: IAMClient;
  sts: STSClient;
}

/** The SDK's configuration of a caller with this key id; at most one retry, as they sleep. */
export function clientOf(twin: Twin, prefix: string, accessKeyId = KEY_ID, sessionToken?: string) {
  const secret = { secretAccessKey: 'secret', ...(sessionToken === undefined ? {} : { sessionToken }) };
  return {
    region: 'eu-west-1',
    maxAttempts: 2,
    endpoint: twin.url(prefix),
    credentials: { accessKeyId, ...secret },
  };
}

/** Starts a twin whose one account has these users; the hub's account is empty. */
export async function startTwin(
  users: UserSpec[],
  { account = {}, options = {} }: { account?: Partial<AccountSpec>; options?: Partial<TwinOptions> } = {},
): Promise<Bench> {
  const clock = createVirtualClock(START);
  const roles = [{ name: 'UnusedCredentialsAct' }, { name: 'UnusedCredentialsRead' }];
  const world = createWorld({
    start: START,
    roles,
    accounts: [{ id: ACCOUNT, users, ...account }, { id: HUB }],
  });
  const twin = await createTwin({ clock, world, services: [], ...options });
  twin.registerCredentials(KEY_ID, { account: ACCOUNT, roleArn: ACT_ROLE, sessionName: 'case' });
  const iam = new IAMClient(clientOf(twin, 'iam'));
  const sts = new STSClient(clientOf(twin, 'sts'));
  return { clock, world, twin, iam, sts };
}

/** A date that many days before the start. */
export function daysAgo(days: number): Date {
  return new Date(START - days * 86_400_000);
}
