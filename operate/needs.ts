import type { CasesCommand } from './arguments.ts';
import { TABLE_PREFIX } from './find-table.ts';

/** What each command calls on the table of cases, besides `ListTables` where no table is named. */
export const CALLS: Record<CasesCommand['command'], readonly string[]> = {
  list: ['GetItem', 'Scan'],
  pause: ['GetItem', 'PutItem'],
  resume: ['DescribeTable', 'GetItem', 'PutItem'],
  restore: ['GetItem', 'PutItem', 'Scan'],
  'stop-all': ['GetItem', 'PutItem', 'Scan'],
};

/** An IAM policy, as JSON to be copied, that allows a command and no more. `region`: of the hub, for its partition. */
export function policyFor(
  { command, table }: Pick<CasesCommand, 'command' | 'table'>,
  region: string | undefined,
): string {
  const name = table ?? `${TABLE_PREFIX}*`;
  const onTable = {
    Effect: 'Allow',
    Action: CALLS[command].map((call) => `dynamodb:${call}`),
    Resource: `arn:${partitionOf(region)}:dynamodb:*:*:table/${name}`,
  };
  const toFindIt = { Effect: 'Allow', Action: ['dynamodb:ListTables'], Resource: '*' };
  const Statement = table === undefined ? [onTable, toFindIt] : [onTable];
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}

function partitionOf(region = ''): string {
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
