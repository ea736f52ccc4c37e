import { Readable } from 'node:stream';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { IamSessionOptions } from '../../../functions/aws/iam/session.ts';
import type { UserAddress } from '../../../functions/ports.ts';
import { createVirtualClock, type VirtualClock } from '../../../local/engine/clock.ts';
import type { TwinOptions } from '../../../local/twin/create-session.ts';
import { createTwin, type Twin } from '../../../local/twin/server.ts';
import { createWorld, type World } from '../../../local/twin/world.ts';
import type { AccountSpec, UserSpec } from '../../../local/twin/world-spec.ts';
import { allowsUnderSessionPolicy } from './session-authorizer.ts';

export const START = Date.parse('2026-03-02T09:00:00Z');
export const AT = '2026-03-02T09:00:00.000Z';
export const ACCOUNT = '111122223333';
export const HUB = '999988887777';
const HUB_KEY = 'AKIAHUBFUNCTIONROLE0';
const HUB_ROLE = `arn:aws:iam::${HUB}:role/unused-credentials-assess-user-role`;

/** Rewrites what a service answers, for answers that AWS is not supposed to give: the body, or the header `Date`. */
export type Tamper = ((body: string) => string) | { date: string | undefined };

/** The twin of AWS, and what adapters need to reach it with the real SDK as a function of the hub account. */
export interface Aws {
  clock: VirtualClock;
  world: World;
  twin: Twin;
  /** SDK configuration; one attempt only, since the SDK sleeps between attempts. */
  config(prefix: string): ReturnType<typeof configOf>;
  /** Options of everything that assumes a role; session policies are enforced. */
  sessions(roleName: string, tamper?: Tamper): IamSessionOptions;
  /** Session names and session policies that were used, in order. */
  used: { sessionName: string | undefined; sessionPolicy: string | undefined; roleArn: string }[];
}

interface Start extends Partial<Omit<TwinOptions, 'world' | 'clock' | 'authorize'>> {
  users?: UserSpec[];
  account?: Partial<AccountSpec>;
  partition?: string;
  clock?: VirtualClock;
}

/** Starts a twin with one member account that has these users. */
export async function startAws(start: Start = {}): Promise<Aws> {
  const {
    users = [],
    account = {},
    partition = 'aws',
    clock = createVirtualClock(START),
    ...options
  } = start;
  const roles = [{ name: 'UnusedCredentialsRead' }, { name: 'UnusedCredentialsAct' }];
  const accounts = [{ id: ACCOUNT, users, ...account }, { id: HUB }];
  const world = createWorld({ start: START, roles, accounts, partition });
  const used: Aws['used'] = [];
  const authorize: TwinOptions['authorize'] = (call) => {
    const { sessionName, sessionPolicy, roleArn } = call.principal;
    if (call.service === 'iam') used.push({ sessionName, sessionPolicy, roleArn });
    return { allowed: call.service !== 'iam' || allowsUnderSessionPolicy(world, call) };
  };
  const twin = await createTwin({ clock, world, services: [], ...options, authorize });
  twin.registerCredentials(HUB_KEY, { account: HUB, roleArn: HUB_ROLE });
  const config = (prefix: string) => configOf(twin, prefix);
  return {
    clock,
    world,
    twin,
    config,
    used,
    sessions: (roleName, tamper) => ({
      roleName,
      sts: () => new STSClient(config('sts')),
      iam: (credentials) => {
        const client = new IAMClient({ ...config('iam'), credentials });
        if (tamper !== undefined) tamperWith(client, tamper);
        return client;
      },
    }),
  };
}

function configOf(twin: Twin, prefix: string) {
  const credentials = { accessKeyId: HUB_KEY, secretAccessKey: 'secret' };
  return { region: 'eu-west-1', maxAttempts: 1, endpoint: twin.url(prefix), credentials };
}

function tamperWith(client: IAMClient, tamper: Tamper): void {
  const inner = client.config.requestHandler;
  const handle = inner.handle.bind(inner);
  inner.handle = async (...request) => {
    const { response } = await handle(...request);
    if (typeof tamper === 'object') {
      const { date: _, ...headers } = response.headers;
      response.headers = { ...headers, ...(tamper.date !== undefined && { date: tamper.date }) };
      return { response };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of response.body as AsyncIterable<Buffer>) chunks.push(chunk);
    response.body = Readable.from([Buffer.from(tamper(Buffer.concat(chunks).toString()))]);
    return { response };
  };
}

/** The address of a user of the member account. */
export function addressOf(userName: string, path = '/', partition = 'aws'): UserAddress {
  const userArn = `arn:${partition}:iam::${ACCOUNT}:user${path}${userName}`;
  return { account: ACCOUNT, partition, userName, userArn };
}
