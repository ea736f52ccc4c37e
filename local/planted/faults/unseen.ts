import type { PlantedFault } from '../fault.ts';

/** Faults that nothing has shown yet in the plays that were tried (docs/mutation.md says why): each is a hole in what is played, in the model, or none since another place guards. */
export const UNSEEN: readonly PlantedFault[] = [
  {
    says: 'a case ends although somebody wants everything back',
    first: 'retire x wish',
    file: 'functions/update-finding/update-finding.ts',
    text: 'if (holdsUp !== undefined) return { outcome: holdsUp, case: known };',
    becomes: '',
    also: {
      file: 'functions/domain/telling/write-step.ts',
      text: '(one) => one.ofCases !== undefined && (isGone || !wantsMore(record, one)),',
      becomes: "(one) => one.kind === 'restore' || (isGone && wantsMore(record, one)),",
    },
  },
  {
    says: 'a deletion that is denied counts as done',
    first: 'retire x deny at iam:DeleteAccessKey',
    file: 'functions/aws/iam/access-key.ts',
    text: 'return deleting(doing, () => client.send(command));',
    becomes: "return deleting(doing, () => client.send(command)).catch(() => 'deleted' as const);",
  },
  {
    says: 'the note of the opening is written after the case has begun',
    first: 'retire x crash at states:StartExecution',
    file: 'functions/open-cases/open-case.ts',
    text: '  if (update !== undefined) await writeOnFindings(record.findings, { of: record, update, at }, dependencies);\n  await executions.start(record.caseId, { case: addressOf(record) });',
    becomes:
      '  await executions.start(record.caseId, { case: addressOf(record) });\n  if (update !== undefined) await writeOnFindings(record.findings, { of: record, update, at }, dependencies);',
  },
];
