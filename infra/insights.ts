import { CfnInsight } from 'aws-cdk-lib/aws-securityhub';
import { Construct } from 'constructs';
import { STEPS, type Step } from '../functions/domain/note/note.ts';
import type { Phase } from '../functions/domain/note/step-row.ts';

type FieldValue = Step | 'opened' | 'exemption-ended';

interface InsightDefinition {
  name: string;
  /** Values of the field that functions/domain/note/note.ts writes. */
  steps: readonly FieldValue[];
  /** Workflow status; any, where it is not given. */
  status?: 'NEW';
}

const stepsOf = (phase: Phase) =>
  (Object.keys(STEPS) as Step[]).filter((step) => STEPS[step].phase === phase);

/**
 * Security Hub groups by an attribute of the finding, not by the value under one key of its user-defined fields: so
 * the steps of a case are one insight per phase, each listing its users (docs/adr/013).
 */
export const insightDefinitions: readonly InsightDefinition[] = [
  { name: 'by step: 1 waiting for an answer', steps: ['opened', ...stepsOf('waiting')] },
  { name: 'by step: 2 disabled, being observed, or paused', steps: stepsOf('off') },
  { name: 'by step: 3 kept or restored, must be used', steps: stepsOf('must-be-used') },
  { name: 'by step: 4 exempt', steps: stepsOf('exempt') },
  {
    name: 'by step: 5 ended, an analyst has to decide',
    steps: [...stepsOf('ended'), 'exemption-ended'],
    status: 'NEW',
  },
  {
    name: 'overdue: a deadline has passed',
    steps: ['escalated', 'not-used', 'unanswered', 'quarantine-unanswered'],
  },
];

/** Insights, so that analysts follow cases where they work. */
export class Insights extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    insightDefinitions.forEach(({ name, steps, status }, index) => {
      new CfnInsight(this, `Insight${index + 1}`, {
        name: `IAM.8 cases ${name}`,
        groupByAttribute: 'ResourceId',
        filters: {
          recordState: [equals('ACTIVE')],
          userDefinedFields: steps.map((value) => ({ ...equals(value), key: 'UnusedCredentialsStep' })),
          ...(status !== undefined && { workflowStatus: [equals(status)] }),
        },
      });
    });
  }
}

function equals(value: string): { comparison: string; value: string } {
  return { comparison: 'EQUALS', value };
}
