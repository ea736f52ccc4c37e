import { CfnInsight } from 'aws-cdk-lib/aws-securityhub';
import { Construct } from 'constructs';
import type { Control } from '../functions/domain/finding/control.ts';
import { STEP_FIELD } from '../functions/domain/note/fields.ts';
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
  { name: 'step 1: waiting for an answer', steps: ['opened', ...stepsOf('waiting')] },
  { name: 'step 2: disabled, being observed, or paused', steps: stepsOf('off') },
  { name: 'step 3: kept or restored, must be used', steps: stepsOf('must-be-used') },
  { name: 'step 4: exempt', steps: stepsOf('exempt') },
  {
    name: 'step 5: ended, an analyst has to decide',
    // Twenty values are the most for one field; what always ends as NOTIFIED is never in this list.
    steps: [...stepsOf('ended').filter((step) => STEPS[step].status !== 'NOTIFIED'), 'exemption-ended'],
    status: 'NEW',
  },
  {
    name: 'overdue: a deadline has passed',
    steps: ['escalated', 'not-used', 'unanswered', 'quarantine-unanswered'],
  },
];

/** The name of an insight: whose list of insights it stands in knows neither this product nor its words. */
export function insightName(name: string, controls: readonly Control[]): string {
  return `Unused credentials (${controls.join(', ')}), ${name}`;
}

/** Insights, so that analysts follow cases where they work. */
export class Insights extends Construct {
  constructor(scope: Construct, id: string, { controls }: { controls: readonly Control[] }) {
    super(scope, id);
    insightDefinitions.forEach(({ name, steps, status }, index) => {
      new CfnInsight(this, `Insight${index + 1}`, {
        name: insightName(name, controls),
        groupByAttribute: 'ResourceId',
        filters: {
          recordState: [equals('ACTIVE')],
          userDefinedFields: steps.map((value) => ({ ...equals(value), key: STEP_FIELD })),
          ...(status !== undefined && { workflowStatus: [equals(status)] }),
        },
      });
    });
  }
}

function equals(value: string): { comparison: string; value: string } {
  return { comparison: 'EQUALS', value };
}
