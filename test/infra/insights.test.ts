import { describe, expect, it } from 'vitest';
import { caseFields } from '../../functions/domain/note/fields.ts';
import { STEPS } from '../../functions/domain/note/note.ts';
import { OPEN_STEPS } from '../../functions/domain/note/open-steps.ts';
import { insightDefinitions, insightName } from '../../infra/insights.ts';
import { deployedTemplate, resourcesOfType } from '../support/templates.ts';

interface MapFilter {
  Key: string;
  Value: string;
  Comparison: string;
}

const hub = await deployedTemplate('UnusedCredentialsHub');
const insights = resourcesOfType(hub, 'AWS::SecurityHub::Insight').map(([, { Properties }]) => ({
  name: String(Properties.Name),
  groupedBy: Properties.GroupByAttribute,
  filters: Properties.Filters,
  steps: (Properties.Filters.UserDefinedFields as MapFilter[]).map(({ Value }) => Value),
}));
const phases = insights.filter(({ name }) => name.startsWith('Unused credentials (IAM.8, IAM.22), step '));

describe('the insights', () => {
  it('are one per phase of a case, and one for missed deadlines', () => {
    expect(insights.map(({ name }) => name)).toEqual(
      insightDefinitions.map(({ name }) => insightName(name, ['IAM.8', 'IAM.22'])),
    );
    expect(phases).toHaveLength(5);
    expect(insights.map(({ name }) => name)).toContain(
      'Unused credentials (IAM.8, IAM.22), overdue: a deadline has passed',
    );
  });

  it('put every step into exactly one phase', () => {
    const steps = phases.flatMap((phase) => phase.steps);

    // What is used again and ends as NOTIFIED leaves nothing to decide.
    const known = Object.keys(STEPS).filter((step) => step !== 'in-use');
    expect([...steps].sort()).toEqual([...known, 'opened', 'exemption-ended'].sort());
  });

  it('find the steps in the field that cases write', () => {
    const [field] =
      Object.entries(caseFields('case', 'asked', undefined)).find(([, step]) => step === 'asked') ?? [];

    for (const { filters } of insights)
      for (const { Key, Comparison } of filters.UserDefinedFields)
        expect([Key, Comparison]).toEqual([field, 'EQUALS']);
  });

  it('list users, of active findings, within the filters that Security Hub takes', () => {
    for (const { groupedBy, filters, steps } of insights) {
      expect(groupedBy).toBe('ResourceId');
      expect(filters.RecordState).toEqual([{ Comparison: 'EQUALS', Value: 'ACTIVE' }]);
      expect(steps.length).toBeLessThanOrEqual(20);
    }
  });

  it('call an ended case open only while its finding is NEW', () => {
    const ended = phases.filter(({ filters }) => filters.WorkflowStatus !== undefined);

    expect(ended.map(({ filters }) => filters.WorkflowStatus)).toEqual([
      [{ Comparison: 'EQUALS', Value: 'NEW' }],
    ]);
    for (const step of Object.keys(OPEN_STEPS)) expect(ended[0]?.steps).not.toContain(step);
  });
});
