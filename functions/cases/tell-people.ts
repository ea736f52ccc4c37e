import type { CaseRecord } from '../domain/case/case-record.ts';
import { errorNameOf } from '../domain/errors/classify-error.ts';
import type { Step } from '../domain/note/note.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { composeMail } from '../mail/compose.ts';
import { peopleToTell } from '../mail/people-to-tell.ts';
import type { CaseTable, Mailer } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { changeRecord } from './change-record.ts';

/** A step as it is told to people. */
export interface ToldStep {
  step: Step;
  /** The case with what is so now. */
  case: CaseRecord;
  at: string;
  answer?: Answer | undefined;
  failure?: string | undefined;
}

/**
 * Mails a step to the people who have to know it (functions/mail/people-to-tell.ts), and marks in the record who has been
 * told, so that a retry mails nobody twice. A mail that SES does not take holds up no case: what was done is done,
 * and the finding says so. Returns how many people could not be told.
 */
export async function tellPeople(
  { step, case: case_, at, answer, failure }: ToldStep,
  { table, mailer, settings }: { table: CaseTable; mailer: Mailer; settings: Settings },
): Promise<number> {
  const marks: string[] = [];
  const wanted = peopleToTell(case_, { step, answer }, settings);
  for (const { recipient, notice, mark } of wanted) {
    const mail = composeMail({ notice, case: case_, recipient, settings, at, step, answer, failure });
    try {
      await mailer.send({ to: recipient.address, ...mail });
      marks.push(mark);
    } catch (error) {
      log('error', 'a person could not be told', { caseId: case_.caseId, step, error: errorNameOf(error) });
    }
  }
  if (marks.length > 0) await changeRecord(table, case_, (current) => withTold(current, marks));
  return wanted.length - marks.length;
}

/** The record with these messages marked as sent. */
export function withTold(record: CaseRecord, marks: string[]): CaseRecord {
  return { ...record, told: [...new Set([...(record.told ?? []), ...marks])] };
}
