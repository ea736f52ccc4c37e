import { withFindings } from '../cases/add-findings.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { CONTROL_DAYS, type Control } from '../domain/finding/control.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import { openedUpdate } from './opened-update.ts';

/** So long after the first click a case takes other controls of the same user, also when somebody was asked already. */
const TOGETHER_MS = 5 * 60_000;

/**
 * How a finding of this control, clicked at this time (ISO), meets the user's case (design D1). `covered`: what the case
 * does settles it too. `widens`: the case is assessed anew with the lower threshold. `ending`: it is to come again when
 * the case has ended. `too-late`: somebody was asked already, about less; the case must not close it.
 */
export function joiningOf(
  record: CaseRecord,
  control: Control,
  at: string,
): 'covered' | 'widens' | 'ending' | 'too-late' {
  if (isCovered(control, record)) return 'covered';
  if (record.status === 'closed' || isEnding(record)) return 'ending';
  const isTogether = Date.parse(at) - Date.parse(record.openedAt) <= TOGETHER_MS;
  return isUndecided(record) && (isTogether || !wasAsked(record)) ? 'widens' : 'too-late';
}

/** Whether a case covers this control: at its threshold whatever the control finds unused is unused. */
export function isCovered(control: Control, { thresholdDays }: Pick<CaseRecord, 'thresholdDays'>): boolean {
  return CONTROL_DAYS[control] >= thresholdDays;
}

/** The case with these findings; what they say while nothing is known of the user names their controls too. */
export function joined(record: CaseRecord, added: readonly FindingRef[]): CaseRecord {
  const wider = withFindings(record, added);
  const isLower = wider.thresholdDays < record.thresholdDays;
  return isLower && record.step === 'opened' ? { ...wider, update: openedUpdate(wider) } : wider;
}

/** It has been assessed, and nobody is to be asked. */
function isEnding({ plan, question, userGone }: CaseRecord): boolean {
  return userGone || (plan !== undefined && question === undefined);
}

function isUndecided({ question, answers, disabled }: CaseRecord): boolean {
  const isFirst = question === undefined || question.kind === 'stakeholder';
  return isFirst && answers.length === 0 && disabled.length === 0;
}

/** Whether a mail has gone out, or is not the first one. */
function wasAsked({ question, told = [] }: CaseRecord): boolean {
  return (
    question !== undefined && (question.sent === true || question.message !== 'asked' || told.length > 0)
  );
}
