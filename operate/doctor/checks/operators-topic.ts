import { hubStackName, topicOutput } from '../../../infra/names.ts';
import type { Subscriptions } from '../read/seen.ts';
import { aboutOutput, type Check, type Line, ok, wrong } from './line.ts';

const SUBJECT = "operators' topic";

/** Somebody hears of alarms and of what happens: a subscription gets nothing until it is confirmed (SNS developer guide). */
export const checkOperatorsTopic: Check = ({ seen: { hubStack, subscriptions: found } }) => {
  const then = 'subscribe somebody to it, then run the doctor again';
  return aboutOutput(SUBJECT, { hubStack, output: topicOutput, found, then }, judge);
};

function judge(arn: string, found: Subscriptions | undefined): Line {
  const isLost = 'every alarm and message is lost';
  if (found === undefined)
    return wrong(
      SUBJECT,
      `${arn} is gone: ${isLost}.`,
      `Create it again: npx cdk deploy ${hubStackName} --revert-drift`,
    );
  const { confirmed, pending } = found;
  if (confirmed === 0)
    return wrong(
      SUBJECT,
      `${pending === 0 ? 'Nobody is subscribed to it' : `None of its ${pending} subscriptions is confirmed`}: ${isLost}.`,
      `aws sns subscribe --topic-arn ${arn} --protocol email --notification-endpoint ADDRESS; then follow the link in the mail.`,
    );
  const many = confirmed === 1 ? '1 subscription of it is' : `${confirmed} subscriptions of it are`;
  const others = pending === 0 ? '' : `, ${pending} ${pending === 1 ? 'is' : 'are'} not`;
  return ok(SUBJECT, `${many} confirmed${others}`);
}
