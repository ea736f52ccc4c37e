import { CASE_FIELD, DEADLINE_FIELD, STEP_FIELD } from '../../../functions/domain/note/fields.ts';
import type { Finding, FindingRecord } from '../../twin/security-hub/finding.ts';
import type { Scene } from '../scene.ts';

/** A finding as the table of findings shows it. */
export interface FindingNow {
  /** Where it stands among all, for addresses. */
  index: number;
  id: string;
  title: string;
  severity: string;
  /** Workflow status. */
  status: string;
  compliance: string;
  recordState: string;
  control: string;
  account: string;
  region: string;
  user: string;
  /** When anything of it changed last (epoch ms). */
  changedAt: number;
  note: string | undefined;
  caseId: string | undefined;
  step: string | undefined;
  /** ISO 8601; undefined where nothing is waited for. */
  deadline: string | undefined;
  fields: Readonly<Record<string, string>>;
  history: FindingRecord['history'];
  /** What it shows and what to try with it, where the scenario says so. */
  guide: string | undefined;
}

/** Every finding as it is now, in the order in which Security Hub has reported them. */
export function findingsNow({ desk }: Scene): FindingNow[] {
  const { simulation, findings } = desk.session.play;
  return simulation.securityHub.findings().map(({ document, history }, index) => {
    const named = findings.find(({ id }) => id === document.Id);
    return {
      ...{ index, history, id: document.Id },
      ...asReported(document),
      ...asHandled(document),
      user: named?.names.at(-1) ?? 'unknown',
      changedAt: history.at(-1)?.at ?? 0,
      guide: named?.comment,
    };
  });
}

type Reported = Pick<
  FindingNow,
  'title' | 'severity' | 'compliance' | 'recordState' | 'control' | 'account' | 'region'
>;

/** What Security Hub says of it. */
function asReported(document: Finding): Reported {
  const { Label } = (document['Severity'] ?? {}) as { Label?: string };
  return {
    title: document.Title ?? 'No title',
    severity: Label ?? 'none',
    compliance: document.Compliance?.Status ?? 'none',
    recordState: document.RecordState ?? 'none',
    control: document.Compliance?.SecurityControlId ?? document.GeneratorId ?? 'unknown',
    account: document.AwsAccountId ?? 'unknown',
    region: document.Region ?? 'unknown',
  };
}

type Handled = Pick<FindingNow, 'status' | 'note' | 'fields' | 'caseId' | 'step' | 'deadline'>;

/** What people and the product have written on it. */
function asHandled({ Workflow, Note, UserDefinedFields: fields = {} }: Finding): Handled {
  const deadline = fields[DEADLINE_FIELD];
  return {
    status: Workflow?.Status ?? 'none',
    note: Note?.Text,
    fields,
    caseId: fields[CASE_FIELD],
    step: fields[STEP_FIELD],
    deadline: deadline === 'none' ? undefined : deadline,
  };
}

/** A deadline of a case. */
export interface Deadline {
  /** Epoch milliseconds. */
  at: number;
  user: string;
}

/** The deadline that comes next; undefined where nothing is waited for. */
export function nextDeadline(scene: Scene): Deadline | undefined {
  const now = scene.desk.session.now();
  return findingsNow(scene)
    .flatMap(({ deadline, user }) => (deadline === undefined ? [] : [{ at: Date.parse(deadline), user }]))
    .filter(({ at }) => at > now)
    .sort((one, other) => one.at - other.at)[0];
}
