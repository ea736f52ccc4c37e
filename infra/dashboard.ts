import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IWidget,
  LogQueryWidget,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { casesAt, measuredBySweep, overAllFunctions } from './metrics.ts';
import type { Watched } from './watched.ts';

export interface CasesDashboardProps extends Watched {
  alarms: IAlarm[];
  auditLog: ILogGroup;
}

/** One screen: what has become of the cases, what is open, what alarms. */
export class CasesDashboard extends Construct {
  constructor(scope: Construct, id: string, { alarms, auditLog, ...watched }: CasesDashboardProps) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      dashboardName: 'unused-credentials',
      defaultInterval: Duration.days(90),
      widgets: [[funnel()], [open(), trouble(watched)], [recent(auditLog), alarmsOf(alarms)]],
    });
  }
}

/** From asking to the end, over the range that the dashboard shows. */
function funnel(): IWidget {
  return new SingleValueWidget({
    title: 'Cases, from click to end',
    width: 24,
    height: 4,
    setPeriodToTimeRange: true,
    metrics: [
      casesAt('opened', 'Opened'),
      casesAt('asked', 'Asked'),
      casesAt('disabled', 'Disabled'),
      casesAt('deleted', 'Deleted'),
      casesAt('user-deleted', 'Deleted with the user'),
      casesAt('left-disabled', 'Left disabled'),
      casesAt('restored', 'Restored'),
      casesAt('kept', 'Kept'),
      casesAt('exempt', 'Exempt'),
      casesAt('unanswered', 'Unanswered'),
    ],
  });
}

function open(): IWidget {
  return new GraphWidget({
    title: 'Open cases, and the age of the oldest',
    width: 12,
    left: [measuredBySweep('OpenCases')],
    right: [measuredBySweep('OldestOpenCaseDays')],
    leftYAxis: { label: 'cases', min: 0, showUnits: false },
    rightYAxis: { label: 'days', min: 0, showUnits: false },
  });
}

function trouble({ functions, failures }: Watched): IWidget {
  const hour = Duration.hours(1);
  return new GraphWidget({
    title: 'Trouble',
    width: 12,
    left: [
      casesAt('failed', 'Cases failed'),
      overAllFunctions(functions, 'Errors', hour),
      overAllFunctions(functions, 'Throttles', hour),
      failures.metricApproximateNumberOfMessagesVisible({ period: hour, label: 'Failures queue' }),
    ],
    leftYAxis: { min: 0, showUnits: false },
  });
}

function recent({ logGroupName }: ILogGroup): IWidget {
  return new LogQueryWidget({
    title: 'Latest steps',
    width: 18,
    logGroupNames: [logGroupName],
    queryLines: [
      'fields at, Step, account, userName, by, deadline, caseId',
      'filter audit = 1',
      'sort @timestamp desc',
      'limit 50',
    ],
  });
}

function alarmsOf(alarms: IAlarm[]): IWidget {
  return new AlarmStatusWidget({ title: 'Alarms', width: 6, alarms });
}
