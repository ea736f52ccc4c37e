import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../local/assembly/types.ts';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createAsyncInvoke, type FailureRecord } from '../../../../local/run/invoke/async-invoke.ts';
import { createBusy } from '../../../../local/run/invoke/busy.ts';
import { createEventBus } from '../../../../local/run/invoke/event-bus.ts';
import { matchesPattern, UnknownPattern } from '../../../../local/run/invoke/event-pattern.ts';
import { nextFiring, UnknownSchedule } from '../../../../local/run/invoke/schedule.ts';
import { functionOf } from './bundles.ts';

describe('event patterns', () => {
  const event = {
    source: 'aws.securityhub',
    resources: ['arn:a', 'arn:b'],
    detail: { status: 'FAILED', n: 1 },
  };

  it.each([
    ['a value of a list', { source: ['aws.states', 'aws.securityhub'] }, true],
    ['another value', { source: ['aws.states'] }, false],
    ['an element of an array', { resources: ['arn:b'] }, true],
    ['a nested field', { detail: { status: ['FAILED'], n: [1] } }, true],
    ['a number that differs in type', { detail: { n: ['1'] } }, false],
    ['a field that is missing', { detail: { other: ['x'] } }, false],
    ['one field of two', { source: ['aws.securityhub'], detail: { status: ['ABORTED'] } }, false],
  ])('matches %s: %o -> %s', (_what, pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected);
  });

  it('refuses content filters instead of guessing, even where another field differs', () => {
    const pattern = { source: ['other'], detail: { status: [{ prefix: 'FA' }] } };

    expect(() => matchesPattern(pattern, event)).toThrow(UnknownPattern);
  });
});

describe('schedules', () => {
  const since = Date.parse('2026-11-02T09:00:00Z');
  const iso = (time: number): string => new Date(time).toISOString();

  it.each([
    ['rate(1 day)', since, '2026-11-03T09:00:00.000Z'],
    ['rate(12 hours)', since + 13 * 3_600_000, '2026-11-03T09:00:00.000Z'],
    ['cron(30 6 * * ? *)', since, '2026-11-03T06:30:00.000Z'],
    ['cron(0 22 * * ? *)', since, '2026-11-02T22:00:00.000Z'],
  ])('%s fires next as written', (expression, after, expected) => {
    expect(iso(nextFiring(expression, since, after))).toBe(expected);
  });

  it('refuses a cron expression that is not daily', () => {
    expect(() => nextFiring('cron(0 8 1 * ? *)', since, since)).toThrow(UnknownSchedule);
  });
});

describe('the event bus', () => {
  const rule = (parts: Partial<Rule>): Rule => ({
    name: 'r',
    arn: 'arn:rule',
    targets: [{ arn: 'arn:f' }],
    ...parts,
  });
  const busWith = (rules: Rule[], clock = createVirtualClock(Date.parse('2026-11-02T09:00:00Z'))) => {
    const delivered: unknown[] = [];
    const deliver = (_arn: string, event: unknown): void => void delivered.push(event);
    const bus = createEventBus({ clock, rules, account: '111122223333', region: 'eu-central-1', deliver });
    return { bus, clock, delivered };
  };

  it('delivers an event to the targets of every rule that matches', () => {
    const { bus, delivered } = busWith([
      rule({ pattern: { source: ['a'] } }),
      rule({ pattern: { source: ['b'] } }),
    ]);

    expect(bus.put({ source: 'a' })).toBe(1);
    expect(delivered).toEqual([{ source: 'a' }]);
  });

  it('gives a target its fixed input in place of the event', () => {
    const { bus, delivered } = busWith([
      rule({ pattern: { source: ['a'] }, targets: [{ arn: 'f', input: 7 }] }),
    ]);

    bus.put({ source: 'a' });

    expect(delivered).toEqual([7]);
  });

  it('fires schedules on the virtual clock with the event of a schedule', () => {
    const { bus, clock, delivered } = busWith([rule({ schedule: 'rate(1 day)' })]);

    bus.start();
    clock.advanceTo(clock.now() + 2 * 86_400_000);

    expect(delivered).toMatchObject([
      { source: 'aws.events', 'detail-type': 'Scheduled Event', time: '2026-11-03T09:00:00Z', detail: {} },
      { time: '2026-11-04T09:00:00Z', resources: ['arn:rule'] },
    ]);
  });

  it('leaves the rules of every minute to who knows in which minutes something is due', () => {
    const minute = rule({ schedule: 'rate(1 minute)', arn: 'arn:minute' });
    const { bus, clock, delivered } = busWith([minute, rule({ schedule: 'rate(1 day)' })]);

    bus.start();
    clock.advanceTo(clock.now() + 3_600_000);
    expect(delivered).toEqual([]);
    bus.everyMinute();

    expect(delivered).toMatchObject([
      { 'detail-type': 'Scheduled Event', time: '2026-11-02T10:00:00Z', resources: ['arn:minute'] },
    ]);
    expect(delivered[0]).toHaveProperty('id', expect.stringMatching(/^[0-9a-f-]{36}$/));
  });
});

describe('asynchronous invocation', () => {
  const failing = async (failures: number) => {
    const clock = createVirtualClock(0);
    const busy = createBusy();
    const records: FailureRecord[] = [];
    const times: number[] = [];
    const error = { errorType: 'E', errorMessage: 'm', trace: [] };
    const invoke = createAsyncInvoke({
      clock,
      track: busy.track,
      invoke: async () => {
        times.push(clock.now());
        return times.length <= failures ? { error } : { payload: 'null' };
      },
      onFailure: (_destination, record) => records.push(record),
    });
    invoke(functionOf(''), { an: 'event' }, 'request-1');
    do await busy.settled();
    while (clock.advance());
    return { times, records };
  };

  it('tries three times, after one and two minutes', async () => {
    expect((await failing(2)).times).toEqual([0, 60_000, 180_000]);
  });

  it('hands what still fails to the on-failure destination, in the documented shape', async () => {
    const { records } = await failing(3);

    expect(records).toEqual([
      {
        version: '1.0',
        timestamp: '1970-01-01T00:03:00.000Z',
        requestContext: {
          requestId: 'request-1',
          functionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:test:$LATEST',
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        },
        requestPayload: { an: 'event' },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType: 'E', errorMessage: 'm', trace: [] },
      },
    ]);
  });

  it('sends nothing there when a retry succeeds', async () => {
    expect((await failing(1)).records).toEqual([]);
  });
});
