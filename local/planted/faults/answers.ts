import type { PlantedFault } from '../fault.ts';
import { FORGED_KEY, OLD_FORM, OWNER_EXEMPTS } from '../stories.ts';

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
  {
    says: 'an owner may say what only a security contact may',
    first: OWNER_EXEMPTS,
    file: 'functions/case-page/take-form.ts',
    text: 'if (choice !== undefined && !isPermitted(choice, facts)) {',
    becomes: 'if (choice === undefined && !isPermitted(choice as never, facts)) {',
    also: {
      file: 'functions/domain/answering/accept-answer.ts',
      text: 'const isOffered = answersOpenTo(record, answer.role).includes(answer.kind);',
      becomes: 'const isOffered = answersOpenTo(record, answer.role).length > 0;',
    },
  },
  {
    says: 'whoever was the owner once speaks for the user',
    first: 'windows x owner-changed',
    file: 'functions/domain/answering/authority.ts',
    text: "return same || addresses.includes(by) ? undefined : 'its owner has changed since the answer';",
    becomes: 'return same || addresses.length >= 0 ? undefined : by;',
  },
  {
    says: 'an answer to an earlier question counts',
    first: OLD_FORM,
    file: 'functions/domain/answering/accept-answer.ts',
    text: 'const stale = whyStale(record, answer.kind, seenQuestion);',
    becomes: 'const stale = [whyStale].find((): undefined => undefined);',
  },
  {
    says: 'to open a page gives everything back',
    first: 'restore',
    file: 'functions/case-page/case-page.ts',
    text: ': pageResponse(200, caseView(facts));',
    becomes:
      ": facts.record.disabled.length > 0\n      ? takeAnswer({ answer: 'restore' }, facts, reading)\n      : pageResponse(200, caseView(facts));",
  },
];
