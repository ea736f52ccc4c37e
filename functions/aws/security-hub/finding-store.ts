import {
  type AwsSecurityFindingFilters,
  GetFindingsCommand,
  type GetFindingsCommandOutput,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import * as z from 'zod';
import { CONTROL_DAYS } from '../../domain/finding/control.ts';
import type { Note } from '../../domain/finding/other-note.ts';
import { isOfSecurityHub } from '../../domain/finding/read-finding.ts';
import { CASE_FIELD, EXECUTION_FIELD } from '../../domain/note/fields.ts';
import type { FindingStore, StoredFinding } from '../../ports.ts';
import { calling, lazily, readAnswer, slowClientSettings } from '../call.ts';
import { executionUrl } from '../execution-arn.ts';
import { batches, keyOf } from './finding-keys.ts';
import { type FindingChange, updateFindings, writeFindings } from './update-findings.ts';

/** Values that one attribute of a filter takes (Security Hub API reference, GetFindings). */
const FILTER_VALUES = 20;

/** Waits longer where it is throttled: six attempts wait for 15 seconds, which leaves less time for each than three do. */
export const patient = {
  ...slowClientSettings,
  maxAttempts: 6,
  requestHandler: { ...slowClientSettings.requestHandler, requestTimeout: 7000 },
};

/**
 * Security Hub of the account and Region in which this runs; in the home Region that is all linked Regions. `isPatient`:
 * waits longer where it is throttled, for callers that come again after minutes only. Of a writer, the machine whose
 * executions the cases are: with the case, a finding names the page of its execution.
 */
export function findingStore(
  options: { stateMachineArn?: string; isPatient?: boolean; client?: () => SecurityHubClient } = {},
): FindingStore {
  const { stateMachineArn, client = lazily(() => (options.isPatient ? patientClient() : usualClient())) } =
    options;
  const linked = (change: FindingChange) => withExecution(change, stateMachineArn);
  const store: FindingStore = {
    async ofUser(userArn, account) {
      const found = await getFindings(client(), `Read the findings of ${userArn} (GetFindings)`, {
        ResourceId: [equal(userArn)],
        AwsAccountId: [equal(account)],
        RecordState: [equal('ACTIVE')],
        ...ofControls(userArn),
      });
      // Not by its name: that has changed from "Security Hub" to "Security Hub CSPM" (user guide, sample control findings).
      return found.filter(({ productArn }) => isOfSecurityHub(productArn));
    },
    async byId(findings) {
      const wanted = new Map(findings.map((finding) => [keyOf(finding), finding.findingId]));
      const doing = `Read ${wanted.size} findings by id (GetFindings)`;
      const found: StoredFinding[] = [];
      for (const ids of batches([...new Set(wanted.values())], FILTER_VALUES))
        found.push(...(await getFindings(client(), doing, { Id: ids.map(equal) })));
      return found.filter((finding) => wanted.has(keyOf(finding)));
    },
    update: (findings, change, keep) => updateFindings(client(), store.byId, findings, linked(change), keep),
    write: (findings, change, keep) => writeFindings(client(), store.byId, findings, linked(change), keep),
  };
  return store;
}

function withExecution(change: FindingChange, stateMachineArn: string | undefined): FindingChange {
  const caseId = change.fields[CASE_FIELD];
  if (caseId === undefined || stateMachineArn === undefined) return change;
  return {
    ...change,
    fields: { ...change.fields, [EXECUTION_FIELD]: executionUrl(stateMachineArn, caseId) },
  };
}

const usualClient = () => new SecurityHubClient(slowClientSettings);
const patientClient = () => new SecurityHubClient(patient);

/**
 * Findings of other controls are left where they are: a user may have many, and pages count as requests. Every finding
 * names its control, with consolidated findings on or off, since Security Hub has the consolidated view. GovCloud and
 * China had none (user guide of 2023), so nothing is left out there, and the control is told by the generator id.
 */
function ofControls(userArn: string): AwsSecurityFindingFilters {
  const [, partition] = userArn.split(':');
  return partition === 'aws' ? { ComplianceSecurityControlId: Object.keys(CONTROL_DAYS).map(equal) } : {};
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
    Note: z
      .object({ Text: z.string(), UpdatedBy: z.string(), UpdatedAt: z.string() })
      .optional()
      .catch(undefined),
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
      ...(finding.Note && { note: noteOf(finding.Note) }),
    }),
  );
function noteOf({
  Text,
  UpdatedBy,
  UpdatedAt,
}: {
  Text: string;
  UpdatedBy: string;
  UpdatedAt: string;
}): Note {
  return { text: Text, by: UpdatedBy, at: UpdatedAt };
}

const pageSchema = z.object({ Findings: z.array(findingSchema).default([]) });
