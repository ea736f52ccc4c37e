import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, useLocalRun } from '../support/journey.ts';

const local = useLocalRun();

/** No role was assumed, no case opened, nobody written to: the findings were refused on their face. */
function expectRefusedOnItsFace({ report }: Journey): void {
  expect(report.calls).not.toHaveProperty('sts:AssumeRole');
  expect(report.executions).toEqual([]);
  expect(report.messages).toEqual([]);
  expect(report.failures).toEqual([]);
}

describe('a finding of something else', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('other-controls');
  });

  it.each([
    ['PCI.IAM.8', /not of the control IAM\.8 or IAM\.22/],
    ['PCI.IAM.8 with a user', /not of the control IAM\.8 or IAM\.22/],
    ['S3.5', /not of the control IAM\.8 or IAM\.22/],
    ['IAM.3', /not of the control IAM\.8 or IAM\.22/],
    ['account', /of type AwsAccount, not AwsIamUser/],
  ])('gets a note and keeps its status (%s)', (finding, reason) => {
    expect(journey.course(finding)).toEqual(['NEW -']);
    expect(journey.end(finding).note).toMatch(/^Nothing was done/);
    expect(journey.end(finding).note).toMatch(reason);
    expectRefusedOnItsFace(journey);
  });
});

describe('a finding that is not open', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('not-open');
  });

  it.each([
    ['archived', 'NEW', /archived/],
    ['suppressed', 'SUPPRESSED', /suppressed.*NEW first/],
    ['passed', 'RESOLVED', /already passes/],
  ])('gets a note and keeps its status (%s)', (finding, status, reason) => {
    expect(journey.finding(finding)[1]).toMatchObject({ status, note: expect.stringMatching(reason) });
    expect(journey.course(finding).filter((step) => step.endsWith('opened'))).toEqual([]);
  });

  it('does not stop the others of the same click', () => {
    expect(journey.course('open')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED in-use',
      'SecurityHub RESOLVED PASSED',
    ]);
    expect(journey.report.executions.map(({ user }) => user)).toEqual(['bob']);
  });
});

it.each([
  ['of another product', 'foreign-product', 'foreign', /not produced by Security Hub itself/],
  ['of an account outside the list', 'foreign-account', 'alice', /999900001111 is not in the settings/],
  ['whose user is of another account', 'account-mismatch', 'mismatch', /111122223333.*444455556666/],
])('a finding %s is refused before any role is assumed', async (_, scenario, finding, reason) => {
  const journey = await local.play(scenario);

  expect(journey.course(finding)).toEqual(['NEW -']);
  expect(journey.end(finding).note).toMatch(/^Nothing was done/);
  expect(journey.end(finding).note).toMatch(reason);
  expectRefusedOnItsFace(journey);
});

describe('a finding without SecurityControlId, of a key unused for 60 days', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await local.play('generator-ids');
  });

  it.each(['fsbp', 'nist', 'pci', 'cis-1.2', 'tower'])('is of IAM.8 by the generator of %s', (finding) => {
    expect(journey.course(finding)).toEqual(['NEW -']);
    expect(journey.end(finding).note).toMatch(/in-use/);
  });

  it.each(['cis-1.4', 'consolidated IAM.22'])('is of IAM.22 by the generator of %s', (finding) => {
    expect(journey.course(finding)).toEqual(['NEW -']);
    expect(journey.end(finding).note).toMatch(/[Ww]ould ask .*-user@example\.com/);
  });
});
