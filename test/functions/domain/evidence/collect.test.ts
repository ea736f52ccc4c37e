import { describe, expect, it } from 'vitest';
import { evidenceOf, isEvidenceDue, latestServices } from '../../../../functions/domain/evidence/collect.ts';
import type { AskedBesides, Evidence, Services } from '../../../../functions/domain/evidence/evidence.ts';
import { originOf } from '../../../../functions/domain/evidence/origin.ts';
import { AT, aKey, aPassword, aUser, daysAgo, OLD_KEY } from '../../../support/builders.ts';

const KNOWN: Services = latestServices([{ name: 'Amazon S3', at: daysAgo(120) }], AT);
const NONE: AskedBesides = { services: KNOWN, groupPolicies: { is: 'known', names: [] } };
const UNKNOWN = { is: 'unknown', isDenied: true } as const;
const evidence = (user = aUser(), besides: Partial<AskedBesides> = {}, before?: Evidence) =>
  evidenceOf(user, { ...NONE, ...besides }, before);

describe('evidence', () => {
  it('has the description of each key that the user has, and of no other', () => {
    const tags = { [OLD_KEY]: ' backup of the NAS ', AKIAGONE000000000001: 'gone', Owner: 'a@example.com' };
    const user = aUser({ credentials: [aPassword(), aKey()], tags });

    expect(evidence(user).descriptions).toEqual({ [OLD_KEY]: 'backup of the NAS' });
    expect(evidence(aUser({ tags: { [OLD_KEY]: ' ' } })).descriptions).toEqual({});
  });

  it('keeps what it knew of the services where it does not know them this time', () => {
    const before = evidence();

    expect(evidence(aUser(), { services: { is: 'pending' } }, before).services).toEqual(KNOWN);
    expect(evidence(aUser(), { services: UNKNOWN }, before).services).toEqual(KNOWN);
    expect(evidence(aUser(), { services: UNKNOWN }).services).toEqual(UNKNOWN);
    expect(evidence(aUser(), { services: KNOWN }, evidence(aUser(), { services: UNKNOWN })).services).toEqual(
      KNOWN,
    );
  });

  it('takes what is known of the services this time', () => {
    const before = evidence();
    const now = latestServices([{ name: 'Amazon EC2', at: daysAgo(2) }], AT);

    expect(evidence(aUser(), { services: now }, before).services).toEqual(now);
  });

  it.each<[string, Evidence | undefined, boolean]>([
    ['missing', undefined, true],
    ['as good as new', evidence(), false],
    ['not there yet', evidence(aUser(), { services: { is: 'pending' } }), true],
    ['unknown', evidence(aUser(), { services: UNKNOWN }), true],
    ['unknown as to groups', evidence(aUser(), { groupPolicies: UNKNOWN }), true],
    ['a day old', evidence(aUser(), { services: { ...KNOWN, readAt: daysAgo(1) } as Services }), true],
  ])('is read before somebody is asked when it is %s: %s', (_, before, isDue) => {
    expect(isEvidenceDue(before, AT)).toBe(isDue);
  });
});

describe('the services that a user has tried', () => {
  const used = (...services: [name: string, days: number][]) =>
    latestServices(
      services.map(([name, days]) => ({ name, at: daysAgo(days) })),
      AT,
    );
  const namesOf = (services: ReturnType<typeof used>) => services.used.map(({ name }) => name);

  it('are the latest first, by name where they were tried at once', () => {
    expect(namesOf(used(['a', 3], ['b', 1], ['c', 2]))).toEqual(['b', 'c', 'a']);
    expect(namesOf(used(['b', 3], ['c', 3], ['a', 3]))).toEqual(['a', 'b', 'c']);
    expect(namesOf(used(['c', 3], ['b', 3], ['a', 3]))).toEqual(['a', 'b', 'c']);
  });

  it('are kept as many as anybody reads, with how many more there were and when that was read', () => {
    const many = (count: number) =>
      used(...Array.from({ length: count }, (_, index): [string, number] => [`service ${index}`, index]));

    expect(many(20)).toMatchObject({ readAt: AT, more: 0 });
    expect(many(23)).toMatchObject({ more: 3 });
    expect(namesOf(many(23))).toEqual(namesOf(many(20)));
  });
});

describe('an administrator', () => {
  const policy = (name: string) => `arn:aws:iam::aws:policy/${name}`;
  const adminOf = (...asked: Parameters<typeof evidence>) => evidence(...asked).admin;

  it('has a policy of that name, its own or by a group', () => {
    const user = aUser({
      attachedPolicies: [policy('job-function/SystemAdministrator'), policy('ReadOnlyAccess')],
      inlinePolicies: ['my-admin', 'extra'],
      groups: ['ops'],
    });
    const ofGroups = ['IAMFullAccess', 'PowerUserAccess', 'IAMUserChangePassword', 'my-admin'];

    expect(adminOf(user, { groupPolicies: { is: 'known', names: ofGroups } })).toEqual({
      policies: [
        { name: 'SystemAdministrator', by: 'user' },
        { name: 'my-admin', by: 'user' },
        { name: 'IAMFullAccess', by: 'groups', groups: ['ops'] },
        { name: 'PowerUserAccess', by: 'groups', groups: ['ops'] },
      ],
      isCut: false,
      isWhole: true,
      isDenied: false,
    });
  });

  it('is not ruled out while a list could not be read', () => {
    const cut = (what: string) => aUser({ unreadable: [{ what, reason: 'AccessDenied' }] });

    expect(adminOf(aUser(), { groupPolicies: UNKNOWN })).toMatchObject({ isWhole: false, isDenied: true });
    expect(adminOf(cut('attached policies')).isWhole).toBe(false);
    expect(adminOf(cut('inline policies')).isWhole).toBe(false);
    expect(adminOf(cut('groups')).isWhole).toBe(false);
    expect(adminOf(cut('SSH public keys')).isWhole).toBe(true);
  });

  it('keeps twenty policies of the hundreds that groups may have', () => {
    const names = Array.from({ length: 300 }, (_, index) => `admin-${index}`);
    const groups = Array.from({ length: 30 }, (_, index) => `group-${index}`);
    const of = (count: number) =>
      adminOf(aUser({ groups }), { groupPolicies: { is: 'known', names: names.slice(0, count) } });

    expect(of(300).policies).toHaveLength(20);
    expect(of(300).isCut).toBe(true);
    expect(of(20).isCut).toBe(false);
    expect(of(1).policies[0]?.groups).toEqual(groups.slice(0, 20));
  });
});

describe('where a user comes from', () => {
  it.each<[Record<string, string>, object]>([
    [{}, {}],
    [
      { 'aws:cloudformation:stack-name': 'ci' },
      { managedBy: { key: 'aws:cloudformation:stack-name', value: 'ci' } },
    ],
    [{ 'managed-by': 'terraform' }, { managedBy: { key: 'managed-by', value: 'terraform' } }],
    [{ ManagedBy: 'Terraform Cloud' }, { managedBy: { key: 'ManagedBy', value: 'Terraform Cloud' } }],
    [{ terraform: 'true' }, { managedBy: { key: 'terraform', value: 'true' } }],
    [{ Terraform: 'false' }, {}],
    [{ managed_by: 'the data team' }, {}],
    [{ created_by: 'bob' }, { madeBy: { key: 'created_by', value: 'bob' } }],
    [{ CreatedBy: 'Terraform' }, { managedBy: { key: 'CreatedBy', value: 'Terraform' } }],
    [
      { IaC: 'pulumi', Creator: 'eve' },
      { managedBy: { key: 'IaC', value: 'pulumi' }, madeBy: { key: 'Creator', value: 'eve' } },
    ],
    [{ CreatedBy: '' }, {}],
    [{ createdbyme: 'x', note: 'made by terraform' }, {}],
  ])('is read from the tags %j', (tags, origin) => {
    expect(originOf(tags)).toEqual(origin);
  });
});
