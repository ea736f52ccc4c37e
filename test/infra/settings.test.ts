import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { InvalidSettingsError, presetNames, readSettings } from '../../infra/settings.ts';

const valid: Record<string, unknown> = JSON.parse(readFileSync('infra/presets/try-out.json', 'utf8'));

/** The problems that are reported, one per line. */
function problemsOf(context: unknown, preset?: unknown, region?: string): string[] {
  try {
    readSettings(context, preset, region);
  } catch (error) {
    if (error instanceof InvalidSettingsError) return error.message.split('\n  - ').slice(1);
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('settings', () => {
  it('come from cdk.json with the defaults filled in', () => {
    const { settings, preset } = cdk.context;

    expect(readSettings(settings, preset)).toMatchObject({
      ...valid,
      answerWithin: 'P14D',
      observation: 'P14D',
    });
  });

  it('come from the command line as JSON text', () => {
    expect(readSettings(JSON.stringify(valid))).toEqual(readSettings(valid));
  });

  it('are asked for, each of them, when they are missing', () => {
    const problems = problemsOf(undefined);

    for (const name of [
      'hubAccountId',
      'allowedDomains',
      'securityContacts',
      'sender',
      'organizationId',
      'contact',
    ])
      expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${name}: `)));
  });

  it('are refused when they are no JSON, or no object', () => {
    expect(problemsOf('{')).toEqual([expect.stringContaining('not JSON')]);
    expect(problemsOf('[]')).toEqual([expect.stringContaining('not an object')]);
  });

  it('take readers of passwords from the hub account only: the key of the secrets serves no other', () => {
    const own = `arn:aws:iam::${valid['hubAccountId']}:role/service/Desk`;
    const foreign = 'arn:aws:iam::444455556666:role/ServiceDesk';

    expect(readSettings({ ...valid, passwordReaders: [own] }).passwordReaders).toEqual([own]);
    expect(problemsOf({ ...valid, passwordReaders: [own, foreign] })).toEqual([
      `passwordReaders: ${foreign} is not of the hub account ${valid['hubAccountId']}, and no other account can use the key of these secrets; name a role of the hub account that these people may assume`,
    ]);
  });

  it.each(['role/Admin*', 'role/*', 'user/desk-?', 'role/desk/'])(
    'take no reader of passwords such as %s: a policy lets in one role or user by its name',
    (reader) => {
      const arn = `arn:aws:iam::${valid['hubAccountId']}:${reader}`;

      expect(problemsOf({ ...valid, passwordReaders: [arn] })).toEqual([
        'passwordReaders.0: the ARN of one IAM role or user, without "*" and "?": a policy names no principal by a pattern',
      ]);
    },
  );

  it.each(['eu-centrall-1', 'us-est-1', 'eu-central', 'central-1', 'EU-central-1'])(
    'take no Region that is none, such as %s',
    (memberRegion) => {
      expect(problemsOf({ ...valid, memberRegion })).toEqual([
        'memberRegion: a Region looks like "eu-central-1"',
      ]);
    },
  );

  it.each([
    'eu-central-1',
    'ap-southeast-7',
    'us-gov-west-1',
    'us-isob-east-1',
    'eusc-de-east-1',
    'xx-northwest-9',
  ])('take the Region %s', (memberRegion) => {
    expect(readSettings({ ...valid, memberRegion }).memberRegion).toBe(memberRegion);
  });

  it('take a certificate of the hub’s account and Region only', () => {
    const of = (account: unknown, region: string) => ({
      ...valid,
      casePageDomain: {
        name: 'credentials.example.com',
        certificateArn: `arn:aws:acm:${region}:${account}:certificate/a1b2`,
      },
    });
    const hub = valid['hubAccountId'];

    expect(readSettings(of(hub, 'eu-west-1'), undefined, 'eu-west-1').casePageDomain?.name).toBeDefined();
    expect(readSettings(of(hub, 'eu-west-1')).casePageDomain?.name, 'the Region is not known').toBeDefined();
    expect(problemsOf(of(hub, 'us-east-1'), undefined, 'eu-west-1')).toEqual([
      'casePageDomain.certificateArn: is of us-east-1; the case page needs a certificate of eu-west-1, where the hub is deployed',
    ]);
    expect(problemsOf(of('444455556666', 'eu-west-1'), undefined, 'eu-west-1')).toEqual([
      `casePageDomain.certificateArn: is of the account 444455556666; the case page needs a certificate of the hub account ${hub}`,
    ]);
  });

  it('refuse the hub in the management account, which must be named where a StackSet is deployed', () => {
    const { accounts: _, ...others } = valid;
    const organisation = {
      ...others,
      organizationId: 'o-a1b2c3d4e5',
      organizationalUnitIds: ['ou-ab12-cdef3456'],
    };

    expect(problemsOf(organisation)).toEqual([
      'organizationalUnitIds: needs `managementAccountId` beside it: the hub must not be there, and StackSets do not reach it',
    ]);
    expect(problemsOf({ ...organisation, managementAccountId: valid['hubAccountId'] })).toEqual([
      'hubAccountId: is the management account: make another account Security Hub’s delegated administrator, and StackSets’ too, and deploy there',
    ]);
    expect(() => readSettings({ ...organisation, managementAccountId: '999900001111' })).not.toThrow();
  });

  it('report every problem at once, each with its path', () => {
    const problems = problemsOf({
      ...valid,
      hubAccountId: '12',
      answerWithin: '14 days',
      observation: 'PT1H',
      securityContacts: ['security@elsewhere.example'],
      organizationId: 'o-a1b2c3d4e5',
      organizationalUnitIds: ['Workloads'],
      protected: { paths: ['admins'] },
      casePageDomain: { name: 'https://x.example.com', certificateArn: 'mine' },
      obsrvation: 'P14D',
    });

    expect(problems).toEqual([
      expect.stringContaining('hubAccountId: an AWS account id has 12 digits'),
      expect.stringContaining('organizationalUnitIds.0: an organizational unit id looks like'),
      expect.stringMatching(/^answerWithin: .*ISO 8601/),
      expect.stringContaining('protected.paths.0: a path starts and ends with "/"'),
      expect.stringContaining('casePageDomain.name: a domain name in lower case'),
      expect.stringContaining('casePageDomain.certificateArn: the ARN of an ACM certificate'),
      expect.stringContaining('settings: Unrecognized key: "obsrvation"'),
      expect.stringContaining('organizationId: give either `organizationId` or `accounts`'),
      expect.stringContaining('observation: PT1H is too short'),
      expect.stringContaining('securityContacts: security@elsewhere.example is not of an allowed domain'),
    ]);
  });

  it.each<[object, string[]]>([
    [{ observation: 'PT36H' }, []],
    [{ observation: 'PT35H59M' }, ['observation: PT35H59M is too short; use PT36H or longer']],
    [{ answerWithin: 'P7D', reminders: ['P6DT23H59M'] }, []],
    [{ answerWithin: 'P7D', reminders: ['P7D'] }, ['reminders: P7D is not before the end of P7D']],
  ])('at their limits: %j', (settings, problems) => {
    const given = { ...valid, ...settings };

    if (problems.length === 0) expect(() => readSettings(given)).not.toThrow();
    else expect(problemsOf(given)).toEqual(problems);
  });

  it('write the sender as SES knows its identities, in lower case', () => {
    expect(readSettings({ ...valid, sender: 'IAM-Cleanup@Example.com' }).sender).toBe(
      'iam-cleanup@example.com',
    );
  });

  it.each(['cn-north-1', 'cn-northwest-1'])('are refused in %s, where there is no SES', (region) => {
    expect(problemsOf({ ...valid, observation: 'PT1H' }, undefined, region)).toEqual([
      expect.stringContaining('observation: PT1H is too short'),
      `region: Amazon SES, which mails the questions, does not exist in China (${region})`,
    ]);
  });

  it.each(['eu-central-1', 'us-gov-west-1', undefined])('are taken in %s', (region) => {
    expect(readSettings(valid, undefined, region)).toEqual(readSettings(valid));
  });

  it('must leave a case less than a year', () => {
    const problems = problemsOf({ ...valid, observation: 'P200D', useWithin: 'P90D' });

    expect(problems).toEqual([expect.stringContaining('a year')]);
  });

  it.each(['PT8H', 'P2D', 'P30D'])('may look for use every %s, even for a year', (checkUseEvery) => {
    expect(readSettings({ ...valid, checkUseEvery })).toMatchObject({ checkUseEvery });
  });

  it.each([
    ['PT7H', '21,049'],
    ['PT1M', '6,744,194'],
  ])('must not look for use every %s: the history of a case would be too long', (checkUseEvery, events) => {
    expect(problemsOf({ ...valid, checkUseEvery })).toEqual([
      `checkUseEvery: a case could write ${events} events in a year, and its execution may write 25,000; look at least 8 hours apart`,
    ]);
  });

  it('need the organization when a StackSet deploys to its units', () => {
    const units = { organizationalUnitIds: ['ou-ab12-cdef3456'], managementAccountId: '999900001111' };
    const problems = problemsOf({ ...valid, ...units });

    expect(problems).toEqual([expect.stringMatching(/^organizationalUnitIds: needs `organizationId`/)]);
  });

  it('take contacts of accounts from the allowed domains only, and name the account', () => {
    const accountContacts = {
      '111122223333': ['a@example.com'],
      '444455556666': ['b@example.com', 'eve@elsewhere.example'],
    };

    expect(problemsOf({ ...valid, accountContacts })).toEqual([
      'accountContacts: eve@elsewhere.example, of account 444455556666, is not of an allowed domain (example.com)',
    ]);
    expect(problemsOf({ ...valid, accountContacts: { '4444': ['a@example.com'] } })).toEqual([
      expect.stringMatching(/^accountContacts\.4444: /),
    ]);
  });

  it('ask for somebody whom people can turn to', () => {
    expect(problemsOf({ ...valid, contact: 'the help desk' })).toEqual([
      'contact: neither an e-mail address nor an address that begins with https://',
    ]);
  });

  it('are refused when they do not fit into a function’s environment', () => {
    const names = Array.from({ length: 120 }, () => `service-user-${randomUUID()}-*`);

    const problems = problemsOf({ ...valid, protected: { names } });

    expect(problems).toEqual([expect.stringMatching(/\d{4} bytes packed, at most 3000 .*one path or tag/)]);
  });
});

describe('presets', () => {
  it('are one for an account and one for an organization', () => {
    expect(presetNames).toEqual(['organisation', 'try-out']);
    expect(readSettings({}, 'try-out')).toMatchObject({ accounts: ['111122223333'] });
    expect(readSettings({}, 'organisation')).toMatchObject({
      organizationId: 'o-exampleorgid',
      organizationalUnitIds: ['r-exam'],
    });
  });

  it('are named when another one is asked for', () => {
    expect(problemsOf({}, 'prod')).toEqual(['preset: "prod" is none of organisation, try-out']);
  });

  it('give way to the deployment’s own settings', () => {
    const settings = readSettings({ teamName: 'Platform', organizationId: 'o-a1b2c3d4e5' }, 'try-out');

    expect(settings).toMatchObject({ teamName: 'Platform', organizationId: 'o-a1b2c3d4e5' });
    expect(settings.accounts).toBeUndefined();
  });

  it('handle the hub account alone by the name of try-out, whichever it is', () => {
    const mine = { hubAccountId: '999988887777', sender: 'iam@corp.test', allowedDomains: ['corp.test'] };
    const people = {
      fallbackContacts: [],
      securityContacts: ['security@corp.test'],
      contact: 'iam@corp.test',
    };

    expect(readSettings({ ...mine, ...people }, 'try-out').accounts).toEqual(['999988887777']);
  });

  it('do not lend their examples to a real deployment', () => {
    const problems = problemsOf({ hubAccountId: '999988887777', sender: 'iam@corp.test' }, 'organisation');

    expect(problems.map((problem) => problem.split(': still')[0]).sort()).toEqual([
      'allowedDomains',
      'contact',
      'fallbackContacts',
      'managementAccountId',
      'organizationId',
      'organizationalUnitIds',
      'securityContacts',
    ]);
  });
});
