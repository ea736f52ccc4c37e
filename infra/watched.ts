import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Settings } from '../functions/domain/settings/settings.ts';
import type { CasePageApi } from './case-page-api.ts';

/** What alarms and dashboard look at. */
export interface Watched {
  settings: Settings;
  machine: StateMachine;
  clicks: IQueue;
  mailEvents: IQueue;
  failures: IQueue;
  functions: Record<string, IFunction>;
  casePage: CasePageApi;
}
