import { speaksForUser } from '../domain/answering/speaks-for-user.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Link } from '../domain/message/link.ts';
import {
  type Answer,
  type AnswerKind,
  answersOffered,
  countsAtAnyTime,
  isPutAgain,
  outcomeOf,
  passesOn,
} from '../domain/question/answer.ts';
import { stillDecides } from '../domain/question/quarantine.ts';
import type { FormAnswer } from './form.ts';

/** What a form sends: at least the kind of answer, and which question it was made for. */
export type Sent = Pick<FormAnswer, 'kind' | 'seenQuestion'> & Partial<FormAnswer>;

/**
 * The recorded answer that the sender of a form is told about: the same one, else the one that counts in its place;
 * undefined where nothing was answered since the form was made. Depends on the record alone.
 */
export function standingAnswer(record: CaseRecord, link: Link, sent: Sent): Answer | undefined {
  const since = record.answers.filter(
    (one) => one.questionNumber >= sent.seenQuestion && (countsAtAnyTime(one) || stillDecides(record, one)),
  );
  return since.findLast((answer) => isSame(sent, answer)) ?? rivalAmong(since, { record, link, sent });
}

/** Whether a form says just what this answer says. */
export function isSame({ kind, decisions, person, every }: Sent, standing: Answer): boolean {
  return (
    // A form with problems says nothing about each credential.
    decisions !== undefined &&
    outcomeOf(standing) === kind &&
    person === standing.person &&
    every === standing.every &&
    Object.entries(decisions).every(([id, decision]) => standing.decisions[id] === decision)
  );
}

function rivalAmong(
  since: Answer[],
  { record, link, sent }: { record: CaseRecord; link: Link; sent: Sent },
): Answer | undefined {
  // Who does not speak for the user any more is not told what the next person has answered.
  const passedOn = speaksForUser(record, link) ? -1 : since.findIndex(passesOn);
  const theirs = passedOn < 0 ? since : since.slice(0, passedOn + 1);
  return theirs.findLast(
    (answer) => isInTheWay(answer, record) && areOfOneQuestion(answer, { role: link.role, kind: sent.kind }),
  );
}

// After most requests the same question is put again: they are in the way only until then.
function isInTheWay(answer: Answer, { question }: CaseRecord): boolean {
  return !isPutAgain(answer.kind) || answer.answerId === question?.answerId;
}

type Said = Pick<Answer, 'role'> & { kind: AnswerKind };

function areOfOneQuestion(one: Said, other: Said): boolean {
  return (['stakeholder', 'impact', 'deletion', 'use', 'paused'] as const).some((question) =>
    [one, other].every(({ role, kind }) => answersOffered(question, role).includes(kind)),
  );
}
