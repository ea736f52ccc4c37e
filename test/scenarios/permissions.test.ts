import { describe, expect, it } from 'vitest';
import { PROVEN, proofOf } from '../support/grants.ts';
import { localRun } from '../support/journey.ts';
import { PERMISSION_STORIES } from './permission-stories.ts';

/** Why the other actions are granted; the local run does not call these services. */
const UNPROVEN: Record<string, string> = {
  'logs:CreateLogStream': 'every function writes its log',
  'logs:PutLogEvents': 'every function writes its log',
  'xray:PutTraceSegments': 'tracing is on',
  'xray:PutTelemetryRecords': 'tracing is on',
  'xray:GetSamplingRules': 'Step Functions samples traces',
  'xray:GetSamplingTargets': 'Step Functions samples traces',
  'logs:CreateLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:DeleteLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:GetLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:UpdateLogDelivery': 'Step Functions delivers its log as a vended log',
  'logs:ListLogDeliveries': 'Step Functions delivers its log as a vended log',
  'logs:DescribeLogGroups': 'Step Functions looks for the log group of its vended log',
  'logs:DescribeResourcePolicies': 'a vended log needs the account’s resource policy',
  'logs:PutResourcePolicy': 'a vended log needs the account’s resource policy',
  'sqs:SendMessage': 'Lambda hands what failed for good to the failures queue',
  'sqs:GetQueueAttributes': 'CDK’s grant for sending to a queue, and Lambda’s pollers',
  'sqs:ReceiveMessage': 'Lambda’s pollers bring the clicks; a scenario refuses to start without',
  'sqs:DeleteMessage': 'Lambda’s pollers bring the clicks; a scenario refuses to start without',
  'sqs:GetQueueUrl': 'CDK’s grant for sending to a queue',
};

/** What ends in the same way without, and why it is granted all the same. */
const SPARES_CALLS: Record<string, string> = {
  'states:ListExecutions':
    'the daily sweep asks for each open case without; of thousands it would not come to the end',
};

const { policies } = await localRun();
const proof = await proofOf(PERMISSION_STORIES);

describe('every grant is needed, of the hub and of the three roles in every account:', () => {
  it.each(proof.grants)('%s', async (text, grant) => {
    expect(proof.usersOf(text), 'stories that use it').not.toEqual([]);
    if (grant.action in SPARES_CALLS) return;
    expect(await proof.storyThatNeeds(grant), 'a story that ends otherwise without it').toBeDefined();
  });
});

describe('all grants', () => {
  it('have a reason, where the local run does not call the service', () => {
    const others = policies.grants.map(({ action }) => action).filter((action) => !PROVEN.test(action));

    expect([...new Set(others)].sort()).toEqual(Object.keys(UNPROVEN).sort());
  });

  it('name one action each: a wildcard would grant what nobody looked at', () => {
    expect(policies.grants.filter(({ action }) => action.includes('*'))).toEqual([]);
  });
});

describe('a story', () => {
  it('ends the same way every time while nothing is taken away', async () => {
    const { again, end } = await proof.replay();

    expect(again).toEqual(end);
  });
});
