import { describe, expect, it } from 'vitest';
import type { SetUp, TableSetUp } from '../../../local/twin/set-up/spec.ts';
import { lookAt, TABLE, undeployed } from './bench.ts';

const SUBJECT = 'table of cases';

async function lineOf(change: (setUp: SetUp) => void) {
  const { lines } = await lookAt({ change });
  return lines.find(({ subject }) => subject === SUBJECT);
}
const table =
  (changes: Partial<TableSetUp>) =>
  ({ tables }: SetUp): void => {
    Object.assign(tables[TABLE] ?? {}, changes);
  };
const TTL = `aws dynamodb update-time-to-live --table-name ${TABLE} --time-to-live-specification Enabled=true,AttributeName=expiresAt`;
const PITR = `aws dynamodb update-continuous-backups --table-name ${TABLE} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`;
const PROTECT = `aws dynamodb update-table --table-name ${TABLE} --deletion-protection-enabled`;

describe('the table of cases', () => {
  it('is kept as deployed', async () => {
    expect(await lineOf(() => {})).toEqual({
      subject: SUBJECT,
      state: 'ok',
      says: `${TABLE} has time to live, point-in-time recovery and deletion protection`,
    });
  });

  it.each<[string, Partial<TableSetUp>, string, string]>([
    ['items do not expire', { expiry: undefined }, 'time to live by expiresAt', TTL],
    ['items expire by something else', { expiry: 'ttl' }, 'time to live by expiresAt', TTL],
    ['nothing can be recovered', { isRecoverable: false }, 'point-in-time recovery', PITR],
    ['anybody can delete it', { isProtected: false }, 'deletion protection', PROTECT],
    [
      'it was restored from a backup',
      { expiry: undefined, isRecoverable: false, isProtected: false },
      'time to live by expiresAt, point-in-time recovery, deletion protection',
      `${TTL}; ${PITR}; ${PROTECT}`,
    ],
  ])('is wrong where %s', async (_, changes, off, mend) => {
    expect(await lineOf(table(changes))).toEqual({
      subject: SUBJECT,
      state: 'wrong',
      says: `Off for ${TABLE}: ${off}.`,
      mend,
    });
  });

  it('is wrong where it is gone', async () => {
    const gone = (setUp: SetUp) => {
      setUp.tables = {};
    };

    expect(await lineOf(gone)).toEqual({
      subject: SUBJECT,
      state: 'wrong',
      says: `${TABLE} is gone: no case can go on.`,
      mend: 'Restore it from a backup under this name: docs/runbook.md, section "deliver-missing".',
    });
  });

  it('cannot be told before the hub stack says which it is', async () => {
    expect(await lineOf(undeployed)).toEqual({
      subject: SUBJECT,
      state: 'cannot tell',
      says: 'It comes with the hub stack, whose output CasesTableName names it.',
      mend: 'Deploy, then run the doctor again.',
    });
  });
});
