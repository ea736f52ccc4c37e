import { describe, expect, it } from 'vitest';
import { toJSONSchema, ZodError } from 'zod';
import { createWorld, type World, type WorldSpec } from '../../../local/twin/world.ts';
import { accountSpecSchema, type UserSpec } from '../../../local/twin/world-spec.ts';

const account = '111122223333';
const user = 'alice';
const at = Date.parse('2026-03-02T09:00:00Z');
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const who = { account, user, at };

function worldOf(spec: Omit<UserSpec, 'userName'> = {}, extra: Partial<WorldSpec> = {}): World {
  return createWorld({
    start: at,
    accounts: [{ id: account, users: [{ userName: user, ...spec }] }],
    ...extra,
  });
}

const alice = (world: World) => world.snapshot()[account]?.[user];

describe('a user of the access key', () => {
  it('leaves the last use behind', () => {
    const world = worldOf({ accessKeys: [{ id: KEY }] });

    expect(world.useKey({ ...who, keyId: KEY, service: 'ses', region: 'eu-west-1' })).toEqual({ ok: true });

    expect(alice(world)?.accessKeys[0]?.lastUsed).toEqual({
      at: '2026-03-02T09:00:00.000Z',
      service: 'ses',
      region: 'eu-west-1',
    });
    expect(world.iamLog).toEqual([]);
  });

  it.each(['Inactive', 'Expired', 'Frozen'])('gets nothing from a key that is %s', (status) => {
    const world = worldOf({ accessKeys: [{ id: KEY, status }] });

    expect(world.useKey({ ...who, keyId: KEY })).toEqual({
      ok: false,
      denied: `the access key is ${status}`,
    });
    expect(alice(world)?.accessKeys[0]?.lastUsed).toBeNull();
  });

  it('gets nothing from a key that is gone', () => {
    expect(worldOf().useKey({ ...who, keyId: KEY })).toMatchObject({ ok: false });
  });
});

describe('a sign-in', () => {
  it('is recorded, but not twice within five minutes', () => {
    const world = worldOf({ password: {} });

    world.signIn(who);
    world.signIn({ ...who, at: at + 60_000 });

    expect(alice(world)?.passwordLastUsed).toBe('2026-03-02T09:00:00.000Z');
  });

  it('needs a console password', () => {
    expect(worldOf().signIn(who)).toMatchObject({ ok: false });
  });

  it('needs the right password where one was set', () => {
    const world = worldOf();
    world.createLoginProfile({ ...who, password: 'right' });

    expect(world.signIn({ ...who, password: 'wrong' })).toMatchObject({ denied: 'the password is wrong' });
    expect(world.signIn({ ...who, password: 'right' })).toEqual({ ok: true });
  });

  it('changes a password that must be changed', () => {
    const world = worldOf({ password: { resetRequired: true } });

    expect(world.signIn(who)).toEqual({ ok: true });

    expect(alice(world)?.password?.resetRequired).toBe(false);
    expect(world.iamLog).toMatchObject([{ action: 'ChangePassword', by: user }]);
    expect(world.passwords).toHaveLength(1);
  });

  it('fails when the password must be changed and the user may not', () => {
    const world = worldOf({ password: { resetRequired: true }, mayChangePassword: false });

    expect(world.signIn(who)).toMatchObject({ ok: false });
    expect(alice(world)?.passwordLastUsed).toBeNull();
  });

  it('may change the password where the account lets everyone', () => {
    const users = [{ userName: user, password: { resetRequired: true }, mayChangePassword: false }];
    const passwordPolicy = { allowUsersToChangePassword: true };
    const world = createWorld({ start: at, accounts: [{ id: account, passwordPolicy, users }] });

    expect(world.signIn(who)).toEqual({ ok: true });
  });
});

describe('people', () => {
  it('create, change and delete access keys, two at most', () => {
    const world = worldOf();

    const { keyId } = world.createKey(who);
    world.createKey({ ...who, keyId: KEY });
    const third = world.createKey(who);
    world.setKeyStatus({ ...who, keyId, status: 'Inactive' });
    world.deleteKey({ ...who, keyId: KEY });

    expect(third).toMatchObject({ ok: false, denied: 'the user has two access keys' });
    expect(alice(world)?.accessKeys).toMatchObject([{ id: keyId, status: 'Inactive' }]);
    expect(world.iamLog.map(({ action }) => action)).toEqual([
      'CreateAccessKey',
      'CreateAccessKey',
      'UpdateAccessKey',
      'DeleteAccessKey',
    ]);
  });

  it('create a password once, and delete it', () => {
    const world = worldOf();

    const outcomes = [
      world.createLoginProfile(who),
      world.createLoginProfile(who),
      world.deleteLoginProfile(who),
      world.deleteLoginProfile(who),
    ];

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, false]);
    expect(alice(world)?.password).toBeNull();
  });

  it('recreate a user under the same name, with another id and nothing of the old one', () => {
    const world = worldOf({ accessKeys: [{}], tags: { a: 'b' } });
    const before = alice(world)?.userId;

    expect(world.recreateUser({ ...who, spec: { password: {} } })).toEqual({ ok: true });

    expect(alice(world)).toMatchObject({
      accessKeys: [],
      tags: {},
      password: { createdAt: new Date(at).toISOString() },
    });
    expect(alice(world)?.userId).not.toBe(before);
    expect(world.iamLog.map(({ action }) => action)).toEqual(['DeleteUser', 'CreateUser']);
  });

  it('rename a user: the ARN is another one, the id and all else stay', () => {
    const world = worldOf({ accessKeys: [{ id: KEY }], tags: { Owner: 'alice@example.com' } });
    const before = world.user(account, user);

    expect(world.renameUser({ ...who, to: 'alicia', path: '/left/' })).toEqual({ ok: true });

    expect(world.user(account, user)).toBeUndefined();
    expect(world.snapshot()[account]?.['alicia']).toMatchObject({
      userName: 'alicia',
      path: '/left/',
      userId: before?.userId,
      accessKeys: [{ id: KEY }],
      tags: { Owner: 'alice@example.com' },
    });
    expect(world.iamLog).toMatchObject([
      { action: 'UpdateUser', user, detail: { newUserName: 'alicia', newPath: '/left/' } },
    ]);
  });

  it('cannot give a user the name of another one, in whatever case', () => {
    const accounts = [{ id: account, users: [{ userName: user }, { userName: 'Bob' }] }];
    const world = worldOf({}, { accounts });

    expect(world.renameUser({ ...who, to: 'bob' })).toEqual({
      ok: false,
      denied: 'a user of this name exists',
    });
    expect(world.renameUser({ ...who, to: 'Alice' })).toEqual({ ok: true });
  });

  it('give users permissions, tags and other credentials', () => {
    const world = worldOf({ tags: { old: '1', kept: '2' } });

    world.tag({ ...who, tags: { owner: 'a@example.com' } });
    world.untag({ ...who, keys: ['old'] });
    world.addToGroup({ ...who, group: '/eng/ops' });
    world.attachPolicy({ ...who, policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    world.putInlinePolicy({ ...who, name: 'p', document: { a: 1 } });
    world.putInlinePolicy({ ...who, name: 'p', document: { a: 2 } });
    world.addSshKey(who);
    world.addServiceCredential(who);

    expect(alice(world)).toMatchObject({
      tags: { kept: '2', owner: 'a@example.com' },
      groups: [{ name: 'ops', path: '/eng/' }],
      attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      inlinePolicies: [{ name: 'p', document: { a: 2 } }],
      sshPublicKeys: [{ status: 'Active' }],
      serviceSpecificCredentials: [{ service: 'codecommit.amazonaws.com' }],
    });
  });

  it('replace and take away a tag by its key in whatever case, as it was written last', () => {
    const world = worldOf({ tags: { Department: 'finance', Team: 'data' } });

    world.tag({ ...who, tags: { department: 'hr' } });
    world.untag({ ...who, keys: ['TEAM'] });

    expect(alice(world)?.tags).toEqual({ department: 'hr' });
  });

  it('change nothing of a user that does not exist', () => {
    const world = worldOf();

    expect(world.tag({ ...who, user: 'bob', tags: { a: 'b' } })).toEqual({
      ok: false,
      denied: 'the user does not exist',
    });
    expect(world.iamLog).toEqual([]);
  });

  it('are heard by whoever listens, until they stop', () => {
    const world = worldOf();
    const heard: string[] = [];
    const stop = world.onChange(({ action, by }) => heard.push(`${action} by ${by}`));

    world.createKey({ ...who, by: 'mallory' });
    stop();
    world.createKey(who);

    expect(heard).toEqual(['CreateAccessKey by mallory']);
  });
});

describe('a world spec', () => {
  it('reads durations as time before the start, and fills in the rest', () => {
    const world = worldOf({
      password: { lastUsed: 'P1DT12H' },
      accessKeys: [{ id: KEY, lastUsed: '2026-01-01' }],
    });

    expect(alice(world)).toMatchObject({
      userId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      createdAt: '2025-01-26T09:00:00.000Z',
      passwordLastUsed: '2026-02-28T21:00:00.000Z',
      accessKeys: [
        { id: KEY, status: 'Active', lastUsed: { at: '2026-01-01T00:00:00.000Z', service: 's3' } },
      ],
    });
    expect(worldOf()).toMatchObject({
      reportReads: 1,
      pageSize: 100,
      readLagReads: 0,
      lastUseLagMs: 0,
      loginProfileSettleMs: 0,
    });
  });

  it('makes the same ids from the same spec', () => {
    expect(worldOf({ accessKeys: [{}, {}] }).snapshot()).toEqual(
      worldOf({ accessKeys: [{}, {}] }).snapshot(),
    );
  });

  it('reports every problem at once, by field', () => {
    const bad = {
      userName: user,
      createdAt: 'last year',
      accessKeys: [{ lastUse: 'P1D' }],
    } as unknown as UserSpec;

    const issues = accountSpecSchema.safeParse({ id: '1', users: [bad] }).error?.issues ?? [];

    expect(issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'id',
      'users.0.accessKeys.0',
      'users.0.createdAt',
    ]);
    expect(() => worldOf(bad)).toThrow(ZodError);
  });

  it('can be written as a JSON schema', () => {
    const schema = toJSONSchema(accountSpecSchema, { io: 'input' });

    expect(schema.required).toEqual(['id']);
    expect(JSON.stringify(schema)).toContain('ISO 8601');
  });
});
