import { about, type Check, ok, wrong } from './line.ts';

const SUBJECT = 'trusted access';

/** StackSets may act in the accounts of the organisation. */
export const checkTrustedAccess: Check = ({ seen: { stackSetsAccess } }) => {
  if (stackSetsAccess === undefined) return [];
  return about(SUBJECT, stackSetsAccess, (status) =>
    status === 'ENABLED'
      ? ok(SUBJECT, 'StackSets have trusted access to the organisation')
      : wrong(
          SUBJECT,
          `StackSets have no trusted access to the organisation (${status}).`,
          'With credentials of the management account: aws cloudformation activate-organizations-access',
        ),
  );
};
