import type { CaseRecord } from '../case/case-record.ts';
import { type LeftOff, leftOffOf } from '../case/outcome.ts';
import { ownerOfCase } from '../case/owner-of-case.ts';
import type { Role } from '../question/question.ts';
import type { Settings } from '../settings/settings.ts';
import { after } from '../time/duration.ts';

/** Until when a link of an ended case gives back what it has left off (ISO). */
export function wayBackUntil(
  { closedAt }: Pick<LeftOff, 'closedAt'>,
  { wayBackWithin }: Pick<Settings, 'wayBackWithin'>,
): string {
  return after(closedAt, wayBackWithin);
}

/** An ended case of a user, where something of it is still off; the user's latest case or one before. */
export function endedCaseOf(record: CaseRecord, caseId: string): LeftOff | undefined {
  return leftOffOf(record).find((one) => one.caseId === caseId);
}

/**
 * Whether a person may have back what an ended case has left off: who owns the user by the latest read; who was named in
 * that case, unless a tag has come to name another person since; and who is a security contact today (design D15).
 */
export function maySayForEnded(
  record: Pick<CaseRecord, 'user' | 'plan'>,
  ended: Pick<LeftOff, 'namedOwner' | 'plan'>,
  { role, address, settings }: { role: Role; address: string; settings: Settings },
): boolean {
  if (role === 'security-contact') return settings.securityContacts.includes(address);
  const { user } = record;
  const owner =
    user === undefined
      ? (ended.namedOwner ?? record.plan?.owner ?? ended.plan?.owner)
      : ownerOfCase(ended, user, { settings }).owner;
  return owner?.addresses.includes(address) === true;
}

/** The item as the page of an ended case may show it: nothing of a case since, but the wishes about this one. */
export function asEnded(record: CaseRecord, ended: LeftOff): CaseRecord {
  const answers = record.answers.filter(({ ofCases }) => ofCases?.includes(ended.caseId));
  if (record.caseId === ended.caseId) return record;
  const { question: _question, steps: _steps, update: _update, restoredAt: _restored, ...rest } = record;
  const {
    restoreKit: _kit,
    passwordSecret: _secret,
    mustUse: _use,
    quarantine: _quarantine,
    ...known
  } = rest;
  const { heldUp: _heldUp, exemption: _exemption, ...item } = known;
  const { caseId, openedAt, closedAt, disabled, plan, quarantine } = ended;
  const isOff = (id: string) => disabled.some(({ credentialId }) => credentialId === id);
  return {
    ...item,
    ...{ caseId, openedAt, closedAt, disabled, answers, status: 'closed', step: '', outcomes: [] },
    ...(plan && { plan: { ...plan, items: plan.items.filter(({ credential }) => isOff(credential.id)) } }),
    ...(quarantine && { quarantine }),
  };
}
