import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import type { FindingStore, StoredFinding } from '../../../functions/ports.ts';
import { ACCOUNT, AT } from '../builders.ts';
import type { Calls } from './calls.ts';

/** One finding with its note and all that was ever written on it. */
export interface FakeFinding extends StoredFinding {
  account: string;
  userArn: string;
  note?: string;
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
    { status, note, fields, unlessPassed = false }: Parameters<FindingStore['update']>[1],
  ): 'written' | 'vanished' {
    const finding = stored.get(id);
    if (finding === undefined) return 'vanished';
    if (note.length === 0 || note.length > 512) throw new Error(`a note of ${note.length} characters`);
    const stays =
      unlessPassed && finding.complianceStatus === 'PASSED' && finding.workflowStatus === 'RESOLVED';
    if (status !== undefined && !stays) finding.workflowStatus = status;
    finding.note = note;
    finding.userDefinedFields = { ...finding.userDefinedFields, ...fields };
    finding.history.push({ status, note, fields: { ...finding.userDefinedFields } });
    writes.push(`${id}: ${status ?? 'unchanged'}`);
    return 'written';
  }

  const refusals = new Set<string>();
  const writeAll = (
    wanted: readonly { findingId: string }[],
    change: Parameters<FindingStore['update']>[1],
  ): Awaited<ReturnType<FindingStore['write']>> => {
    const ids = wanted.map(({ findingId }) => findingId);
    const refused = ids.filter((findingId) => refusals.has(findingId));
    return {
      refused: refused.map((findingId) => ({ findingId, code: 'InvalidInput', message: 'refused' })),
      vanished: ids.filter((id) => !refusals.has(id)).filter((id) => write(id, change) === 'vanished'),
    };
  };

  return {
    writes,
    ofUser: (userArn, account) =>
      calls.run('findings.ofUser', () =>
        [...stored.values()].filter(
          (one) => one.userArn === userArn && one.account === account && one.recordState === 'ACTIVE',
        ),
      ),
    byId: (wanted) =>
      calls.run('findings.byId', () =>
        wanted.flatMap(({ findingId }) => {
          const finding = stored.get(findingId);
          return finding === undefined ? [] : [finding];
        }),
      ),
    update: (wanted, change) =>
      calls.run('findings.update', () => {
        const { vanished, refused } = writeAll(wanted, change);
        if (refused.length > 0) throw new PermanentServiceError(`${refused.length} not updated`);
        return { vanished };
      }),
    write: (wanted, change) => calls.run('findings.write', () => writeAll(wanted, change)),
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
