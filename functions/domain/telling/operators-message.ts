import type { CaseRecord } from '../case/case-record.ts';
import { showCredential } from '../credential/credential.ts';
import type { OperatorsMessage } from '../due/due.ts';
import { proposed } from '../plan/plan.ts';
import type { Settings } from '../settings/settings.ts';

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
}

/**
 * One step of a case for people and machines: JSON, one field per line. No link, no mail address, no secret; key ids
 * are masked. The attributes are there for filter policies of subscriptions.
 */
export function operatorsMessage(told: OperatorsStep, settings: Settings): OperatorsMessage {
  const { step, status = 'unchanged', at, case: case_, findings, deadline, failure } = told;
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
    credentials: credentialsOf(case_).join(', ') || undefined,
    findings,
    deadline,
    failure: failure === undefined ? undefined : withoutAddresses(failure),
  };
  return {
    subject: `Unused credentials: ${step}, ${userName} in ${account}`,
    text: JSON.stringify(body, undefined, 2),
    attributes: { step, status, account, control: [...controls], caseId },
  };
}

function credentialsOf({ plan, disabled = [], outcomes = [] }: Partial<CaseRecord>): string[] {
  const states = new Map<string, string>();
  if (plan !== undefined) for (const { credential } of proposed(plan)) states.set(credential.id, 'unused');
  for (const { credentialId } of disabled) states.set(credentialId, 'disabled');
  for (const { credentialId, result } of outcomes) states.set(credentialId, result);
  return [...states].map(([id, state]) => `${showCredential(id)} ${state}`);
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(]+@[^\s<>"')]+/g, '(address)');
}
