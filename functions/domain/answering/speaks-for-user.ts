import type { CaseRecord } from '../case/case-record.ts';
import type { AnswerKind } from '../question/answer.ts';
import type { Role } from '../question/question.ts';

/**
 * Whether the person behind a link still speaks for the user: the owner may be another one since the link was mailed.
 * Counts are the owner in the plan, and whoever is asked now; about deletion only the latter, but for having things
 * back. Security contacts and analysts do not speak for the owner, so a change of owner does not concern them.
 */
export function speaksForUser(
  { plan, question }: Pick<CaseRecord, 'plan' | 'question'>,
  { role, address, kind }: { role: Role; address: string; kind?: AnswerKind },
): boolean {
  if (role !== 'stakeholder') return true;
  const owners = plan?.owner.addresses ?? [];
  const asked = (question?.recipients ?? []).map((recipient) => recipient.address);
  const aboutDeletion = question?.kind === 'deletion' && kind !== undefined && kind !== 'restore';
  return (aboutDeletion ? asked : [...owners, ...asked]).includes(address);
}
