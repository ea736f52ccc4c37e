import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { triedInVain } from '../../functions/domain/due/due.ts';
import { STEPS } from '../../functions/domain/note/note.ts';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

const hub = await deployedTemplate('UnusedCredentialsHub');
const alarms = new Map(
  resourcesOfType(hub, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => [
    String(Properties.AlarmName).replace('unused-credentials-', ''),
    Properties,
  ]),
);
const names = [...alarms.keys()];
const runbook = readFileSync('docs/runbook.md', 'utf8');

interface Part {
  Period: number;
  Metric: { Namespace: string; MetricName: string; Dimensions?: { Name: string; Value: unknown }[] };
}

/** The metrics that an alarm watches: its own, or those of its expression. */
function partsOf(name: string): Part[] {
  const { Metrics, Namespace, MetricName, Dimensions, Period } = alarms.get(name) ?? {};
  if (Metrics === undefined) return [{ Period, Metric: { Namespace, MetricName, Dimensions } }];
  return Metrics.flatMap(({ MetricStat }: { MetricStat?: Part }) => MetricStat ?? []);
}

function watchedBy(name: string): string[] {
  return [...new Set(partsOf(name).map(({ Metric }) => `${Metric.Namespace}/${Metric.MetricName}`))];
}

/** What each minute measures of something due since minute 0 that is tried in vain; 0 between two tries. */
function valuesOf(what: 'wake' | 'tell', minutes: number): number[] {
  const at = (minute: number) => new Date(minute * 60_000).toISOString();
  let due = { tries: 0, nextTryAt: at(0) };
  return Array.from({ length: minutes }, (_, minute) => {
    if (Date.parse(due.nextTryAt) > minute * 60_000) return 0;
    due = triedInVain(due, at(minute), what);
    return minute;
  });
}

/** Whether it is in ALARM at the end of a period of five minutes (CloudWatch user guide, "Evaluating an alarm"). */
function isOn(name: string, values: readonly number[], period: number): boolean {
  const { EvaluationPeriods: of = 1, DatapointsToAlarm: least = of, Threshold } = alarms.get(name) ?? {};
  const highest = Array.from({ length: of }, (_, back) => {
    const from = (period - back) * 5;
    return Math.max(0, ...values.slice(Math.max(0, from), Math.max(0, from + 5)));
  });
  return highest.filter((value) => value >= Threshold).length >= least;
}

describe('the alarms', () => {
  it('watch cases, queue, functions, page, deliverer and sweep', () => {
    expect(Object.fromEntries(names.map((name) => [name, watchedBy(name)]))).toEqual({
      'case-failed': [
        'AWS/States/ExecutionsFailed',
        'AWS/States/ExecutionsTimedOut',
        'AWS/States/ExecutionsAborted',
      ],
      'queue-waiting': ['AWS/SQS/ApproximateAgeOfOldestMessage'],
      'failures-queue': ['AWS/SQS/ApproximateNumberOfMessagesVisible'],
      'functions-failing': ['AWS/Lambda/Errors'],
      'functions-throttled': ['AWS/Lambda/Throttles'],
      'case-page-failing': ['AWS/ApiGateway/5xx'],
      'answer-undelivered': ['UnusedCredentials/OldestAnswerMinutes'],
      'mail-unsent': ['UnusedCredentials/OldestMailMinutes'],
      untold: ['UnusedCredentials/OldestUntoldMinutes'],
      'deliver-missing': ['UnusedCredentials/Deliveries'],
      'finding-refused': ['UnusedCredentials/FindingsRefused'],
      'case-unanswered': ['UnusedCredentials/Cases'],
      'case-restored': ['UnusedCredentials/Cases'],
      'oldest-case': ['UnusedCredentials/OldestOpenCaseDays'],
      'sweep-missing': ['UnusedCredentials/Sweeps'],
      'paused-by-restores': ['UnusedCredentials/AutomaticPauses'],
    });
  });

  it.each(['functions-failing', 'functions-throttled'])('%s counts all functions', (name) => {
    const functions = partsOf(name).flatMap(({ Metric: { Dimensions = [] } }) =>
      Dimensions.map(({ Value }) => (Value as { Ref: string }).Ref),
    );

    expect(new Set(functions)).toEqual(
      new Set(resourcesOfType(hub, 'AWS::Lambda::Function').map(([id]) => id)),
    );
  });

  it.each(names)('%s tells the operators’ topic, and where the runbook says what to do', (name) => {
    const { AlarmActions, AlarmDescription } = alarms.get(name) ?? {};

    expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Operators/) }]);
    expect(AlarmDescription).toMatch(
      new RegExp(`^[A-Z].*\\. What to do: docs/runbook\\.md, section "${name}"\\.$`),
    );
    expect(runbook).toMatch(new RegExp(`^## ${name}\n\n\\S`, 'm'));
  });

  it('have no section in the runbook without an alarm', () => {
    const sections = [...runbook.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name);

    expect(sections).toEqual(names);
  });

  it('are about steps that cases take', () => {
    const steps = ['case-unanswered', 'case-restored'].flatMap((name) =>
      partsOf(name).flatMap(({ Metric }) => Metric.Dimensions ?? []),
    );

    expect(steps).toEqual([
      { Name: 'Step', Value: 'unanswered' },
      { Name: 'Step', Value: 'restored' },
    ]);
    for (const { Value } of steps) expect(Object.keys(STEPS)).toContain(Value);
  });

  it('take silence for peace, except of the deliverer and the sweep', () => {
    const bySilence = names.filter((name) => alarms.get(name)?.TreatMissingData !== 'notBreaching');

    expect(bySilence).toEqual(['deliver-missing', 'sweep-missing']);
    expect(alarms.get('deliver-missing')).toMatchObject({
      TreatMissingData: 'breaching',
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
    });
    expect(partsOf('deliver-missing').map(({ Period }) => Period)).toEqual([300]);
    expect(alarms.get('sweep-missing')).toMatchObject({
      TreatMissingData: 'breaching',
      EvaluationPeriods: 2,
      ComparisonOperator: 'LessThanThreshold',
    });
    expect(partsOf('sweep-missing').map(({ Period }) => Period)).toEqual([86_400]);
  });

  /** What waits is measured in the minutes of its tries only, and they come ever further apart. */
  it.each<[name: string, what: 'wake' | 'tell', within: number]>([
    ['answer-undelivered', 'wake', 20],
    ['mail-unsent', 'tell', 70],
    ['untold', 'tell', 70],
  ])('%s lasts as long as what it tells of', (name, what, within) => {
    const minutes = 12 * 60;
    const values = valuesOf(what, minutes);
    const on = Array.from({ length: minutes / 5 }, (_, period) => isOn(name, values, period));
    const first = on.indexOf(true);

    expect(first * 5).toBeLessThan(within);
    expect(on.slice(first)).not.toContain(false);
  });

  /** From which value on each alarms, over how many seconds; two alarm where something is missing. */
  it.each<[name: string, threshold: number, seconds: number, periods?: number]>([
    ['case-failed', 1, 300],
    ['queue-waiting', 900, 300],
    ['failures-queue', 1, 300],
    ['functions-failing', 5, 900],
    ['functions-throttled', 1, 300],
    ['case-page-failing', 1, 300],
    ['answer-undelivered', 15, 300, 3],
    ['mail-unsent', 60, 300, 7],
    ['untold', 60, 300, 7],
    ['finding-refused', 1, 3600],
    ['case-unanswered', 1, 3600],
    ['case-restored', 1, 3600],
    ['oldest-case', 139, 86_400],
    ['paused-by-restores', 1, 3600],
  ])('%s from %i on, over %i seconds', (name, threshold, seconds, periods = 1) => {
    expect(alarms.get(name)).toMatchObject({
      Threshold: threshold,
      EvaluationPeriods: periods,
      ...(periods > 1 && { DatapointsToAlarm: 1 }),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    expect([...new Set(partsOf(name).map(({ Period }) => Period))]).toEqual([seconds]);
  });

  it('give a case all its waits before it counts as hanging', () => {
    // 14 to answer, 7 escalated, 14 observed, 14 to confirm, twice 14 to use, twice 30 for the day of an act, and two for the sweep.
    expect(alarms.get('oldest-case')?.Threshold).toBe(139);
  });
});

describe('the dashboard', () => {
  const [[, dashboard] = ['', undefined]] = resourcesOfType(hub, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard?.Properties.DashboardBody).replaceAll('\\"', '"');

  it('shows the funnel from asked to deleted, restored or kept', () => {
    const steps = [...body.matchAll(/"Cases","Step","([\w-]+)"/g)].map(([, step]) => step);

    expect(steps).toEqual(expect.arrayContaining(['asked', 'disabled', 'deleted', 'restored', 'kept']));
    for (const step of steps) expect([...Object.keys(STEPS), 'opened']).toContain(step);
  });

  it('shows what is open, what alarms, and the latest steps of the audit log', () => {
    expect(body).toContain('OldestOpenCaseDays');
    expect(body).toContain('filter audit = 1');
    expect(body.match(/"type":"alarm"/g)).toHaveLength(1);
  });
});
