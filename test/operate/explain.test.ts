import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../../operate/explain.ts';
import { CALLS, policyFor } from '../../operate/needs.ts';

const LIST = { command: 'list', table: undefined } as const;
const named = (name: string, message = 'as AWS says it'): Error =>
  Object.assign(new Error(message), { name });

/** The policy in a text, as somebody would copy it. */
function policyIn(text: string): { Statement: { Action: string[]; Resource: string }[] } {
  return JSON.parse(text.slice(text.indexOf('{')));
}

describe('a command that AWS refuses', () => {
  it.each([
    named('CredentialsProviderError'),
    named('ExpiredTokenException'),
    named('UnrecognizedClientException'),
    named('Error', 'Region is missing'),
    new Error('Read it', { cause: named('CredentialsProviderError') }),
    new Error('Read it', { cause: named('Error', 'Region is missing') }),
  ])('says what to set, and the policy: %s', (error) => {
    const text = explain(error, LIST, undefined);

    expect(text).toMatch(
      /^(as AWS says it|Region is missing|Read it)\n\nSet the home Region and credentials/,
    );
    expect(policyIn(text).Statement[0]?.Action).toEqual(['dynamodb:GetItem', 'dynamodb:Scan']);
  });

  it.each([
    named('AccessDeniedException'),
    new Error('as AWS says it', { cause: named('AccessDeniedException') }),
  ])('for want of a right says the policy, and nothing about signing in: %s', (error) => {
    const text = explain(error, { command: 'resume', table: 'mine' }, 'us-gov-west-1');

    expect(text).toMatch(/^as AWS says it\n\nThe credentials may not do that\./);
    expect(policyIn(text).Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:DescribeTable', 'dynamodb:GetItem', 'dynamodb:PutItem'],
        Resource: 'arn:aws-us-gov:dynamodb:*:*:table/mine',
      },
    ]);
  });

  it('for another reason says that reason alone', () => {
    expect(explain(named('ResourceNotFoundException'), LIST, 'eu-west-1')).toBe('as AWS says it');
  });
});

describe('the policy of a command', () => {
  it('is a part of the one in the runbook, which allows no more than all of them need', () => {
    const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
    const [, block = ''] = /```json\n([^`]+dynamodb:ListTables[^`]+)```/.exec(runbook) ?? [];
    const [onTable, toFindIt] = JSON.parse(block).Statement;
    const calls = [...new Set(Object.values(CALLS).flat())].sort();
    const [one, other] = JSON.parse(policyFor(LIST, 'eu-west-1')).Statement;

    expect(onTable).toEqual({ ...one, Action: calls.map((call) => `dynamodb:${call}`) });
    expect(toFindIt).toEqual(other);
  });

  it('lets it look for the table only where none is named', () => {
    expect(policyFor(LIST, 'eu-west-1')).toContain('ListTables');
    expect(policyFor({ ...LIST, table: 'mine' }, 'eu-west-1')).not.toContain('ListTables');
  });
});
