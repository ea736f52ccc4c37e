import {
  type AwsSecurityFindingFilters,
  GetFindingsCommand,
  type GetFindingsCommandOutput,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import * as z from 'zod';
import type { FindingStore, StoredFinding } from '../../ports.ts';
import { calling, lazily, readAnswer, slowClientSettings } from '../call.ts';
import { batches, keyOf } from './finding-keys.ts';
import { updateFindings, writeFindings } from './update-findings.ts';

/** Values that one attribute of a filter takes (Security Hub API reference, GetFindings). */
const FILTER_VALUES = 20;

/** Security Hub of the account and Region in which this runs; in the home Region that is all linked Regions. */
export function findingStore(options: { client?: () => SecurityHubClient } = {}): FindingStore {
  const { client = lazily(() => new SecurityHubClient(slowClientSettings)) } = options;
  const store: FindingStore = {
    ofUser: (userArn, account) =>
      getFindings(client(), `Read the findings of ${userArn} (GetFindings)`, {
        ResourceId: [equal(userArn)],
        AwsAccountId: [equal(account)],
        RecordState: [equal('ACTIVE')],
      }),
    async byId(findings) {
      const wanted = new Map(findings.map((finding) => [keyOf(finding), finding.findingId]));
      const doing = `Read ${wanted.size} findings by id (GetFindings)`;
      const found: StoredFinding[] = [];
      for (const ids of batches([...new Set(wanted.values())], FILTER_VALUES))
        found.push(...(await getFindings(client(), doing, { Id: ids.map(equal) })));
      return found.filter((finding) => wanted.has(keyOf(finding)));
    },
    update: (findings, change) => updateFindings(client(), store.byId, findings, change),
    write: (findings, change) => writeFindings(client(), store.byId, findings, change),
  };
  return store;
}

function equal(Value: string): { Value: string; Comparison: 'EQUALS' } {
  return { Value, Comparison: 'EQUALS' };
}

async function getFindings(
  client: SecurityHubClient,
  doing: string,
  Filters: AwsSecurityFindingFilters,
): Promise<StoredFinding[]> {
  const found: StoredFinding[] = [];
  let NextToken: string | undefined;
  do {
    const command = new GetFindingsCommand({ Filters, MaxResults: 100, NextToken });
    const page: GetFindingsCommandOutput = await calling(doing, () => client.send(command));
    found.push(...readAnswer(pageSchema, page, doing).Findings);
    // An empty token would begin again at the first page.
    NextToken = page.NextToken || undefined;
  } while (NextToken !== undefined);
  return found;
}

const findingSchema = z
  .object({
    Id: z.string().min(1),
    ProductArn: z.string().min(1),
    GeneratorId: z.string().default(''),
    Region: z.string().optional(),
    RecordState: z.string().default('ACTIVE'),
    Compliance: z
      .object({ Status: z.string().optional(), SecurityControlId: z.string().optional() })
      .optional(),
    Workflow: z.object({ Status: z.string().optional() }).optional(),
    UserDefinedFields: z.record(z.string(), z.string()).default({}),
    UpdatedAt: z.string().optional(),
  })
  .transform(
    (finding): StoredFinding => ({
      findingId: finding.Id,
      productArn: finding.ProductArn,
      region: finding.Region ?? finding.ProductArn.split(':')[3] ?? '',
      recordState: finding.RecordState,
      complianceStatus: finding.Compliance?.Status,
      workflowStatus: finding.Workflow?.Status,
      controlId: finding.Compliance?.SecurityControlId,
      generatorId: finding.GeneratorId,
      userDefinedFields: finding.UserDefinedFields,
      updatedAt: finding.UpdatedAt,
    }),
  );
const pageSchema = z.object({ Findings: z.array(findingSchema).default([]) });
