import { beforeAll, describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { ACCOUNT, after, alice, user, withKeyOnly } from '../support/story.ts';

const OTHER_ACCOUNT = '444455556666';

/** What tests change in a finding as Security Hub shows it. */
interface Shown {
  ProductArn: string;
  GeneratorId: string;
  Compliance: { Status: string; SecurityControlId?: string };
  Resources: { Type: string; Id: string }[];
}

const userOf = (account: string, name: string) => ({
  Type: 'AwsIamUser',
  Id: `arn:aws:iam::${account}:user/${name}`,
});
const THE_ACCOUNT = { Type: 'AwsAccount', Id: `AWS::::Account:${ACCOUNT}` };

/** A finding of IAM.8 about alice as Security Hub shows it, with what differs. */
function shown(name: string, differs: Partial<Shown>) {
  const asff = {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:securityhub:eu-central-1:${ACCOUNT}:security-control/IAM.8/finding/${name.replaceAll(' ', '-')}`,
    ProductArn: 'arn:aws:securityhub:eu-central-1::product/aws/securityhub',
    GeneratorId: 'security-control/IAM.8',
    AwsAccountId: ACCOUNT,
    Region: 'eu-central-1',
    Compliance: { Status: 'FAILED', SecurityControlId: 'IAM.8' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    Resources: [userOf(ACCOUNT, 'alice')],
    ...differs,
  };
  return { name, asff };
}

/** No role was assumed, no case opened, nobody written to: the findings were refused on their face. */
function expectRefusedOnItsFace({ report }: Journey): void {
  expect(report.calls).not.toHaveProperty('sts:AssumeRole');
  expect(report.executions).toEqual([]);
  expect(report.messages).toEqual([]);
  expect(report.failures).toEqual([]);
}

describe('a finding of something else', () => {
  const OF_PCI = { GeneratorId: 'pci-dss/v/3.2.1/PCI.IAM.8', Compliance: { Status: 'FAILED' } };
  const of = (control: string) => ({
    GeneratorId: `security-control/${control}`,
    Compliance: { Status: 'FAILED', SecurityControlId: control },
  });

  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [alice(withKeyOnly)],
        findings: [
          shown('PCI.IAM.8', { ...OF_PCI, Resources: [THE_ACCOUNT] }),
          shown('PCI.IAM.8 with a user', OF_PCI),
          shown('S3.5', { ...of('S3.5'), Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::example' }] }),
          shown('IAM.3', of('IAM.3')),
          shown('account', {
            Compliance: { Status: 'WARNING', SecurityControlId: 'IAM.8' },
            Resources: [THE_ACCOUNT],
          }),
        ],
      },
      after('PT1H').click(),
    );
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
    journey = await play(
      {
        users: [alice(withKeyOnly), user('bob', { accessKeys: [{ lastUsed: 'P3D' }] })],
        findings: [
          { name: 'archived', user: 'alice', region: 'eu-west-1', recordState: 'ARCHIVED' },
          { name: 'suppressed', user: 'alice', region: 'eu-west-2', workflowStatus: 'SUPPRESSED' },
          {
            name: 'passed',
            user: 'alice',
            region: 'eu-west-3',
            compliance: 'PASSED',
            workflowStatus: 'RESOLVED',
          },
          { name: 'open', user: 'bob' },
        ],
      },
      after('PT1H').click(),
    );
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
  [
    'of another product, which looks like one of Security Hub’s own,',
    {
      users: [alice(withKeyOnly)],
      findings: [
        shown('foreign', {
          ProductArn: `arn:aws:securityhub:eu-central-1:${OTHER_ACCOUNT}:product/${OTHER_ACCOUNT}/default`,
        }),
      ],
    },
    'foreign',
    /not produced by Security Hub itself/,
  ],
  [
    'of an account outside the list',
    {
      accounts: [{ id: ACCOUNT }, { id: '999900001111', users: [alice(withKeyOnly)] }],
      settings: { accounts: [ACCOUNT] },
    },
    'alice',
    /999900001111 is not in the settings/,
  ],
  [
    'whose user is of another account',
    {
      accounts: [{ id: ACCOUNT, users: [alice(withKeyOnly)] }, { id: OTHER_ACCOUNT }],
      findings: [shown('mismatch', { Resources: [userOf(OTHER_ACCOUNT, 'alice')] })],
    },
    'mismatch',
    /111122223333.*444455556666/,
  ],
])('a finding %s is refused before any role is assumed', async (_, scene, finding, reason) => {
  const journey = await play(scene, after('PT1H').click());

  expect(journey.course(finding)).toEqual(['NEW -']);
  expect(journey.end(finding).note).toMatch(/^Nothing was done/);
  expect(journey.end(finding).note).toMatch(reason);
  expectRefusedOnItsFace(journey);
});

describe('a finding without SecurityControlId, of a key unused for 60 days', () => {
  const OLD = { consolidated: false, withSecurityControlId: false };

  let journey: Journey;
  beforeAll(async () => {
    journey = await play(
      {
        users: [
          ...['fsbp-user', 'nist-user', 'pci-user', 'cis-1-2-user', 'cis-1-4-user'],
          ...['tower-user', 'consolidated-user'],
        ].map((name) => user(name, { accessKeys: [{ lastUsed: 'P60D' }] })),
        findings: [
          { name: 'fsbp', user: 'fsbp-user', standard: 'fsbp', ...OLD },
          { name: 'nist', user: 'nist-user', standard: 'nist', ...OLD },
          { name: 'pci', user: 'pci-user', standard: 'pci', ...OLD },
          { name: 'cis-1.2', user: 'cis-1-2-user', standard: 'cis-1.2', ...OLD },
          { name: 'cis-1.4', user: 'cis-1-4-user', standard: 'cis-1.4', control: 'IAM.22', ...OLD },
          shown('tower', {
            GeneratorId: 'service-managed-aws-control-tower/v/1.0.0/CT.IAM.8',
            Compliance: { Status: 'FAILED' },
            Resources: [userOf(ACCOUNT, 'tower-user')],
          }),
          {
            name: 'consolidated IAM.22',
            user: 'consolidated-user',
            control: 'IAM.22',
            withSecurityControlId: false,
          },
        ],
        until: 'PT2H',
      },
      after('PT1H').click({ action: 'preview' }),
    );
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
