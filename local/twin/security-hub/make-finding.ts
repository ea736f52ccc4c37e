import { type Finding, isoTime } from './finding.ts';
import {
  complianceOf,
  namesOf,
  productFieldsOf,
  remediationUrlOf,
  resourceOf,
  textsOf,
} from './finding-parts.ts';
import type { FindingSpec } from './finding-spec.ts';

/**
 * An ASFF document as Security Hub writes it for these controls, with consolidated control findings on or off (user
 * guide, asff-changes-consolidation). The same spec gives the same id. Throws if the standard lacks the control.
 */
export function makeFinding(spec: FindingSpec): Finding {
  const names = namesOf(spec);
  const { consolidated, standard, generator, partition } = names;
  const texts = textsOf(spec.control, names);
  const resource = resourceOf(spec, names);
  const time = isoTime(spec.createdAt);
  const types = [`Software and Configuration Checks/Industry and Regulatory Standards/${standard.type}`];
  const severity = { Label: 'MEDIUM', Original: 'MEDIUM' };
  return {
    SchemaVersion: '2018-10-08',
    Id: names.id,
    ProductArn: names.productArn,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: spec.region,
    GeneratorId:
      consolidated || standard.kind === 'standards'
        ? generator
        : `arn:${partition}:securityhub:::ruleset/${standard.path}/rule/${standard.controlId}`,
    AwsAccountId: spec.account,
    Types: consolidated ? ['Software and Configuration Checks/Industry and Regulatory Standards'] : types,
    FirstObservedAt: time,
    LastObservedAt: time,
    CreatedAt: time,
    UpdatedAt: time,
    Severity: { ...(!consolidated && { Product: 40 }), ...severity, Normalized: 40 },
    Title: texts.title,
    Description: texts.description,
    Remediation: { Recommendation: { Text: texts.remediation, Url: remediationUrlOf(spec, names) } },
    ProductFields: productFieldsOf(spec, names, resource.Id),
    Resources: [resource],
    Compliance: complianceOf(spec, names),
    WorkflowState: 'NEW',
    Workflow: { Status: spec.workflowStatus ?? 'NEW' },
    RecordState: spec.recordState ?? 'ACTIVE',
    FindingProviderFields: { Severity: severity, Types: types },
  };
}
