import type { CaseRecord } from '../case/case-record.ts';
import type { OperatorsMessage } from '../due/due.ts';
import type { Settings } from '../settings/settings.ts';
import { showStanding } from '../standing/show-statement.ts';
import { whatIsSo } from '../standing/standing.ts';

/** What the operators are told of one step. */
export interface OperatorsStep {
  step: string;
  /** Workflow status that was written; undefined where it was left as it was. */
  status: string | undefined;
  at: string;
  case: Pick<CaseRecord, 'caseId' | 'account' | 'userName' | 'controls'> & Partial<CaseRecord>;
  findings: number;
  deadline?: string | undefined;
  failure?: string | undefined;
  /** The address to which mail does not come, and what has become of it. */
  mail?: { address: string; is: string } | undefined;
}

/**
 * One step of a case for people and machines: JSON, one field per line. No link, no secret, no mail address but one to
 * which mail does not come; key ids are masked. The attributes are there for filter policies of subscriptions.
 */
export function operatorsMessage(told: OperatorsStep, settings: Settings): OperatorsMessage {
  const { step, status = 'unchanged', at, case: case_, findings, deadline, failure, mail } = told;
  const { caseId, account, userName, controls } = case_;
  const body = {
    version: 1,
    case: caseId,
    step,
    status,
    at,
    account,
    accountName: settings.accountNames[account],
    user: userName,
    controls: controls.join(', '),
    quarantinedBy: case_.quarantine?.policy,
    credentials: credentialsOf(case_).join('; ') || undefined,
    findings,
    deadline,
    mail: mail && `to ${mail.address}: ${mail.is}`,
    failure: failure === undefined ? undefined : withoutAddresses(failure),
  };
  return {
    subject: `Unused credentials: ${step}, ${userName} in ${account}`,
    text: JSON.stringify(body, undefined, 2),
    attributes: { step, status, account, control: [...controls], caseId },
  };
}

function credentialsOf({
  userGone = false,
  disabled = [],
  outcomes = [],
  ...more
}: Partial<CaseRecord>): string[] {
  return whatIsSo({ userGone, disabled, outcomes, ...more }).credentials.map(showStanding);
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(]+@[^\s<>"')]+/g, '(address)');
}
