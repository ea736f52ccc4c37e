import type { PlantedFault } from '../fault.ts';
import { FORGED_KEY } from '../stories.ts';

/** Faults of who may say what, and of what becomes of it. */
export const FAULTS_OF_ANSWERS: readonly PlantedFault[] = [
  {
    says: 'an answer that could not wake the workflow counts as delivered',
    first: 'restore x throttle at states:SendTaskSuccess',
    file: 'functions/cases/wake.ts',
    text: "    log('error', 'the workflow could not be woken', { caseId: record.caseId, error: errorNameOf(error) });\n    return leaveDue(record, { taskToken, at }, table);",
    becomes:
      "    log('error', 'the workflow could not be woken', { caseId: record.caseId, error: errorNameOf(error) });\n    return leaveDue(record, { taskToken: '', at }, table).then(() => changeRecord(table, record, (current) => afterWaking(current, { taskToken, answerId: wakeUp.answer?.answerId, isTaken: true })));",
  },
  {
    says: 'what a case leaves off is forgotten at its end',
    first: 'way-back',
    file: 'functions/domain/telling/write-step.ts',
    text: 'const off = isGone ? [] : withOwnOff(record);',
    becomes: 'const off = isGone ? withOwnOff(record) : [];',
  },
  {
    says: 'any key opens a link',
    first: FORGED_KEY,
    file: 'functions/domain/message/link.ts',
    text: "return attempts.filter(({ keyHash = '' }) => isEqual(hash, Buffer.from(keyHash))).length > 0;",
    becomes: 'return attempts.length > 0 || hash.length === 0;',
  },
];
