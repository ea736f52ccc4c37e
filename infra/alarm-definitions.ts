import { Duration } from 'aws-cdk-lib';
import {
  type IMetric,
  MathExpression,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';

import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { LONGEST_PAUSE } from '../functions/domain/due/due.ts';
import { type Settings, waitingSeconds } from '../functions/domain/settings/settings.ts';
import {
  automaticPauses,
  casesAt,
  findingsRefused,
  longestWaiting,
  measuredByDeliver,
  measuredBySweep,
  overAllFunctions,
} from './metrics.ts';
import type { Watched } from './watched.ts';

/** An alarm; its name is also its section in docs/runbook.md. */
export interface AlarmDefinition {
  name: string;
  /** One sentence for whoever gets the mail. */
  says: string;
  metric: IMetric;
  /** Alarms at this value and above. */
  threshold: number;
  /** Periods that must be at the threshold; 1 where it is not given. */
  periods?: number;
  /** What no data means; nothing happened, where it is not given. */
  missing?: TreatMissingData;
  /** For how many periods it lasts after the last one at the threshold; for none, where it is not given. */
  lasting?: number;
  below?: true;
}

const minutes5 = Duration.minutes(5);

/**
 * `deliver` measures what waits in the minutes of its tries only. An alarm that lasted for one period would end and come
 * again with each of them, for as long as nothing can be told.
 */
const untilNextTry = (what: keyof typeof LONGEST_PAUSE): number =>
  Math.ceil(LONGEST_PAUSE[what] / minutes5.toMinutes());

/** Every alarm, in the order of the runbook. */
export function alarmDefinitions(watched: Watched): AlarmDefinition[] {
  return [...ofMachinery(watched), ...ofDelivery(), ...ofCases(watched.settings)];
}

function ofMachinery({
  machine,
  clicks,
  mailEvents,
  failures,
  functions,
  casePage,
}: Watched): AlarmDefinition[] {
  return [
    {
      name: 'case-failed',
      says: 'A case failed, timed out or was stopped; its finding is NEW and says what is true now.',
      metric: endedBadly(machine),
      threshold: 1,
    },
    {
      name: 'queue-waiting',
      says: 'A click in Security Hub, or what SES tells of a mail, has waited for more than a quarter of an hour; its finding does not say so yet.',
      metric: longestWaiting({ clicks, mailEvents }, minutes5),
      threshold: Duration.minutes(15).toSeconds(),
    },
    {
      name: 'failures-queue',
      says: 'An event could not be delivered or handled; it waits in the failures queue.',
      metric: failures.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        period: minutes5,
      }),
      threshold: 1,
    },
    {
      name: 'functions-failing',
      says: 'Functions failed again and again within a quarter of an hour; single failures are tried again.',
      metric: overAllFunctions(functions, 'Errors', Duration.minutes(15)),
      threshold: 5,
    },
    {
      name: 'functions-throttled',
      says: 'Lambda turned invocations away for want of concurrency.',
      metric: overAllFunctions(functions, 'Throttles', minutes5),
      threshold: 1,
    },
    {
      name: 'case-page-failing',
      says: 'The case page answered with an error of its own: somebody could not answer, or not restore.',
      metric: casePage.metricServerErrors(minutes5),
      threshold: 1,
    },
  ];
}

function ofDelivery(): AlarmDefinition[] {
  return [
    {
      name: 'answer-undelivered',
      says: 'An answer is recorded, perhaps a wish to restore, and the workflow has not taken it for 15 minutes.',
      metric: measuredByDeliver('OldestAnswerMinutes'),
      threshold: 15,
      lasting: untilNextTry('wake'),
    },
    {
      name: 'mail-unsent',
      says: 'A mail has waited for an hour: SES does not take it.',
      metric: measuredByDeliver('OldestMailMinutes'),
      threshold: 60,
      lasting: untilNextTry('tell'),
    },
    {
      name: 'untold',
      says: 'A finding or the operators have not been told of a step for an hour.',
      metric: measuredByDeliver('OldestUntoldMinutes'),
      threshold: 60,
      lasting: untilNextTry('tell'),
    },
    {
      name: 'deliver-missing',
      says: 'The deliverer has not run for 15 minutes: answers and notes wait.',
      metric: measuredByDeliver('Deliveries'),
      threshold: 1,
      below: true,
      periods: 3,
      missing: TreatMissingData.BREACHING,
    },
    {
      name: 'finding-refused',
      says: 'Security Hub refuses to update a finding of a case; its note and status are not true any more.',
      metric: findingsRefused(),
      threshold: 1,
    },
  ];
}

function ofCases(settings: Settings): AlarmDefinition[] {
  return [
    {
      name: 'case-unanswered',
      says: 'A case ended without an answer, neither of the owner nor of the security contact; nothing was changed.',
      metric: casesAt('unanswered'),
      threshold: 1,
    },
    {
      name: 'case-restored',
      says: 'Something that was disabled was needed and has been given back.',
      metric: casesAt('restored'),
      threshold: 1,
    },
    {
      name: 'oldest-case',
      says: 'A case is open for longer than all its waits together: it hangs.',
      metric: measuredBySweep('OldestOpenCaseDays'),
      threshold: Math.ceil(waitingSeconds(settings) / 86_400) + 2,
    },
    {
      name: 'sweep-missing',
      says: 'The daily sweep has not run for two days: exemptions do not end, dead cases are not reported.',
      metric: measuredBySweep('Sweeps'),
      threshold: 1,
      below: true,
      periods: 2,
      missing: TreatMissingData.BREACHING,
    },
    {
      name: 'paused-by-restores',
      says: 'So many things had to be given back within a day that all cases were paused.',
      metric: automaticPauses(),
      threshold: 1,
    },
  ];
}

function endedBadly(machine: StateMachine): IMetric {
  const count = (metricName: string): Metric =>
    machine.metric(metricName, { statistic: Stats.SUM, period: minutes5 });
  return new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: {
      failed: count('ExecutionsFailed'),
      timedOut: count('ExecutionsTimedOut'),
      aborted: count('ExecutionsAborted'),
    },
    period: minutes5,
    label: 'Cases that failed',
  });
}
