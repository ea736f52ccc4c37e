import type { Behaviour, Decision } from '../cases/on-case.ts';
import { untakenAnswers } from '../domain/answering/untaken-answers.ts';
import { whenMissing } from '../domain/assess/assessment.ts';
import { assessObservation } from '../domain/assess/observation.ts';
import { assessForRetirement } from '../domain/assess/retirement.ts';
import { assessUse } from '../domain/assess/use.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { UserFacts } from '../domain/credential/user.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { evidenceOf, isEvidenceDue } from '../domain/evidence/collect.ts';
import { controlOf } from '../domain/finding/control.ts';
import { withQuarantine } from '../domain/incident/quarantined.ts';
import { type Answer, isRequest } from '../domain/question/answer.ts';
import { stillDecides } from '../domain/question/quarantine.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { canRestore } from '../domain/wish/have-back.ts';
import type { EvidenceReader, FindingStore, StoredFinding } from '../ports.ts';
import type { AssessUserInput } from './schema.ts';
import { takingAnswers } from './taking-answers.ts';

interface Dependencies {
  reader: EvidenceReader;
  findings: Pick<FindingStore, 'ofUser'>;
  settings: Settings;
}

/** What an assessment may change in the item of its case. */
export const ASSESSED = [
  'user',
  'evidence',
  'userGone',
  'plan',
  'namedOwner',
  'quarantine',
  'question',
  'promised',
  'observeUntil',
  'mustUse',
  'disabled',
  'outcomes',
  'remarks',
  'taken',
] as const satisfies readonly (keyof CaseRecord)[];

/** Reads the user of a case and decides, by the purpose of the read, how the case goes on. Changes nothing in IAM. */
export function assessUser({ reader, findings, settings }: Dependencies): Behaviour<AssessUserInput> {
  return async (record, input) => {
    const { purpose, enteredAt: at } = input;
    // Only before somebody is asked, and reads it.
    const isRead = purpose === 'retirement' && isEvidenceDue(record.evidence, at);
    const asked = [record, at, record.userId] as const;
    const { read, besides } = isRead
      ? await reader.readWithEvidence(...asked)
      : { read: await reader.read(...asked) };
    if (!read.exists) return whenMissing(read, purpose);
    const { user } = read;
    const securityHub =
      purpose === 'observation'
        ? sayCompliance(await findings.ofUser(user.arn, user.account), record)
        : undefined;
    return (now) => {
      const current =
        besides === undefined ? now : { ...now, evidence: evidenceOf(user, besides, now.evidence) };
      return takingAnswers(current, assess(current, user, { input, settings, securityHub }));
    };
  };
}

function assess(
  current: CaseRecord,
  user: UserFacts,
  {
    input,
    settings,
    securityHub,
  }: { input: AssessUserInput; settings: Settings; securityHub: string | undefined },
): Decision {
  const { purpose, enteredAt: at } = input;
  const context = { at, settings, request: requestOf(current) };
  switch (purpose) {
    case 'retirement':
      if (untakenAnswers(current)[0]?.kind === 'restore' || givesBackOnly(current))
        return { outcome: 'restore', case: { ...current, user, remarks: [] } };
      refuseOnceDisabled(current);
      return assessForRetirement(current, user, context);
    case 'observation':
      return assessObservation(current, user, { ...context, securityHub });
    case 'use':
      return assessUse(current, user, context);
    case 'failure':
      return {
        outcome: 'read',
        case: { ...withQuarantine(current, user, at), user, userGone: false, remarks: [] },
      };
  }
}

/** Whether the case was opened to give back what ended ones have left off, and has not come to that yet. */
function givesBackOnly(current: CaseRecord): boolean {
  return canRestore(current) && current.answers.some(({ ofCases }) => ofCases !== undefined);
}

/** Throws InvalidInputError once something is off: a new plan would take away the answer that the case stands on. */
function refuseOnceDisabled({ caseId, disabled }: CaseRecord): void {
  if (disabled.length > 0)
    throw new InvalidInputError(
      `Case ${caseId} has disabled already and makes no new plan; nothing was done.`,
    );
}

/**
 * What somebody asked for instead of answering the question that has just ended, as the table has it: taken by the wait,
 * or too late for it. Each request is taken once.
 */
function requestOf(record: CaseRecord): Answer | undefined {
  const { answers, question, taken = [] } = record;
  return answers.findLast(
    (one) =>
      isRequest(one.kind) &&
      one.questionNumber === question?.number &&
      !taken.includes(one.answerId) &&
      (one.delivered || stillDecides(record, one)),
  );
}

/** What Security Hub reports for the controls of a case, in one sentence; undefined if it holds no such finding. */
export function sayCompliance(
  found: readonly Pick<StoredFinding, 'controlId' | 'generatorId' | 'complianceStatus'>[],
  { controls }: Pick<CaseRecord, 'controls'>,
): string | undefined {
  const statuses = found
    .filter(({ controlId, generatorId }) => {
      const control = controlOf({ GeneratorId: generatorId, Compliance: { SecurityControlId: controlId } });
      return control !== undefined && controls.includes(control);
    })
    .map(({ complianceStatus }) => complianceStatus ?? 'unknown');
  if (statuses.length === 0) return undefined;
  return `Security Hub says ${[...new Set(statuses)].sort().join(', ')}.`;
}
