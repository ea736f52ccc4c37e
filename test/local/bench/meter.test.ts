import { describe, expect, it } from 'vitest';
import { createMeter } from '../../../local/bench/meter.ts';
import { dollarsOf } from '../../../local/bench/prices.ts';
import { tableOf } from '../../../local/bench/table.ts';
import type { AnsweredCall } from '../../../local/twin/session.ts';

const HOUR = 3_600_000;

function call(name: string, differs: Partial<AnsweredCall> = {}): AnsweredCall {
  const [service = '', operation = ''] = name.split(':');
  const principal = { account: '111122223333', roleArn: 'role', functionFolder: 'deliver' };
  const made = { service, operation, parameters: {}, principal, region: 'eu-west-1' };
  return { ...made, error: undefined, isDone: true, ...differs };
}

describe('the meter', () => {
  it('counts calls, units of the table, the largest item, and what was refused since there were too many', () => {
    const meter = createMeter();
    meter.heard(call('dynamodb:GetItem'), 0);
    meter.heard(call('dynamodb:PutItem', { parameters: { Item: { text: { S: 'x'.repeat(2000) } } } }), 0);
    meter.heard(call('dynamodb:UpdateItem', { parameters: { Key: { pk: { S: 'message#1' } } } }), 0);
    meter.heard(call('securityhub:GetFindings', { error: 'TooManyRequestsException' }), 0);
    meter.heard(call('securityhub:GetFindings', { error: 'AccessDeniedException' }), 0);

    expect(meter.read()).toMatchObject({
      ...{ calls: 5, readUnits: 0.5, writeUnits: 3, largestItem: 2017 },
      throttled: { 'securityhub:GetFindings': 1 },
    });
  });

  it('tells the runs of the daily sweep apart, and keeps the longest', () => {
    const meter = createMeter();
    const principal = { account: '1', roleArn: 'role', functionFolder: 'sweep-cases' };
    const sweep = (at: number) => meter.heard(call('states:DescribeExecution', { principal }), at);
    for (const at of [0, 1000, 2000, 24 * HOUR, 24 * HOUR + 1]) sweep(at);

    expect(meter.read()).toMatchObject({ sweepCalls: 5, longestSweep: 3 });
  });
});

describe('the table of a bench', () => {
  const measured = {
    ...{
      cases: 10,
      calls: 2000,
      throttled: { 'securityhub:GetFindings': 7 },
      writeUnits: 300,
      readUnits: 500,
    },
    ...{
      largestItem: 9000,
      sweepCalls: 40,
      longestSweep: 12,
      refused: 0,
      transitions: 210,
      invocations: 160,
    },
    ...{ mails: 5, days: 29, seconds: 4 },
  };

  it('has a row for each number of cases, by the case where that tells more', () => {
    const [head = '', , row = ''] = tableOf([measured]).split('\n');
    const cells = Object.fromEntries(
      head.split(' | ').map((title, index) => [title.replace(/^\| /, ''), row.split(' | ')[index]]),
    );

    expect(cells).toMatchObject({ 'a case': '200', throttled: '7', 'transitions a case': '21.0' });
  });

  it('has the price of transitions, invocations, the table and mails', () => {
    expect(
      dollarsOf({ ...measured, transitions: 1000, invocations: 0, writeUnits: 0, readUnits: 0, mails: 0 }),
    ).toBe(0.025);
    expect(dollarsOf(measured)).toBeCloseTo(0.00525 + 0.0011 + 0.00025 + 0.0005, 4);
  });
});
