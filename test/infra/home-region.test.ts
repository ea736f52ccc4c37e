import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { homeRegionProblems } from '../../infra/home-region.ts';
import { MemberStackSet } from '../../infra/member-stack-set.ts';
import { readSettings } from '../../infra/settings.ts';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const organisation = readSettings({}, 'organisation');
const alone = readSettings({}, 'try-out');

describe('an opt-in Region as home', () => {
  it.each(['ap-east-1', 'eu-central-2', 'me-south-1', 'xx-newest-1'])(
    'is refused without a word on how accounts are reached: %s',
    (region) => {
      expect(homeRegionProblems(organisation, region)).toEqual([
        `memberRegion: ${region} is an opt-in Region, and STS and StackSets reach only accounts that have enabled it; name a Region that every account has, such as "us-east-1", or "${region}" if they all have it`,
      ]);
      expect(homeRegionProblems({ ...organisation, memberRegion: 'us-east-1' }, region)).toEqual([]);
      expect(homeRegionProblems(alone, region), 'the hub account alone').toEqual([]);
    },
  );

  it.each(['eu-central-1', 'ap-northeast-3', 'us-gov-west-1', 'cn-north-1'])('is none: %s', (region) => {
    expect(homeRegionProblems(organisation, region)).toEqual([]);
  });

  it('is refused by the app where the CDK tells the Region', async () => {
    const run = promisify(execFile)(process.execPath, cdk.app.split(' ').slice(1), {
      env: {
        ...process.env,
        CDK_DEFAULT_REGION: 'ap-east-1',
        CDK_CONTEXT_JSON: JSON.stringify({ ...cdk.context, preset: 'organisation' }),
      },
    });

    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/- memberRegion: ap-east-1/),
    });
  });
});

describe('the StackSet', () => {
  const stackSetWith = (differs: object) => {
    const app = new App({ builtinCloudFormationValidation: false });
    const settings = { ...organisation, ...differs };
    const template = Template.fromStack(new MemberStackSet(app, 'Accounts', { settings }));
    return Object.values(template.findResources('AWS::CloudFormation::StackSet'))[0]?.['Properties'];
  };

  it('puts the roles where every account can have them', () => {
    const regionsWith = (differs: object) => stackSetWith(differs).StackInstancesGroup[0].Regions;

    expect(regionsWith({})).toEqual([{ Ref: 'AWS::Region' }]);
    expect(regionsWith({ memberRegion: 'us-east-1' })).toEqual(['us-east-1']);
  });

  it.each([
    [1, 0],
    [2, 1],
    [9, 8],
    [500, 495],
  ])('of %i accounts lets %i fail, since the percentage is rounded down', (accounts, mayFail) => {
    const { FailureTolerancePercentage } = stackSetWith({}).OperationPreferences;

    expect(Math.floor((accounts * FailureTolerancePercentage) / 100)).toBe(mayFail);
  });
});

describe('an account that is new to Lambda, with 10 executions at a time,', () => {
  it('can have the hub: no function reserves any of them', async () => {
    const functions = resourcesOfType(
      await deployedTemplate('UnusedCredentialsHub'),
      'AWS::Lambda::Function',
    );

    expect(functions.length).toBeGreaterThan(8);
    for (const [id, { Properties }] of functions)
      expect(Properties, id).not.toHaveProperty('ReservedConcurrentExecutions');
  });
});
