import { describe, expect, it } from 'vitest';
import { ASSESSED, assessUser } from '../../../functions/assess-user/assess-user.ts';
import type { AssessUserInput } from '../../../functions/assess-user/schema.ts';
import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { latestServices } from '../../../functions/domain/evidence/collect.ts';
import type { AskedBesides } from '../../../functions/domain/evidence/evidence.ts';
import { AT, aCase, aKey, aPassword, aUser, daysAgo, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const KNOWN: AskedBesides = {
  services: latestServices([{ name: 'Amazon S3', at: daysAgo(120) }], AT),
  groupPolicies: { is: 'known', names: [] },
};
const UNKNOWN: AskedBesides = {
  services: { is: 'unknown', isDenied: true },
  groupPolicies: { is: 'unknown', isDenied: true },
};

function worldWith(besides: AskedBesides, user = aUser(), record: Partial<CaseRecord> = {}): World {
  const world = aWorld({ records: [aCase(record)], users: [user] });
  world.iam.state.besides = besides;
  return world;
}

async function assess(world: World, purpose: AssessUserInput['purpose'] = 'retirement', at = AT) {
  const run = onCase(
    { table: world.table, settings: world.settings, changes: ASSESSED, writesNothing: true },
    assessUser({ ...world, reader: world.iam.reader }),
  );
  const output = await run({ state: 'AssessUser', enteredAt: at, purpose, case: addressOf(aCase()) });
  const record = world.table.at(USER_ID);
  if (record === undefined) throw new Error('no item');
  return { ...output, record };
}

describe('the evidence of an assessment', () => {
  it('is stored with the case before somebody is asked, and neither plan nor outcome depends on it', async () => {
    const [known, unknown] = [await assess(worldWith(KNOWN)), await assess(worldWith(UNKNOWN))];

    expect(known.record.evidence?.services).toEqual(KNOWN.services);
    expect(unknown.record.evidence).toMatchObject({ services: UNKNOWN.services, admin: { isWhole: false } });
    expect(unknown.outcome).toBe(known.outcome);
    expect(unknown.record.plan).toEqual(known.record.plan);
  });

  it.each(['observation', 'use', 'failure'] as const)('is not read for %s', async (purpose) => {
    expect((await assess(worldWith(KNOWN), purpose)).record.evidence).toBeUndefined();
  });

  it('is looked for again where it was not there, and stays where it comes no more', async () => {
    const { evidence: pending } = (await assess(worldWith({ ...KNOWN, services: { is: 'pending' } }))).record;
    expect(pending?.services).toEqual({ is: 'pending' });

    const next = async (besides: AskedBesides, evidence: CaseRecord['evidence'], at: string) =>
      (await assess(worldWith(besides, aUser(), { evidence }), 'retirement', at)).record.evidence;

    const known = await next(KNOWN, pending, daysAgo(-7));
    expect(known?.services).toEqual(KNOWN.services);
    expect((await next(UNKNOWN, known, daysAgo(-14)))?.services).toEqual(KNOWN.services);
  });
});

/** Three bytes each in UTF-8: tags may hold letters of any script. */
const long = (length: number) => '鍵'.repeat(length);
const many = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, i) => item(i));
const name = (index: number, length = 128) => `admin-${index}-`.padEnd(length, 'x');

describe('the item of the largest user that IAM allows', () => {
  it('stays below 200 kB, restore kit and all', async () => {
    const keys = ['AKIAAAAAAAAAAAAAAAA1', 'AKIAAAAAAAAAAAAAAAA2'];
    // IAM and STS quotas: 50 tags, 20 attached policies (raised), 10 groups, 8 MFA devices; a tag is 128 + 256 characters.
    const user = aUser({
      path: `/${'p'.repeat(510)}/`,
      tags: {
        ...Object.fromEntries(many(46, (index) => [long(120) + index, long(256)])),
        [keys[0] as string]: long(256),
        [keys[1] as string]: long(256),
        terraform: long(256),
        'created-by': long(256),
      },
      credentials: [aPassword(), ...keys.map((id) => aKey({ id }))],
      groups: many(10, (index) => name(index)),
      attachedPolicies: many(
        20,
        (index) => `arn:aws:iam::123456789012:policy/${'p'.repeat(510)}/${name(index)}`,
      ),
      inlinePolicies: many(30, (index) => name(index)),
      mfaDevices: many(8, (index) => `arn:aws:iam::123456789012:mfa/${name(index, 226)}`),
      sshPublicKeys: many(5, (index) => ({ id: name(index), status: 'Active' })),
      signingCertificates: many(2, (index) => ({ id: name(index), status: 'Active' })),
      serviceSpecificCredentials: many(20, (index) => ({ id: name(index), service: name(index) })),
    });
    const services = latestServices(
      many(400, (index) => ({ name: long(128), at: daysAgo(index), region: 'r'.repeat(128) })),
      AT,
    );
    const groupPolicies = { is: 'known' as const, names: many(300, (index) => name(index, 120)) };

    const { record } = await assess(worldWith({ services, groupPolicies }, user));
    const kit: CaseRecord['restoreKit'] = {
      writtenAt: AT,
      scope: 'user',
      user,
      inlinePolicyDocuments: { all: 'x'.repeat(10_240) },
    };

    expect(record.evidence?.services).toMatchObject({ more: 380 });
    expect(Buffer.byteLength(JSON.stringify(record.evidence))).toBeLessThan(60_000);
    expect(Buffer.byteLength(JSON.stringify({ ...record, restoreKit: kit }))).toBeLessThan(200_000);
  });
});
