import type { PlantedFault } from '../fault.ts';

/** Faults of who may say what, and of what becomes of it. */
export const FAULTS_OF_ANSWERS: readonly PlantedFault[] = [
  {
    says: 'any key opens a link',
    first: 'seeds with "query":."key":"forged',
    file: 'functions/domain/message/link.ts',
    text: "return attempts.filter(({ keyHash = '' }) => isEqual(hash, Buffer.from(keyHash))).length > 0;",
    becomes: 'return attempts.length > 0 || hash.length === 0;',
  },
  {
    says: 'an owner may say what only a security contact may',
    first: 'seeds with "force":true',
    file: 'functions/case-page/take-form.ts',
    text: 'if (choice !== undefined && !isPermitted(choice, facts)) {',
    becomes: 'if (choice === undefined && !isPermitted(choice as never, facts)) {',
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
    first: 'seeds with "link":"first"',
    file: 'functions/domain/answering/accept-answer.ts',
    text: 'const stale = whyStale(record, answer.kind, seenQuestion);',
    becomes: 'const stale = [whyStale].find((): undefined => undefined);',
  },
  {
    says: 'to open a page gives everything back',
    first: 'seeds with "do":"open"',
    file: 'functions/case-page/http.ts',
    text: "const fields = method === 'POST' ? readBody(parsed.data) : {};\n  if (typeof fields === 'number') return fields;\n  return {\n    method,",
    becomes:
      "const fields = method === 'POST' ? readBody(parsed.data) : { answer: 'restore' };\n  if (typeof fields === 'number') return fields;\n  return {\n    method: 'POST',",
  },
  {
    says: 'a case ends although somebody wants everything back',
    first: 'retire x wish',
    file: 'functions/update-finding/update-finding.ts',
    text: 'if (holdsUp !== undefined) return { outcome: holdsUp, case: known };',
    becomes: '',
  },
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
];
