import { describe, expect, it, vi } from 'vitest';
import { METRICS_NAMESPACE, measure } from '../../../functions/runtime/metrics.ts';
import { sweepCases } from '../../../functions/sweep-cases/sweep-cases.ts';
import { ACCOUNT, AT, aRecord, daysAgo } from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';
import { writtenLines } from '../../support/written-lines.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);
const written = writtenLines();

/** The lines in embedded metric format that were written. */
function measured() {
  return written().filter((line) => '_aws' in line);
}

describe('a measurement', () => {
  it('is one line in CloudWatch’s embedded metric format', () => {
    measure({ at: AT, values: { Cases: 1 }, dimensions: { Step: 'asked' }, about: { account: ACCOUNT } });

    expect(measured()).toEqual([
      {
        account: ACCOUNT,
        _aws: {
          Timestamp: Date.parse(AT),
          CloudWatchMetrics: [
            { Namespace: METRICS_NAMESPACE, Dimensions: [['Step']], Metrics: [{ Name: 'Cases' }] },
          ],
        },
        Step: 'asked',
        Cases: 1,
      },
    ]);
  });

  it('without dimensions is one metric for all', () => {
    measure({ at: AT, values: { Sweeps: 1 } });

    expect(measured()[0]).toHaveProperty('_aws.CloudWatchMetrics.0.Dimensions', [[]]);
  });

  it('keeps its values whatever else the line says', () => {
    measure({ at: AT, values: { Cases: 1 }, about: { Cases: 99, _aws: 'none' } });

    expect(measured()[0]).toMatchObject({ Cases: 1, _aws: { Timestamp: Date.parse(AT) } });
  });
});

describe('the daily sweep', () => {
  const daily = { 'detail-type': 'Scheduled Event', time: AT };

  it('measures the open cases and the age of the oldest', async () => {
    const open = aRecord({ openedAt: daysAgo(10) });
    const older = aRecord({ userId: 'AIDAEXAMPLE000000002', caseId: 'bob', openedAt: daysAgo(40.5) });
    const closed = aRecord({
      userId: 'AIDAEXAMPLE000000003',
      openedAt: daysAgo(90),
      status: 'closed',
      closedAt: daysAgo(80),
    });
    const world = aWorld({ records: [open, older, closed] });
    for (const { caseId } of [open, older]) await world.executions.start(caseId, {});

    await sweepCases(daily, world);

    expect(measured()).toMatchObject([{ Sweeps: 1, OpenCases: 2, OldestOpenCaseDays: 40.5 }]);
  });

  it('measures that nothing is open', async () => {
    await sweepCases(daily, aWorld());

    expect(measured()).toMatchObject([{ Sweeps: 1, OpenCases: 0, OldestOpenCaseDays: 0 }]);
  });
});
