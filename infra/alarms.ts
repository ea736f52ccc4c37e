import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { alarmDefinitions } from './alarm-definitions.ts';
import { alarmPrefix, pascalCase } from './names.ts';
import type { Watched } from './watched.ts';

export interface AlarmsProps extends Watched {
  operators: ITopic;
}

/** The alarms, each telling the operators' topic. */
export class Alarms extends Construct {
  readonly all: Alarm[];

  constructor(scope: Construct, id: string, { operators, ...watched }: AlarmsProps) {
    super(scope, id);
    this.all = alarmDefinitions(watched).map(({ name, says, metric, threshold, ...rest }) => {
      const { periods = 1, lasting = 0 } = rest;
      const alarm = new Alarm(this, pascalCase(name), {
        alarmName: `${alarmPrefix}${name}`,
        alarmDescription: `${says} What to do: docs/runbook.md, section "${name}".`,
        metric,
        threshold,
        // So many of the last periods (CloudWatch user guide, "Evaluating an alarm", M out of N).
        evaluationPeriods: periods + lasting,
        ...(lasting > 0 && { datapointsToAlarm: periods }),
        comparisonOperator: rest.below
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: rest.missing ?? TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(operators));
      return alarm;
    });
  }
}
