import { describe, expect, it } from 'vitest';
import { grantText } from '../../local/twin/policy/grants.ts';
import { type Journey, localRun, play, playWhatever } from '../support/journey.ts';
import { after, alice, click, type StoryStep, user, withKeyOnly } from '../support/story.ts';

const MEMBER = '444455556666';
const MANAGEMENT = '999900001111';

const DELETED = [click(), after('P2D').answer('retire'), after('P20D').answer('confirm')];

/** So many things, made from their number. */
const many = <Thing>(count: number, make: (index: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_none, index) => make(index));

/** Plays with one grant missing from the deployment: the one of this holder on this resource, by parts of their names. */
async function playWithout(holder: string, resource: string, ...steps: StoryStep[]): Promise<Journey> {
  const { policies } = await localRun();
  const grant = policies.grants.find((one) => one.holder.includes(holder) && one.resource.includes(resource));
  if (grant === undefined) throw new Error(`no grant of ${holder} on ${resource}`);
  policies.takeAway(grant);
  try {
    return await playWhatever(...steps);
  } finally {
    policies.takeAway(undefined);
  }
}

describe('the management account, which StackSets do not reach', () => {
  it('is named with what to deploy; deployed by hand, a new click goes the whole way', async () => {
    const journey = await play(
      {
        accounts: [
          {
            id: MANAGEMENT,
            name: 'management',
            roles: [
              { name: 'UnusedCredentialsRead', exists: false },
              { name: 'UnusedCredentialsAct', exists: false },
            ],
            users: [alice(withKeyOnly)],
          },
        ],
      },
      after('PT1H').click(),
      after('PT2H').deployMemberStack(MANAGEMENT),
      after('PT3H').click(),
      after('P2D').answer('retire'),
      after('P20D').answer('confirm'),
    );

    expect(journey.finding('alice')[1]?.note).toMatch(
      /^The click could not be carried out: .*UnusedCredentialsRead.*999900001111.*deploy the member stack/,
    );
    expect(journey.states('alice').at(-1)).toBe('CaseClosed');
    expect(journey.end('alice')).toMatchObject({
      status: 'RESOLVED',
      note: expect.stringMatching(/^Deleted/),
    });
    expect(journey.user('alice', MANAGEMENT)).toMatchObject({ accessKeys: [] });
  });
});

describe('a member stack that is deleted while a case runs', () => {
  it('fails the case, and the note says what to deploy', async () => {
    const journey = await play(
      { accounts: [{ id: MEMBER, name: 'shop', users: [alice(withKeyOnly)] }] },
      click(),
      after('P2D').answer('retire'),
      after('P5D').deleteMemberStack(MEMBER),
      after('P20D').deployMemberStack(MEMBER),
      after('P21D').click(),
    );

    const failed = journey
      .finding('alice')
      .find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'failed');
    expect(journey.execution('alice').status).toBe('FAILED');
    expect(failed).toMatchObject({ status: 'NEW', note: expect.stringMatching(/deploy the member stack/) });
    expect(journey.report.failures).toEqual([]);
  });
});

describe('a user at every quota', () => {
  it('is deleted as a whole: every session policy is accepted', async () => {
    const name = 'n'.repeat(64);
    const inactive = { status: 'Inactive' } as const;
    const everything = user(name, {
      path: `/${'p'.repeat(510)}/`,
      tags: { Owner: 'alice@example.com' },
      password: { lastUsed: 'P200D' },
      accessKeys: [{ lastUsed: 'P120D' }, { lastUsed: 'P130D' }],
      groups: many(10, (index) => `group-${index}`),
      mfaDevices: many(8, (index) => ({ kind: 'virtual', name: `device-${index}` })),
      sshPublicKeys: many(5, () => inactive),
      signingCertificates: many(2, () => inactive),
      serviceSpecificCredentials: many(2, () => inactive),
      attachedPolicies: many(20, (index) => `arn:aws:iam::aws:policy/policy-${index}`),
      inlinePolicies: many(3, (index) => ({
        name: `inline-${index}`,
        document: { Version: '2012-10-17', Statement: [] },
      })),
    });

    const journey = await play(
      { accounts: [{ id: MEMBER, users: [everything] }], settings: { deleteScope: 'user' } },
      ...DELETED,
    );

    expect(journey.acts(name).at(-1)).toMatch(/^DeleteUser/);
    expect(journey.acts(name).filter((act) => act.startsWith('RemoveUserFromGroup'))).toHaveLength(10);
    expect(journey.acts(name).filter((act) => act.startsWith('DeleteVirtualMFADevice'))).toHaveLength(8);
    expect(journey.end(name).status).toBe('RESOLVED');
  });
});

describe('the failures queue', () => {
  it('keeps a daily sweep that failed for good; the next one works', async () => {
    const { report, end } = await play(
      { users: [alice(withKeyOnly)] },
      click(),
      after('PT12H').fail('dynamodb:Scan', 'InternalServerError'),
      after('P1DT12H').heal({ call: 'dynamodb:Scan' }),
      after('P2DT12H').answer('keep'),
      after('P3D').useKey(),
    );

    expect(report.failures).toMatchObject([
      { requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 } },
    ]);
    expect(JSON.stringify(report.failures)).toContain('function:unused-credentials-sweep-cases');
    expect(end('alice').status).toBe('RESOLVED');
  });

  it('keeps no status change that could not be told: what is due is told when it can be', async () => {
    const { report, end } = await play(
      { users: [alice(withKeyOnly)] },
      click(),
      after('PT1H').fail('securityhub:BatchUpdateFindings', 'InternalException'),
      after('PT2H').stopExecution(),
      after('PT12H').heal(),
    );

    expect(report.failures).toEqual([]);
    expect(end('alice').at).toMatch(/^2026-11-02T21:[0-3]/);
    expect(end('alice')).toMatchObject({ status: 'NEW', note: expect.stringMatching(/ended as ABORTED/) });
  });

  it('keeps an event that its rule may not deliver, and why', async () => {
    const { report } = await playWithout('SweepDaily', 'sweep-cases', click());

    expect(report.failures.length).toBeGreaterThan(0);
    expect(report.failures[0]).toMatchObject({
      attributes: { ERROR_CODE: 'NO_PERMISSIONS', TARGET_ARN: expect.stringMatching(/sweep-cases$/) },
      event: { 'detail-type': 'Scheduled Event' },
    });
  });
});

describe('a function that may not be invoked', () => {
  it('fails its state as Step Functions has it fail, and the finding says so', async () => {
    const role = 'retire-unused-credentials-role';
    const { execution, end } = await playWithout(role, 'function:unused-credentials-disable', ...DELETED);

    expect(execution('alice').status).toBe('FAILED');
    expect(end('alice')).toMatchObject({
      status: 'NEW',
      note: expect.stringMatching(/^The case failed: DisableCredentials: Lambda\.AWSLambdaException/),
    });
  });

  it('is a 500 to who opens the page', async () => {
    const { report, end } = await playWithout('apigateway', 'case-page', ...DELETED);

    expect(report.stepResults.find(({ do: what }) => what === 'answer')?.status).toBe(500);
    expect(end('alice').status).toBe('NEW');
  });
});

describe('the deployed policies', () => {
  it('are listed grant by grant, also those of the roles in every account', async () => {
    const { policies } = await localRun();
    const texts = policies.grants.map(grantText);

    expect(texts).toContain('UnusedCredentialsRead: iam:GetUser on arn:aws:iam::<account>:user/*');
    expect(new Set(texts).size).toBe(texts.length);
  });
});
