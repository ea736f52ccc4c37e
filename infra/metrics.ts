import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Step } from '../functions/domain/note/note.ts';
import { type DeliverMetric, METRICS_NAMESPACE } from '../functions/runtime/metrics.ts';

/** A step that is counted: those that cases write on findings, and those outside of an execution. */
export type CountedStep = Step | 'opened' | 'exemption-ended';

/** How many cases took the step; written by functions/runtime/audit.ts. */
export function casesAt(step: CountedStep, label: string = step): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName: 'Cases',
    dimensionsMap: { Step: step },
    statistic: Stats.SUM,
    period: Duration.hours(1),
    label,
  });
}

/** What the daily sweep measures; written by functions/sweep-cases. */
export function measuredBySweep(metricName: 'Sweeps' | 'OpenCases' | 'OldestOpenCaseDays'): Metric {
  return metricName === 'Sweeps'
    ? sumOf(metricName, Duration.days(1))
    : highestOf(metricName, Duration.days(1));
}

/** What a run of `deliver` measures; written by functions/deliver/measure-run.ts. */
export function measuredByDeliver(metricName: DeliverMetric): Metric {
  return metricName === 'Deliveries'
    ? sumOf(metricName, Duration.minutes(5))
    : highestOf(metricName, Duration.minutes(5));
}

/** Findings that Security Hub refused to update for good; written by functions/cases/tell-due.ts. */
export function findingsRefused(): Metric {
  return sumOf('FindingsRefused', Duration.hours(1), 'Findings that take no update');
}

/** How often restores have paused everything; written by functions/update-finding/pause-after-restores.ts. */
export function automaticPauses(): Metric {
  return sumOf('AutomaticPauses', Duration.hours(1), 'Paused because of restores');
}

/** For how many seconds the oldest message of any of these queues waits. */
export function longestWaiting(queues: Record<string, IQueue>, period: Duration): IMetric {
  const usingMetrics = Object.fromEntries(
    Object.entries(queues).map(([name, queue]) => [
      name,
      queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period }),
    ]),
  );
  return new MathExpression({ expression: 'MAX(METRICS())', usingMetrics, period });
}

function sumOf(metricName: string, period: Duration, label = metricName): Metric {
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, statistic: Stats.SUM, period, label });
}

function highestOf(metricName: string, period: Duration): Metric {
  const statistic = Stats.MAXIMUM;
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, statistic, period, label: metricName });
}

/** One metric of Lambda, summed over all functions. An alarm takes at most ten metrics: ten functions fit. */
export function overAllFunctions(
  functions: Record<string, IFunction>,
  metricName: 'Errors' | 'Throttles',
  period: Duration,
): IMetric {
  const metrics = Object.entries(functions).map(([folder, one]): [string, Metric] => [
    `${metricName.toLowerCase()}_${folder.replace(/-/g, '_')}`,
    one.metric(metricName, { statistic: Stats.SUM, period }),
  ]);
  return new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: Object.fromEntries(metrics),
    period,
    label: metricName,
  });
}
