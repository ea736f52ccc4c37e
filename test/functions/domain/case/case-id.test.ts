import { describe, expect, it } from 'vitest';
import { addressOf, caseIdOf, userIdOfCase } from '../../../../functions/domain/case/case-id.ts';
import { aRecord, USER_ID } from '../../../support/builders.ts';

describe('a case id', () => {
  it('names user, unique id and number, in what Step Functions and CloudWatch accept', () => {
    expect(caseIdOf('alice', USER_ID, 2)).toBe(`alice-${USER_ID}-2`);
    expect(caseIdOf('alice+ci@example.com', USER_ID, 1)).toBe(`alice-ci-example-com-${USER_ID}-1`);
  });

  it('has at most 80 characters for the longest name, id and number', () => {
    const caseId = caseIdOf('ü'.repeat(128), `AIDA${'A'.repeat(28)}`, 999_999);

    expect(caseId.length).toBeLessThanOrEqual(80);
    expect(caseId).toMatch(/^[0-9A-Za-z_-]+$/);
  });

  it.each(['alice', 'a-b-c', '-', 'x'.repeat(64), 'AIDAEXAMPLE123456780-1'])(
    'gives the id of %s back',
    (name) => {
      expect(userIdOfCase(caseIdOf(name, USER_ID, 12))).toBe(USER_ID);
    },
  );

  it.each([
    '',
    'alice',
    `alice-${USER_ID}`,
    `alice-${USER_ID}-x`,
    `alice-${USER_ID}-1x`,
    `al ice-${USER_ID}-1`,
  ])('is not "%s"', (text) => {
    expect(userIdOfCase(text)).toBeUndefined();
  });
});

describe('the address of a case', () => {
  it('is what never changes of it, and nothing else', () => {
    const { caseId, userId, account, userArn, controls } = aRecord();

    expect(addressOf(aRecord())).toEqual({ version: 1, caseId, userId, account, userArn, controls });
  });
});
