import { hubStackName } from '../../../infra/names.ts';
import { about, type Check, cannotTell, ok, wrong } from './line.ts';

const SUBJECT = 'hub stack';

/** Whether the hub is deployed in this account and Region, and whole. Before the first deployment there is none. */
export const checkHubStack: Check = ({ seen }) =>
  about(SUBJECT, seen.hubStack, (stack) => {
    if (stack === undefined)
      return ok(SUBJECT, `${hubStackName} is not deployed here yet: what it brings cannot be looked at`);
    const { status } = stack;
    if (/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(status))
      return ok(SUBJECT, `${hubStackName} is deployed (${status})`);
    if (status.endsWith('_IN_PROGRESS'))
      return cannotTell(SUBJECT, `${hubStackName} is ${status}.`, 'Run the doctor again when that is over.');
    return wrong(
      SUBJECT,
      `${hubStackName} is ${status}.`,
      `Read why in its events (aws cloudformation describe-stack-events --stack-name ${hubStackName}), and deploy again.`,
    );
  });
