import { stillUnused } from '../domain/assess/use.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { proposed } from '../domain/plan/plan.ts';
import type { Question } from '../domain/question/question.ts';
import { announcementOf } from '../domain/standing/announced.ts';
import { offByUs } from '../domain/standing/standing.ts';
import type { MailTexts } from '../texts/mail-texts.ts';
import { evidenceLine } from './lines.ts';

/** The credentials a question is about: proposed, disabled or restored by this case, or to be used. */
export function credentialsOfQuestion({ kind, message, window }: Question, case_: CaseRecord): string[] {
  const { plan, mustUse, outcomes } = case_;
  const restored = outcomes.filter(({ result }) => result === 'restored').map((one) => one.credentialId);
  if (message === 'restored' && restored.length > 0) return restored;
  if (message === 'still-unused') return stillUnused(case_);
  if (kind === 'use') return mustUse?.credentialIds ?? [];
  if (window?.resumeAt === 'disable') return toBeRetired(case_);
  if (kind !== 'stakeholder') return offByUs(case_);
  return plan === undefined ? [] : proposed(plan).map(({ credential }) => credential.id);
}

/** What the answer that counts wants turned off. */
function toBeRetired({ answers, plan }: CaseRecord): string[] {
  const answer = answers.findLast(({ kind, planId }) => kind === 'retire' && planId === plan?.planId);
  const decisions = Object.entries(answer?.decisions ?? {});
  return decisions.filter(([, decision]) => decision === 'retire').map(([id]) => id);
}

/** What a mail that asks says of one of them: its evidence, and since when it is off. */
export function credentialLine(
  id: string,
  { kind }: Question,
  record: CaseRecord,
  texts: MailTexts,
  timeZone: string,
): string {
  const item = record.plan?.items.find(({ credential }) => credential.id === id);
  const off = announcementOf(record, id);
  // The plan was made just before this question only; later its count of days would be out of date.
  const age = kind === 'stakeholder';
  const line = item === undefined ? texts.credentialName(id) : evidenceLine(item, texts, timeZone, { age });
  if (off === undefined || kind === 'use') return line;
  return texts.disabledSince(line, texts.times.time(off.disabledAt, timeZone));
}
