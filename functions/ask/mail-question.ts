import { changeRecord } from '../cases/change-record.ts';
import { withTold } from '../cases/tell-people.ts';
import { answerThatLedTo } from '../domain/answering/answer-that-led-to.ts';
import type { CaseRecord, OpenQuestion } from '../domain/case/case-record.ts';
import type { Link } from '../domain/case/link.ts';
import { PermanentServiceError } from '../domain/errors/errors.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { Answer } from '../domain/question/answer.ts';
import type { Question, Recipient } from '../domain/question/question.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { composeMail } from '../mail/compose.ts';
import type { CaseTable, Mailer } from '../ports.ts';
import { log } from '../runtime/logger.ts';
import { checkRecipients } from './check-recipients.ts';
import { createLink } from './link.ts';

/** One recipient of a question with the address of their own link, and what the table keeps of it. */
export interface Addressee {
  recipient: Recipient;
  url: string;
  link: Link;
}

interface Putting {
  question: OpenQuestion;
  plan: Plan;
  at: string;
  casePageUrl: string;
  settings: Settings;
}

/**
 * The recipients of a question who have not got its mail yet, each with a new link; nobody for a silent question.
 * Throws InvalidInputError for a recipient that the settings do not allow.
 */
export function addresseesOf(
  { caseId, told }: CaseRecord,
  { question, plan, at, casePageUrl, settings }: Putting,
): Addressee[] {
  checkRecipients(question.recipients, settings);
  if (question.message === 'silent' || question.sent) return [];
  const about = { caseId, casePageUrl, questionNumber: question.number, planId: plan.planId, at };
  return question.recipients
    .filter((recipient) => !told?.includes(markOf(question, recipient)))
    .map((recipient) => ({ recipient, ...createLink(recipient, about) }));
}

/** Mails a question and marks in the record who has got it, also where one of the mails could not be sent. */
export async function mailQuestion(
  record: CaseRecord,
  addressees: Addressee[],
  { mailer, table, settings }: { mailer: Mailer; table: CaseTable; settings: Settings },
): Promise<void> {
  const { question } = record;
  if (addressees.length === 0 || question === undefined) return;
  const answer = answerTold(question, record);
  const marks: string[] = [];
  const refused: PermanentServiceError[] = [];
  try {
    for (const { recipient, url } of addressees) {
      const mail = composeMail({ question, case: record, recipient, settings, link: url, answer });
      const refusal = await refusedMail(mailer.send({ to: recipient.address, ...mail }));
      if (refusal === undefined) marks.push(markOf(question, recipient));
      else refused.push(refusal);
    }
  } finally {
    const isSent = marks.length > 0 && marks.length + refused.length === addressees.length;
    await changeRecord(table, record, (current) => markSent(withTold(current, marks), question, isSent));
  }
  const [first] = refused;
  if (first !== undefined && marks.length === 0) throw first;
}

// One address that is refused for good must not silence the others; only when nobody can be asked does the case fail.
async function refusedMail(sending: Promise<void>): Promise<PermanentServiceError | undefined> {
  try {
    await sending;
    return undefined;
  } catch (error) {
    if (!(error instanceof PermanentServiceError)) throw error;
    log('warn', error.message, { error: error.name });
    return error;
  }
}

// What follows from an answer names it; whether something may be deleted is asked of everybody anew.
function answerTold({ message }: Question, record: CaseRecord): Answer | undefined {
  return message === 'confirm-deletion' ? undefined : answerThatLedTo(message, record);
}

function markSent(record: CaseRecord, { number }: Question, isSent: boolean): CaseRecord {
  if (record.question?.number !== number || !isSent) return record;
  return { ...record, question: { ...record.question, sent: true } };
}

function markOf({ number }: Question, { address }: Recipient): string {
  return `question ${number}:${address}`;
}
