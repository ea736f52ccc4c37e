import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTaskStandard } from '../../infra/task-standard.ts';
import { asText, deployedTemplate, resourcesOfType } from '../support/templates.ts';

const file = join(import.meta.dirname, '../../statemachine/retire-unused-credentials.asl.json');
const hub = await deployedTemplate('UnusedCredentialsHub');
const machines = resourcesOfType(hub, 'AWS::StepFunctions::StateMachine');
const machine = machines[0]?.[1].Properties;
const substitutions: Record<string, unknown> = machine.DefinitionSubstitutions;

function timeoutOf(functionArn: string): number {
  const name = functionArn.split(':').at(-1);
  const [found] = resourcesOfType(hub, 'AWS::Lambda::Function').filter(
    ([, lambda]) => lambda.Properties.FunctionName === name,
  );
  return found?.[1].Properties.Timeout ?? Number.POSITIVE_INFINITY;
}

describe('the deployed workflow', () => {
  it('is the file with the standard of its tasks, inline', async () => {
    expect(machines).toHaveLength(1);
    expect(machine.StateMachineName).toBe('retire-unused-credentials');
    expect(machine.DefinitionString).toBe(withTaskStandard(readFileSync(file, 'utf8')));
    await expect(machine.DefinitionString).toMatchFileSnapshot('__snapshots__/workflow.asl.json.snap');
  });

  it('has a substitution for every placeholder, and a placeholder for every substitution', () => {
    const placeholders = [...String(machine.DefinitionString).matchAll(/\$\{(\w+)\}/g)].map(
      ([, name]) => name,
    );

    expect([...new Set(placeholders)].sort()).toEqual(Object.keys(substitutions).sort());
  });

  it('names functions that exist, under their own name', () => {
    for (const [placeholder, value] of Object.entries(substitutions)) {
      if (placeholder === 'Partition') continue;
      const folder = asText(value).split(':unused-credentials-').at(-1) ?? '';
      const pascal = folder.replace(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase());
      expect(placeholder).toBe(`${pascal}FunctionArn`);
      expect(timeoutOf(asText(value))).toBeLessThan(Number.POSITIVE_INFINITY);
    }
  });

  it('waits longer for a function than the function may run', () => {
    const states = Object.entries<{
      Type: string;
      TimeoutSeconds?: number | string;
      Arguments?: { FunctionName: string };
    }>(JSON.parse(machine.DefinitionString).States).filter(([, state]) => state.Type === 'Task');

    expect(states.length).toBeGreaterThan(0);
    for (const [name, state] of states) {
      if (typeof state.TimeoutSeconds !== 'number') continue;
      const placeholder = state.Arguments?.FunctionName.slice(2, -1) ?? '';
      expect(state.TimeoutSeconds, name).toBeGreaterThan(timeoutOf(asText(substitutions[placeholder])));
    }
  });

  it('logs its steps without what they carry, and is traced', () => {
    expect(machine.LoggingConfiguration).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
    expect(machine.TracingConfiguration).toEqual({ Enabled: true });
  });
});
