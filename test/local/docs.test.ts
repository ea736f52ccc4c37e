import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { staleDocs } from '../../local/docs/generated-docs.ts';
import { stateMachineText } from '../../local/docs/state-machine.ts';

describe('generated documents', () => {
  it('are as fresh as what they are made from (else: npm run docs)', () => {
    expect(staleDocs()).toEqual([]);
  });

  it('names every kind of step of the schema in docs/local.md', () => {
    const schema = readFileSync('docs/scenario.schema.json', 'utf8');
    const kinds = [...schema.matchAll(/"const":\s*"(\w+)"/g)].map(([, kind = '']) => kind);
    const text = readFileSync('docs/local.md', 'utf8');

    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([]);
  });

  it('leads from every shipped scenario to its schema', () => {
    const directory = 'local/scenarios';
    const files = readdirSync(directory);

    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { $schema } = JSON.parse(readFileSync(join(directory, file), 'utf8'));
      expect(join(directory, $schema)).toBe('docs/scenario.schema.json');
    }
  });
});

describe('the page of the workflow', () => {
  const text = stateMachineText(
    JSON.stringify({
      Comment: 'A case.',
      StartAt: 'AssessUser',
      States: {
        AssessUser: {
          Type: 'Task',
          Comment: 'Read.',
          Arguments: { FunctionName: '${AssessUserFunctionArn}' },
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
          Next: 'What',
        },
        What: {
          Type: 'Choice',
          Comment: 'Decide.',
          Choices: [{ Condition: "{% $states.input.outcome in ['a', 'b'] %}", Next: 'Done' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed', Comment: 'The end.' },
        Failed: { Type: 'Fail', Comment: 'Failed.' },
      },
    }),
    'x.asl.json',
  );

  it('draws an arrow for each way out of a state, labelled with the outcome', () => {
    expect(text).toContain(
      '  [*] --> AssessUser\n  AssessUser --> What\n  What --> Done: a, b\n  What --> Done: else\n',
    );
  });

  it('names the function of each state', () => {
    expect(text).toContain('| `AssessUser` | Read. | `functions/assess-user` |');
  });
});
