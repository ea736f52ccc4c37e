import type { Afterwards } from '../cases/on-case.ts';
import { tellDue } from '../cases/tell-due.ts';
import { answerThatLedTo } from '../domain/answering/answer-that-led-to.ts';
import { stepInUse } from '../domain/assess/use.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { STEPS, type Step } from '../domain/note/note.ts';
import type { CaseTable, FindingStore, OperatorsTopic } from '../ports.ts';
import { audit } from '../runtime/audit.ts';
import { failureText } from './failure-text.ts';
import type { UpdateFindingInput } from './schema.ts';

interface Dependencies {
  table: CaseTable;
  findings: Pick<FindingStore, 'write'>;
  topic: OperatorsTopic;
}

/**
 * What is done once a step is decided, also when the state comes again: tries once to tell the findings and the
 * topic. What does not succeed stays due, as the mails do; it ends or blocks nothing.
 */
export function tellStep(dependencies: Dependencies): Afterwards<UpdateFindingInput> {
  return async (record, input) => {
    const { enteredAt: at, failure } = input;
    if (!isSaidIn(record, input)) return;
    const step = stepSaid(record, input);
    const answer = answerThatLedTo(step, record);
    const text = failure === undefined ? undefined : failureText(failure);
    const { deadline, outcomes, update } = record;
    const findingIds = record.findings.map(({ findingId }) => findingId);
    audit({
      at,
      step,
      user: record,
      status: update?.status,
      deadline,
      answer,
      failure: text,
      findingIds,
      outcomes,
    });
    await tellDue(record, at, dependencies);
  };
}

/** Whether this entry has written its step: what is tried again is told once. */
function isSaidIn(record: CaseRecord, input: UpdateFindingInput): boolean {
  const { step, steps } = record;
  return step === stepSaid(record, input) && steps?.at(-1)?.at === input.enteredAt;
}

/** The step as it is said: what was given back is that, also where the workflow comes to wait for its use again. */
export function stepSaid(record: CaseRecord, { step }: UpdateFindingInput): Step {
  return STEPS[step].effect === 'waits-for-use' ? stepInUse(record) : step;
}
