import * as z from 'zod';
import { type Answer, type AnswerKind, answersOffered, isOfferedInQuarantine } from './answer.ts';
import type { Question, Role } from './question.ts';

/**
 * That AWS has quarantined the user, as an assessment of this case has found it. It stays for the rest of the case,
 * also where the policy is detached meanwhile or cannot be read: an incident is over when people say so.
 */
export const quarantineSchema = z.object({
  /** The name of the attached managed policy. */
  policy: z.string(),
  /** When it was found (ISO). */
  foundAt: z.string(),
  /** The first question after that: an answer to an earlier one decides nothing any more. */
  since: z.number().int(),
  /** The latest question by which the security contacts were asked about what is off; 0: none yet. */
  asked: z.number().int(),
  /** What is off has been used since, as IAM reports it: nothing of it is deleted. */
  isUsed: z.boolean().optional(),
});
export type Quarantine = z.infer<typeof quarantineSchema>;

/** What of a case says whether its user is quarantined. */
interface Quarantined {
  quarantine?: Quarantine | undefined;
}

type Given = Pick<Answer, 'kind' | 'role' | 'questionNumber'>;

/** Whether an answer is only passed on: about a quarantined user the owner's word decides nothing (design D16). */
export function isUpToContacts({ quarantine }: Quarantined, { role }: Pick<Answer, 'role'>): boolean {
  return quarantine !== undefined && role === 'stakeholder';
}

/**
 * Whether an answer that decides still does: about a quarantined user only one that a security contact has given since
 * that was found, and none that deletes what was used.
 */
export function stillDecides({ quarantine }: Quarantined, { kind, role, questionNumber }: Given): boolean {
  if (quarantine === undefined) return true;
  if (kind === 'confirm' && quarantine.isUsed === true) return false;
  return role !== 'stakeholder' && questionNumber >= quarantine.since;
}

/** What of a case says which wishes were refused. */
interface Refusing {
  refused?: readonly { answerId: string }[] | undefined;
}

/** Whether a wish was refused, since its person did not own the user any more: nothing follows from it. */
export function isRefused({ refused = [] }: Refusing, wish: Pick<Answer, 'answerId'>): boolean {
  return refused.some(({ answerId }) => answerId === wish.answerId);
}

/** The recorded wish by which what is off is given back, and not refused: of a quarantined user it is no owner's. */
export function restoreThatCounts(
  record: Quarantined & Refusing & { answers: readonly Answer[] },
): Answer | undefined {
  return record.answers.find(
    (one) => one.kind === 'restore' && !isRefused(record, one) && !isUpToContacts(record, one),
  );
}

/** Whether the security contacts have been asked, or told, about an owner's wish to have things back. */
export function isPassedOn(record: Quarantined, wish: Given): boolean {
  return isUpToContacts(record, wish) && wish.questionNumber < (record.quarantine?.asked ?? 0);
}

/**
 * The answers that a person in this role may give to the question that is open. About a user that AWS has quarantined
 * an owner may only ask for things back, and nobody may keep anything; what was used since is not deleted (design D16).
 */
export function answersOpenTo(
  record: Quarantined & { question?: Pick<Question, 'kind'> | undefined },
  role: Role,
): readonly AnswerKind[] {
  const { question, quarantine } = record;
  if (question === undefined) return [];
  const offered = answersOffered(question.kind, role);
  if (quarantine === undefined) return offered;
  if (isUpToContacts(record, { role })) return offered.filter((kind) => kind === 'restore');
  return offered.filter(
    (kind) => isOfferedInQuarantine(kind) && !(kind === 'confirm' && quarantine.isUsed === true),
  );
}
