import { expect, it } from 'vitest';
import { parsePolicy } from '../../../../local/twin/policy/document.ts';
import { evaluate, evaluateOnce } from '../../../../local/twin/policy/evaluate.ts';

const statement = {
  Effect: 'Allow',
  Action: 'iam:GetUser',
  Resource: 'arn:aws:iam::1:user/a',
  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
};
const documents = [parsePolicy({ Version: '2012-10-17', Statement: [statement] }, 'identity', 'of a test')];
const request = (action: string, keys: Record<string, string | undefined>) => ({
  action,
  resource: 'arn:aws:iam::1:user/a',
  keys,
});

it('says the same as without memory, also of requests that are nearly the same', () => {
  const requests = [
    request('iam:GetUser', { 'aws:PrincipalOrgID': 'o-1' }),
    request('iam:GetUser', { 'aws:PrincipalOrgID': 'o-2' }),
    request('iam:GetUser', { 'aws:PrincipalOrgID': undefined }),
    request('iam:ListUsers', { 'aws:PrincipalOrgID': 'o-1' }),
  ];
  const twice = [...requests, ...requests];

  expect(twice.map((one) => evaluateOnce(documents, one))).toEqual(
    twice.map((one) => evaluate(documents, one)),
  );
});

it('still knows no key that the request does not name', () => {
  evaluateOnce(documents, request('iam:GetUser', { 'aws:PrincipalOrgID': undefined }));

  expect(() => evaluateOnce(documents, request('iam:GetUser', {}))).toThrow('the condition key');
});
