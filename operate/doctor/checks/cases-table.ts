import { expiryAttribute, tableOutput } from '../../../infra/names.ts';
import type { Table } from '../read/seen.ts';
import { aboutOutput, type Check, type Line, ok, wrong } from './line.ts';

const SUBJECT = 'table of cases';

/**
 * The table is kept as deployed. One that was restored from a backup has neither time to live nor point-in-time recovery
 * (DynamoDB API reference, RestoreTableFromBackup and RestoreTableToPointInTime), and a deployment sees no difference.
 */
export const checkCasesTable: Check = ({ seen: { hubStack, casesTable: found } }) =>
  aboutOutput(SUBJECT, { hubStack, output: tableOutput, found }, judge);

function judge(name: string, table: Table | undefined): Line {
  if (table === undefined)
    return wrong(
      SUBJECT,
      `${name} is gone: no case can go on.`,
      'Restore it from a backup under this name: docs/runbook.md, section "deliver-missing".',
    );
  const off = missingOf(table);
  if (off.length === 0)
    return ok(SUBJECT, `${name} has time to live, point-in-time recovery and deletion protection`);
  return wrong(
    SUBJECT,
    `Off for ${name}: ${off.map(({ what }) => what).join(', ')}.`,
    off.map(({ call, option }) => `aws dynamodb ${call} --table-name ${name} ${option}`).join('; '),
  );
}

/** What is off, and what switches it on. */
function missingOf({ expiry, isRecoverable, isProtected }: Table) {
  const all = [
    {
      isOn: expiry === expiryAttribute,
      what: `time to live by ${expiryAttribute}`,
      call: 'update-time-to-live',
      option: `--time-to-live-specification Enabled=true,AttributeName=${expiryAttribute}`,
    },
    {
      isOn: isRecoverable,
      what: 'point-in-time recovery',
      call: 'update-continuous-backups',
      option: '--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
    },
    {
      isOn: isProtected,
      what: 'deletion protection',
      call: 'update-table',
      option: '--deletion-protection-enabled',
    },
  ];
  return all.filter(({ isOn }) => !isOn);
}
