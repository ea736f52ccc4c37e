import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../../local/twin/policy/document.ts';
import { grantsOf, grantText, withoutGrant } from '../../../../local/twin/policy/grants.ts';

const account = '444455556666';
const users = `arn:aws:iam::${account}:user/*`;
const statements = [
  { Effect: 'Allow', Action: ['iam:GetUser', 'iam:ListUsers'], Resource: [users, 'arn:aws:iam::*:group/g'] },
  { Effect: 'Deny', Action: 'iam:GetUser', Resource: '*' },
];
const holding = {
  holder: 'Read',
  account,
  document: parsePolicy({ Version: '2012-10-17', Statement: statements }, 'identity', 'p'),
};

describe('grants', () => {
  it('are single actions on single resources of what is allowed, in whichever account', () => {
    expect(grantsOf(holding).map(grantText)).toEqual([
      'Read: iam:GetUser on arn:aws:iam::<account>:user/*',
      'Read: iam:GetUser on arn:aws:iam::*:group/g',
      'Read: iam:ListUsers on arn:aws:iam::<account>:user/*',
      'Read: iam:ListUsers on arn:aws:iam::*:group/g',
    ]);
  });

  it('are taken away one by one', () => {
    for (const grant of grantsOf(holding)) {
      const left = grantsOf({ ...holding, document: withoutGrant(holding, grant) }).map(grantText);

      expect(left.sort()).toEqual(
        grantsOf(holding)
          .map(grantText)
          .filter((text) => text !== grantText(grant))
          .sort(),
      );
    }
  });

  it('are taken away from their holder only, and never a Deny', () => {
    const [grant] = grantsOf(holding);
    if (grant === undefined) throw new Error('no grant');

    expect(withoutGrant(holding, { ...grant, holder: 'Act' })).toBe(holding.document);
    expect(withoutGrant(holding, grant).statements.filter(({ effect }) => effect === 'Deny')).toEqual(
      holding.document.statements.filter(({ effect }) => effect === 'Deny'),
    );
  });
});
