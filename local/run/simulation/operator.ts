import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings, lazily } from '../../../functions/aws/call.ts';
import { caseTable } from '../../../functions/aws/case-table.ts';
import { deliverLease } from '../../../functions/aws/deliver-lease.ts';
import { pauseControl } from '../../../functions/aws/pause-control.ts';
import type { CaseTable, DeliverLease, PauseControl } from '../../../functions/ports.ts';
import type { Assembly } from '../../assembly/types.ts';
import type { Twin } from '../../twin/server.ts';
import type { Principal } from '../../twin/service.ts';

/** The access key id of operators in the local run. */
export const OPERATOR_ACCESS_KEY_ID = 'ASIALOCALOPERATORXXX';

/** Whether an operator of the hub account calls, with credentials of their own and not of a deployed role. */
export function isOperator({ roleArn }: Principal, assembly: Assembly): boolean {
  return roleArn === operatorArn(assembly);
}

/** What an operator has in their hands: the code of `npm run cases`, on the table of the local run. */
export interface OperatorsTools {
  pauses: PauseControl;
  lease: DeliverLease;
  cases: CaseTable;
}

/** The tools of an operator, with credentials of their own. */
export function operatorsTools(twin: Twin, assembly: Assembly): OperatorsTools {
  const { account, region, table } = assembly;
  twin.registerCredentials(OPERATOR_ACCESS_KEY_ID, { account, roleArn: operatorArn(assembly) });
  const client = lazily(
    () =>
      new DynamoDBClient({
        ...clientSettings,
        region,
        endpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? twin.url('dynamodb'),
        credentials: { accessKeyId: OPERATOR_ACCESS_KEY_ID, secretAccessKey: 'local-run' },
      }),
  );
  const options = { tableName: table.TableName, client };
  return { pauses: pauseControl(options), lease: deliverLease(options), cases: caseTable(options) };
}

function operatorArn({ account }: Assembly): string {
  return `arn:aws:iam::${account}:role/operator`;
}
