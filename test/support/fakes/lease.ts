import type { DeliverLease } from '../../../functions/ports.ts';
import { AT } from '../builders.ts';
import type { Calls } from './calls.ts';

/** The lease of the deliverer in memory, which names the table that it knows. */
export interface FakeLease extends DeliverLease {
  holder: string;
  /** When it ends (ISO). */
  until: string;
  tableId: string;
}

/** The id of the table there is. */
const TABLE = 'table-1';
const FREE = { holder: 'nobody', until: new Date(Date.parse(AT) - 60_000).toISOString() };

/** A lease that nobody holds. */
export function createLease(calls: Calls): FakeLease {
  const lease: FakeLease = {
    ...FREE,
    tableId: TABLE,
    table: () => calls.run('lease.table', () => ({ tableId: TABLE, isOther: lease.tableId !== TABLE })),
    adopt: async () => void Object.assign(lease, FREE, { tableId: TABLE }),
    take: (holder, { at, until, tableId }) =>
      calls.run('lease.take', () => {
        if (holder !== lease.holder && Date.parse(lease.until) > Date.parse(at)) return false;
        Object.assign(lease, { holder, until, tableId });
        return true;
      }),
    giveBack: (holder, tableId) =>
      calls.run('lease.giveBack', () => {
        if (lease.holder === holder) Object.assign(lease, FREE, { tableId });
      }),
  };
  return lease;
}
