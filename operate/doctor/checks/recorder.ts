import type { Recorder } from '../read/seen.ts';
import { about, type Check, cannotTell, type Line, ok, wrong } from './line.ts';

const SUBJECT = 'AWS Config recorder';
const ELSEWHERE = 'Those of member accounts and of other Regions cannot be read from here.';

/**
 * AWS Config records IAM users. Both controls are periodic rules on that type, which are evaluated in every Region if at
 * least one Region records it (AWS Config developer guide, iam-user-unused-credentials-check).
 */
export const checkRecorder: Check = ({ seen: { recorders, region } }) =>
  about(SUBJECT, recorders, (all) => judge(all, region));

function judge(all: readonly Recorder[], region: string): Line {
  const recording = all.filter(({ isRecording }) => isRecording);
  const mend = `Turn on recording of AWS::IAM::User in ${region} (AWS Config console, Settings).`;
  if (all.length === 0)
    return wrong(SUBJECT, `No recorder in ${region}: Security Hub evaluates neither control here.`, mend);
  if (recording.length === 0)
    return wrong(SUBJECT, `The recorder in ${region} is stopped: neither control is evaluated here.`, mend);
  if (!recording.some(({ recordsUsers }) => recordsUsers))
    return cannotTell(
      SUBJECT,
      `The recorder in ${region} does not record IAM users. That is enough if another Region of the account does, which cannot be read from here.`,
      mend,
    );
  if (recording.some(({ lastStatus }) => lastStatus?.toUpperCase() === 'FAILURE'))
    return wrong(
      SUBJECT,
      `The recorder in ${region} fails.`,
      'Read why: aws configservice describe-configuration-recorder-status',
    );
  return ok(SUBJECT, `records IAM users in ${region}. ${ELSEWHERE}`);
}
