import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  GetUserCommand,
  IAMClient,
  ListRolesCommand,
  ListServiceSpecificCredentialsCommand,
} from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../local/engine/clock.ts';
import { createWorld } from '../../../local/twin/world.ts';
import { ACCOUNT, ACT_ROLE, type Bench, clientOf, START, startTwin } from './start-twin.ts';

const getUser = new GetUserCommand({ UserName: 'alice' });

let bench: Bench;
beforeEach(async () => {
  bench = await startTwin([{ userName: 'alice' }]);
});
afterEach(() => bench.twin.close());

describe('the twin', () => {
  it('counts calls by service and operation', async () => {
    await bench.iam.send(getUser);
    await bench.iam.send(getUser);

    expect(Object.fromEntries(bench.twin.calls)).toEqual({ 'iam:GetUser': 2 });
  });

  it('refuses an operation that it does not know, once and loudly', async () => {
    await expect(bench.iam.send(new ListRolesCommand({}))).rejects.toMatchObject({
      name: 'TwinDoesNotKnow',
      $metadata: { httpStatusCode: 501, attempts: 1 },
    });

    expect(bench.twin.refusals).toMatchObject([{ service: 'iam', operation: 'ListRoles' }]);
  });

  it('refuses a parameter that it does not know', async () => {
    const list = new ListServiceSpecificCredentialsCommand({ UserName: 'alice', AllUsers: true });

    await expect(bench.iam.send(list)).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });

    expect(bench.twin.refusals[0]?.reason).toContain('AllUsers');
  });

  it('refuses a service that it does not serve', async () => {
    const response = await fetch(`${bench.twin.url('s3')}/bucket`);

    expect(response.status).toBe(501);
    expect(bench.twin.refusals).toMatchObject([{ service: 's3' }]);
  });

  it('says of an answer that cannot be sent that it failed', async () => {
    const unsendable = async () => ({ status: 99, headers: {}, body: Buffer.from('') });
    const dynamodb = { forward: unsendable, perform: unsendable, repeat: () => {} };
    bench.twin.reset({ clock: bench.clock, world: bench.world, services: [], dynamodb });
    bench.twin.registerCredentials('AKIAIOSFODNN7EXAMPLE', { account: ACCOUNT, roleArn: ACT_ROLE });
    const client = new DynamoDBClient({ ...clientOf(bench.twin, 'dynamodb'), maxAttempts: 1 });

    await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({ code: 'ECONNRESET' });

    expect(bench.twin.refusals).toMatchObject([{ reason: expect.stringContaining('Invalid status code') }]);
  });

  it('does not say so of a connection that a fault drops', async () => {
    bench.twin.faults.add({ call: 'iam:GetUser', error: 'connection-reset', times: 2 });

    await expect(bench.iam.send(getUser)).rejects.toMatchObject({ code: 'ECONNRESET' });

    expect(bench.twin.refusals).toEqual([]);
  });

  it('answers a bad value as AWS does', async () => {
    const badName = new GetUserCommand({ UserName: 'a b' });

    await expect(bench.iam.send(badName)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining("1 validation error detected: Value at 'UserName'"),
    });
    expect(bench.twin.refusals).toEqual([]);
  });

  it('does not know a caller that nobody registered', async () => {
    const stranger = new IAMClient(clientOf(bench.twin, 'iam', 'AKIASTRANGERSTRANGER'));

    await expect(stranger.send(getUser)).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      $metadata: { httpStatusCode: 403 },
    });
    expect(bench.twin.calls.size).toBe(0);
  });

  it('refuses a caller whose account is not in the world', async () => {
    bench.twin.registerCredentials('AKIAELSEWHEREELSEWHE', { account: '000000000000', roleArn: ACT_ROLE });
    const elsewhere = new IAMClient(clientOf(bench.twin, 'iam', 'AKIAELSEWHEREELSEWHE'));

    await expect(elsewhere.send(getUser)).rejects.toMatchObject({ name: 'TwinDoesNotKnow' });
  });

  it('starts afresh with another world at the same address', async () => {
    bench.twin.faults.add({ call: 'iam:*', error: 'AccessDenied' });
    const url = bench.twin.url('iam');

    const world = createWorld({
      start: START,
      accounts: [{ id: ACCOUNT, users: [{ userName: 'alice', path: '/new/' }] }],
    });
    bench.twin.reset({ clock: createVirtualClock(START), world, services: [] });

    await expect(bench.iam.send(getUser)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    bench.twin.registerCredentials('AKIAIOSFODNN7EXAMPLE', { account: ACCOUNT, roleArn: ACT_ROLE });
    expect((await bench.iam.send(getUser)).User?.Path).toBe('/new/');
    expect([bench.twin.url('iam'), bench.twin.calls.get('iam:GetUser')]).toEqual([url, 1]);
  });
});

describe('a permission engine', () => {
  it('denies with its own words, and nothing happens', async () => {
    const authorize = () => ({ allowed: false, message: 'User: x is not authorized' }) as const;
    bench.twin.reset({ clock: bench.clock, world: bench.world, services: [], authorize });
    bench.twin.registerCredentials('AKIAIOSFODNN7EXAMPLE', { account: ACCOUNT, roleArn: ACT_ROLE });

    await expect(bench.iam.send(getUser)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'User: x is not authorized',
      $metadata: { httpStatusCode: 403 },
    });
  });
});
