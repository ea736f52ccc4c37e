import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { paginateListServiceQuotas, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { attempt, type Read } from '../read/read.ts';
import type { Concurrency, Quota } from '../read/seen.ts';

/** How many executions of functions the account may have at a time in the Region. */
export async function readConcurrency(client: LambdaClient): Promise<Read<Concurrency>> {
  return attempt('lambda:GetAccountSettings', async () => {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    return {
      limit: AccountLimit?.ConcurrentExecutions ?? 0,
      unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
    };
  });
}

/** The quotas of Step Functions that Service Quotas has a value of this account for (API reference: not all). */
export async function readStateQuotas(client: ServiceQuotasClient): Promise<Read<readonly Quota[]>> {
  return attempt('servicequotas:ListServiceQuotas', async () => {
    const quotas: Quota[] = [];
    for await (const page of paginateListServiceQuotas({ client }, { ServiceCode: 'states' }))
      for (const { QuotaName, Value } of page.Quotas ?? [])
        if (QuotaName !== undefined && Value !== undefined) quotas.push({ name: QuotaName, value: Value });
    return quotas;
  });
}
