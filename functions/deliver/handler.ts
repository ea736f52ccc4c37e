import { caseTable } from '../aws/case-table.ts';
import { deliverLease } from '../aws/deliver-lease.ts';
import { executions } from '../aws/executions.ts';
import { sesMailer } from '../aws/mailer.ts';
import { messageTable } from '../aws/message-table.ts';
import { operatorsTopic } from '../aws/operators-topic.ts';
import { pauseControl } from '../aws/pause-control.ts';
import { findingStore } from '../aws/security-hub/finding-store.ts';
import { taskTokens } from '../aws/task-tokens.ts';
import { senderOf } from '../domain/settings/contact.ts';
import { readEnv } from '../runtime/env.ts';
import { type BatchAnswer, isFromQueue } from '../runtime/queue-batch.ts';
import { deliver } from './deliver.ts';
import { isOfSes } from './mail-event.ts';
import { takeMailEvent } from './take-mail-event.ts';
import { takeMailEvents } from './take-mail-events.ts';

const env = readEnv(
  'SETTINGS',
  'CASES_TABLE_NAME',
  'OPERATORS_TOPIC_ARN',
  'CASE_PAGE_URL',
  'STATE_MACHINE_ARN',
  'CONFIGURATION_SET_NAME',
);
const dependencies = {
  table: caseTable({ tableName: env.CASES_TABLE_NAME }),
  lease: deliverLease({ tableName: env.CASES_TABLE_NAME }),
  pauses: pauseControl({ tableName: env.CASES_TABLE_NAME }),
  tokens: taskTokens(),
  executions: executions({ stateMachineArn: env.STATE_MACHINE_ARN }),
  messages: messageTable({ tableName: env.CASES_TABLE_NAME }),
  mailer: sesMailer({ ...senderOf(env.SETTINGS), configurationSet: env.CONFIGURATION_SET_NAME }),
  settings: env.SETTINGS,
  casePageUrl: env.CASE_PAGE_URL,
  findings: findingStore({ stateMachineArn: env.STATE_MACHINE_ARN }),
  topic: operatorsTopic({ topicArn: env.OPERATORS_TOPIC_ARN }),
};

/** How long a run begins with one more item: shorter than the function's time-out. */
const WORKING_MS = 50_000;
/** How long it begins with one more message: the notes must not wait for a slow SES. */
const MAILING_MS = 35_000;

/** Target of the schedule, every minute; gets what SES tells of our mails from its queue. */
export async function handler(event: unknown): Promise<BatchAnswer | undefined> {
  if (isFromQueue(event)) return takeMailEvents(event, dependencies);
  const begun = performance.now();
  const isBefore = (limit: number) => () => performance.now() - begun < limit;
  const time = { isTimeLeft: isBefore(WORKING_MS), isTimeToMail: isBefore(MAILING_MS) };
  // Of SES: from the rule of a release before there was the queue.
  if (isOfSes(event)) await takeMailEvent(event, dependencies);
  else await deliver(event, { ...dependencies, ...time });
  return undefined;
}
