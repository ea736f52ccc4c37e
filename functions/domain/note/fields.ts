/** Of the user-defined fields of a finding: the id of its latest case. */
export const CASE_FIELD = 'UnusedCredentialsCase';
/** The step that its case has come to. */
export const STEP_FIELD = 'UnusedCredentialsStep';
/** Until when that step counts (ISO), or `none`. */
export const DEADLINE_FIELD = 'UnusedCredentialsDeadline';
/** Where the console shows the execution of its case. */
export const EXECUTION_FIELD = 'UnusedCredentialsExecution';
/** What "Preview retirement" has found last. */
export const PLAN_FIELD = 'UnusedCredentialsPlan';

/** The user-defined fields by which analysts filter and build insights. */
export function caseFields(
  caseId: string,
  step: string,
  deadline: string | undefined,
): Record<string, string> {
  return { [CASE_FIELD]: caseId, [STEP_FIELD]: step, [DEADLINE_FIELD]: deadline ?? 'none' };
}
