import { type CaseRecord, caseRecordSchema } from '../../../functions/domain/case/case-record.ts';
import { dueAtOf } from '../../../functions/domain/due/due-at.ts';
import type { CaseTable } from '../../../functions/ports.ts';
import type { Calls } from './calls.ts';

/** A table in memory with the revision check of the real one. */
export interface FakeCaseTable extends CaseTable {
  /** The item as it stands, for assertions; throws if there is none. */
  at(userId: string): CaseRecord;
  /** Stores an item as it is. */
  store(record: CaseRecord): void;
  /** Runs once, just before the next write is checked: what somebody else does meanwhile. */
  meanwhile(act: () => void | Promise<void>): void;
}

export function createCaseTable(calls: Calls, records: CaseRecord[] = []): FakeCaseTable {
  const items = new Map<string, CaseRecord>();
  let interference: (() => void | Promise<void>) | undefined;
  // Like the real one, it keeps no field that is undefined.
  const store = (record: CaseRecord) =>
    void items.set(record.userId, caseRecordSchema.parse(JSON.parse(JSON.stringify(record))));
  records.forEach(store);

  function put(record: CaseRecord): boolean {
    const stored = items.get(record.userId);
    if ((stored?.revision ?? 0) !== record.revision) return false;
    store({ ...record, revision: record.revision + 1 });
    return true;
  }

  return {
    get: (userId) => calls.run('table.get', () => structuredClone(items.get(userId))),
    async put(record) {
      const act = interference;
      interference = undefined;
      await act?.();
      return calls.run('table.put', () => put(record));
    },
    // Nobody else is there whom a wait would let pass.
    backOff: async () => {},
    async *all() {
      yield* await calls.run('table.all', () => structuredClone([...items.values()]));
    },
    dueAt: (at) =>
      calls.run('table.dueAt', () =>
        [...items.values()]
          .map((record) => ({ userId: record.userId, dueAt: dueAtOf(record) }))
          .filter(({ dueAt }) => dueAt !== undefined && Date.parse(dueAt) <= Date.parse(at))
          .map(({ userId }) => userId),
      ),
    at(userId) {
      const record = items.get(userId);
      if (record === undefined) throw new Error(`the table has no item of ${userId}`);
      return structuredClone(record);
    },
    store,
    meanwhile(act) {
      interference = act;
    },
  };
}
