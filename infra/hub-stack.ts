import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../functions/domain/settings/settings.ts';
import { Alarms } from './alarms.ts';
import { AuditLog } from './audit-log.ts';
import { bundleFunctions } from './bundle.ts';
import { CasePageApi } from './case-page-api.ts';
import { CasesTable } from './cases-table.ts';
import { ClicksQueue } from './clicks-queue.ts';
import { CustomActions } from './custom-actions.ts';
import { CasesDashboard } from './dashboard.ts';
import { DeliverSchedule } from './deliver-schedule.ts';
import { FailuresQueue } from './failures-queue.ts';
import { Functions } from './functions.ts';
import { Insights } from './insights.ts';
import { MailEvents } from './mail-events.ts';
import { MailEventsQueue } from './mail-events-queue.ts';
import { tableOutput, topicOutput } from './names.ts';
import { OperatorsTopic } from './operators-topic.ts';
import { RetireStateMachine } from './state-machine.ts';
import { SweepSchedule } from './sweep-schedule.ts';
import type { Watched } from './watched.ts';

const projectDirectory = join(import.meta.dirname, '..');

export interface HubStackProps extends StackProps {
  settings: Settings;
}

/** Everything that runs in the Security Hub administrator account, in the Region where analysts work. */
export class HubStack extends Stack {
  constructor(scope: Construct, id: string, props: HubStackProps) {
    super(scope, id, props);
    const { settings } = props;
    const failures = new FailuresQueue(this, 'Failures');
    const clicks = new ClicksQueue(this, 'Clicks', failures);
    const mailEvents = new MailEventsQueue(this, 'MailEventsQueue', failures);
    const operators = new OperatorsTopic(this, 'Operators');
    const auditLog = new AuditLog(this, 'AuditLog');
    const casePage = new CasePageApi(this, 'CasePage', { domain: settings.casePageDomain });
    const casesTable = new CasesTable(this, 'Cases');
    const { byFolder: functions } = new Functions(this, 'Functions', {
      settings,
      bundles: bundleFunctions(join(projectDirectory, 'functions')),
      casesTable,
      operatorsTopicArn: operators.topicArn,
      casePageUrl: casePage.url,
      clicksQueueArn: clicks.queueArn,
      mailEventsQueueArn: mailEvents.queueArn,
      failures,
      auditLog,
    });
    casePage.serveWith(functions['case-page']);
    const machine = new RetireStateMachine(
      this,
      'StateMachine',
      join(projectDirectory, 'statemachine', 'retire-unused-credentials.asl.json'),
    );
    clicks.bringToOpenCases(functions['open-cases']);
    new CustomActions(this, 'CustomActions', { clicks, failures });
    new DeliverSchedule(this, 'Deliver', functions.deliver);
    mailEvents.bringToDeliver(functions.deliver);
    new MailEvents(this, 'MailEvents', { queue: mailEvents, failures });
    new SweepSchedule(this, 'Sweep', { sweepCases: functions['sweep-cases'], failures });
    new Insights(this, 'Insights', settings);
    const watched: Watched = { settings, machine, clicks, mailEvents, failures, functions, casePage };
    const alarms = new Alarms(this, 'Alarms', { ...watched, operators });
    new CasesDashboard(this, 'Dashboard', { ...watched, auditLog, alarms: alarms.all });

    new CfnOutput(this, 'CasePageUrl', { value: casePage.url });
    new CfnOutput(this, 'StateMachineArn', { value: machine.stateMachineArn });
    new CfnOutput(this, topicOutput, { value: operators.topicArn });
    new CfnOutput(this, tableOutput, { value: casesTable.tableName });
    new CfnOutput(this, 'AuditLogName', { value: auditLog.logGroupName });
  }
}
