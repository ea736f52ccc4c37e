import { customActionIds, hubStackName } from '../../../infra/names.ts';
import { about, type Check, cannotTell, isDeployed, type Line, ok, wrong } from './line.ts';

const SUBJECT = 'custom actions';
/** Of one account in one Region, and nobody raises it (Security Hub user guide, "Quotas"). */
const MOST = 50;

/** Analysts have our custom actions, or there is room for them. */
export const checkCustomActions: Check = ({ seen }) =>
  about(SUBJECT, seen.customActions, (ids) => judge(ids, seen.region, isDeployed(seen)));

function judge(ids: readonly string[], region: string, isHubThere: boolean | undefined): Line {
  const missing = customActionIds.filter((id) => !ids.includes(id));
  const shown = `${ids.length} of ${MOST} in ${region}`;
  if (missing.length === 0) return ok(SUBJECT, `${shown}, ours among them`);
  if (isHubThere === true)
    return wrong(
      SUBJECT,
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} gone: analysts cannot click there.`,
      `Undo what was changed by hand: npx cdk deploy ${hubStackName} --revert-drift`,
    );
  if (ids.length + missing.length > MOST)
    return wrong(
      SUBJECT,
      `${shown}: there is no room for ${missing.length} more, so the deployment would fail.`,
      'Delete what nobody uses: aws securityhub describe-action-targets, then aws securityhub delete-action-target --action-target-arn ARN',
    );
  return isHubThere === false
    ? ok(SUBJECT, `${shown}, so there is room for ours`)
    : cannotTell(SUBJECT, `${shown}, without ${missing.join(', ')}.`, 'Mend the line "hub stack" first.');
}
