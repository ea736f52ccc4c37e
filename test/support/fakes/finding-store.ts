import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { NOTE_AUTHOR, notesOfOthers, withQuotes } from '../../../functions/domain/finding/other-note.ts';
import type { FindingStore, StoredFinding } from '../../../functions/ports.ts';
import { ACCOUNT, AT } from '../builders.ts';
import type { Calls } from './calls.ts';

/** One finding with its note and all that was ever written on it. */
export interface FakeFinding extends Omit<StoredFinding, 'note'> {
  account: string;
  userArn: string;
  note?: string;
  /** Who wrote the note, and when (ISO), where that was somebody else. */
  noteBy?: { by: string; at: string };
  history: { status: string | undefined; note: string; fields: Record<string, string> }[];
}

export interface FakeFindingStore extends FindingStore {
  /** The finding as it stands; throws if there is none. */
  finding(findingId: string): FakeFinding;
  add(finding: FakeFinding): void;
  remove(findingId: string): void;
  /** Lets Security Hub refuse every update of it for good. */
  refuse(findingId: string): void;
  /** Everything written, in order, as `id: status`. */
  writes: string[];
}

/** A failed IAM.8 finding of alice, as Security Hub keeps it. */
export function aStoredFinding(overrides: Partial<FakeFinding> = {}): FakeFinding {
  return {
    findingId: 'finding-1',
    productArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
    region: 'eu-west-1',
    recordState: 'ACTIVE',
    complianceStatus: 'FAILED',
    workflowStatus: 'NEW',
    controlId: 'IAM.8',
    generatorId: 'security-control/IAM.8',
    userDefinedFields: {},
    updatedAt: AT,
    account: ACCOUNT,
    userArn: `arn:aws:iam::${ACCOUNT}:user/alice`,
    history: [],
    ...overrides,
  };
}

export function createFindingStore(calls: Calls, findings: FakeFinding[] = []): FakeFindingStore {
  const stored = new Map(findings.map((finding) => [finding.findingId, structuredClone(finding)]));
  const writes: string[] = [];

  function write(
    id: string,
    { status, note, fields, unlessPassed = false, unlessFailedSince }: Parameters<FindingStore['update']>[1],
  ): 'written' | 'vanished' {
    const finding = stored.get(id);
    if (finding === undefined) return 'vanished';
    if (note.length === 0 || note.length > 512) throw new Error(`a note of ${note.length} characters`);
    const { complianceStatus, workflowStatus, updatedAt = '' } = finding;
    const hasFailed =
      complianceStatus === 'FAILED' && unlessFailedSince !== undefined && updatedAt > unlessFailedSince;
    const stays =
      hasFailed || (unlessPassed && complianceStatus === 'PASSED' && workflowStatus === 'RESOLVED');
    if (status !== undefined && !stays) finding.workflowStatus = status;
    finding.note = note;
    delete finding.noteBy;
    finding.userDefinedFields = { ...finding.userDefinedFields, ...fields };
    finding.history.push({ status, note, fields: { ...finding.userDefinedFields } });
    writes.push(`${id}: ${status ?? 'unchanged'}`);
    return 'written';
  }

  const refusals = new Set<string>();
  const writeAll = async (
    ...[wanted, asked, keep]: Parameters<FindingStore['update']>
  ): ReturnType<FindingStore['write']> => {
    const ids = wanted.map(({ findingId }) => findingId);
    const others = notesOfOthers(ids.map((id) => shown(stored.get(id))?.note));
    const change = { ...asked, note: keep ? await keep(others) : withQuotes(asked.note, others) };
    const refused = ids.filter((findingId) => refusals.has(findingId));
    return {
      refused: refused.map((findingId) => ({ findingId, code: 'InvalidInput', message: 'refused' })),
      vanished: ids.filter((id) => !refusals.has(id)).filter((id) => write(id, change) === 'vanished'),
    };
  };

  /** The finding as Security Hub shows it. */
  const shown = (finding: FakeFinding | undefined): StoredFinding | undefined => {
    if (finding === undefined) return undefined;
    const { note: text, noteBy, ...rest } = finding;
    const written = noteBy ?? { by: NOTE_AUTHOR, at: AT };
    return text === undefined ? rest : { ...rest, note: { text, ...written } };
  };
  return {
    writes,
    ofUser: (userArn, account) =>
      calls.run('findings.ofUser', () =>
        [...stored.values()]
          .filter((one) => one.userArn === userArn && one.account === account && one.recordState === 'ACTIVE')
          .flatMap((one) => shown(one) ?? []),
      ),
    byId: (wanted) =>
      calls.run('findings.byId', () =>
        wanted.flatMap(({ findingId }) => {
          return shown(stored.get(findingId)) ?? [];
        }),
      ),
    update: (...asked) =>
      calls.run('findings.update', async () => {
        const { vanished, refused } = await writeAll(...asked);
        if (refused.length > 0) throw new PermanentServiceError(`${refused.length} not updated`);
        return { vanished };
      }),
    write: (...asked) => calls.run('findings.write', () => writeAll(...asked)),
    finding(findingId) {
      const finding = stored.get(findingId);
      if (finding === undefined) throw new Error(`Security Hub has no finding ${findingId}`);
      return finding;
    },
    add: (finding) => void stored.set(finding.findingId, structuredClone(finding)),
    remove: (findingId) => void stored.delete(findingId),
    refuse: (findingId) => void refusals.add(findingId),
  };
}
