import { describe, expect, it } from 'vitest';
import { grantText } from '../../local/twin/policy/grants.ts';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

/** Plays a scenario with one grant missing from the deployment: the one whose text contains both. */
async function playWithout(holder: string, resource: string, scenario: string): Promise<Journey> {
  const { policies } = local.run();
  const grant = policies.grants.find((one) => one.holder.includes(holder) && one.resource.includes(resource));
  if (grant === undefined) throw new Error(`no grant of ${holder} on ${resource}`);
  policies.takeAway(grant);
  try {
    return await local.play(scenario, { mayDoNothing: true });
  } finally {
    policies.takeAway(undefined);
  }
}

describe('the management account, which StackSets do not reach', () => {
  it('is named with what to deploy; deployed by hand, a new click goes the whole way', async () => {
    const journey = await local.play('management-account');

    expect(journey.finding('alice')[1]?.note).toMatch(
      /^Nothing was done\..*UnusedCredentialsRead.*999900001111.*deploy the member stack/,
    );
    expect(journey.states('alice').at(-1)).toBe('CaseClosed');
    expect(journey.end('alice')).toMatchObject({
      status: 'RESOLVED',
      note: expect.stringMatching(/^Deleted/),
    });
    expect(journey.user('alice', '999900001111')).toMatchObject({ accessKeys: [] });
  });
});

describe('a member stack that is deleted while a case runs', () => {
  it('fails the case, and the note says what to deploy', async () => {
    const journey = await local.play('member-stack-deleted');

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
    const journey = await local.play('every-quota');
    const name = 'n'.repeat(64);

    expect(journey.acts(name).at(-1)).toMatch(/^DeleteUser/);
    expect(journey.acts(name).filter((act) => act.startsWith('RemoveUserFromGroup'))).toHaveLength(10);
    expect(journey.acts(name).filter((act) => act.startsWith('DeleteVirtualMFADevice'))).toHaveLength(8);
    expect(journey.end(name).status).toBe('RESOLVED');
  });
});

describe('the failures queue', () => {
  it('keeps a daily sweep that failed for good; the next one works', async () => {
    const { report, end } = await local.play('sweep-fails');

    expect(report.failures).toMatchObject([
      { requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 } },
    ]);
    expect(JSON.stringify(report.failures)).toContain('function:unused-credentials-sweep-cases');
    expect(end('alice').status).toBe('RESOLVED');
  });

  it('keeps a status change that could not be told; the next sweep tells it', async () => {
    const { report, end } = await local.play('ended-case-not-swept');

    expect(report.failures).toMatchObject([
      { requestPayload: { 'detail-type': 'Step Functions Execution Status Change' } },
    ]);
    expect(end('alice')).toMatchObject({ status: 'NEW', note: expect.stringMatching(/ended as ABORTED/) });
  });

  it('keeps an event that its rule may not deliver, and why', async () => {
    const { report } = await playWithout(
      'CustomActionsRetireCredentials',
      'open-cases',
      'retired-and-deleted',
    );

    expect(report.executions).toEqual([]);
    expect(report.failures).toMatchObject([
      {
        attributes: { ERROR_CODE: 'NO_PERMISSIONS', TARGET_ARN: expect.stringMatching(/open-cases$/) },
        event: { 'detail-type': 'Security Hub Findings - Custom Action' },
      },
    ]);
  });
});

describe('a function that may not be invoked', () => {
  it('fails its state as Step Functions has it fail, and the finding says so', async () => {
    const role = 'retire-unused-credentials-role';
    const { execution, end } = await playWithout(
      role,
      'function:unused-credentials-disable',
      'retired-and-deleted',
    );

    expect(execution('alice').status).toBe('FAILED');
    expect(end('alice')).toMatchObject({
      status: 'NEW',
      note: expect.stringMatching(/^The case failed: DisableCredentials: Lambda\.AWSLambdaException/),
    });
  });

  it('is a 500 to who opens the page', async () => {
    const { report, end } = await playWithout('apigateway', 'case-page', 'retired-and-deleted');

    expect(report.stepResults.find(({ do: what }) => what === 'answer')?.status).toBe(500);
    expect(end('alice').status).toBe('NEW');
  });
});

describe('the deployed policies', () => {
  it('are listed grant by grant, also those of the roles in every account', () => {
    const texts = local.run().policies.grants.map(grantText);

    expect(texts).toContain('UnusedCredentialsRead: iam:GetUser on arn:aws:iam::<account>:user/*');
    expect(new Set(texts).size).toBe(texts.length);
  });
});
