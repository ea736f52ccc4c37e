import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, QueryDefinition, QueryString, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * Who did what to which user and when, for every step of every case: the log of the functions that record steps. It
 * outlives the execution history (90 days) and the stack; no role here can delete from it.
 */
export class AuditLog extends LogGroup {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      // No name of its own: a stack that is deployed again would stumble over the one that stayed.
      retention: RetentionDays.FIVE_YEARS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new QueryDefinition(scope, `${id}Query`, {
      queryDefinitionName: 'Unused credentials/Audit',
      queryString: new QueryString({
        fields: [
          'at',
          'Step',
          'account',
          'userName',
          'answer',
          'role',
          'by',
          'deadline',
          'caseId',
          'failure',
        ],
        filterStatements: ['audit = 1'],
        sort: '@timestamp desc',
      }),
      logGroups: [this],
    });
  }
}
