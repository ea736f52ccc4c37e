import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseIdOf, caseKey, userIdOfCase, userIdOfKey } from '../../../../functions/domain/case/case-id.ts';
import { passwordSecretName } from '../../../../functions/domain/case/case-record.ts';
import { aHostileText, aUserId, aUserName } from '../../../support/arbitraries.ts';

const sequence = fc.integer({ min: 1, max: 999_999 });

describe('the names of a case, whatever its user is called', () => {
  it('are names that Step Functions, Secrets Manager and STS accept', () => {
    fc.assert(
      fc.property(aUserName, aUserId, sequence, (userName, userId, number) => {
        const caseId = caseIdOf(userName, userId, number);

        // Step Functions API reference, StartExecution (and what CloudWatch can log).
        expect(caseId).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
        // Secrets Manager API reference, CreateSecret; a name must not end like the suffix of an ARN.
        expect(passwordSecretName(caseId)).toMatch(/^[\w/+=.@-]{1,512}$/);
        if (number < 100_000) expect(passwordSecretName(caseId)).not.toMatch(/-[A-Za-z0-9]{6}$/);
      }),
    );
  });

  it('lead back to the unique id, and are those of no other case', () => {
    fc.assert(
      fc.property(
        fc.tuple(aUserName, aUserName),
        fc.tuple(aUserId, aUserId),
        fc.tuple(sequence, sequence),
        ([name, otherName], [userId, otherId], [number, other]) => {
          const caseId = caseIdOf(name, userId, number);

          expect(userIdOfCase(caseId)).toBe(userId);
          expect(userIdOfKey(caseKey(userId))).toBe(userId);
          if (userId !== otherId) expect(caseIdOf(name, otherId, number)).not.toBe(caseId);
          if (number !== other) expect(caseIdOf(name, userId, other)).not.toBe(caseId);
          // Renamed or not: of one user and number the unique id is the same.
          expect(userIdOfCase(caseIdOf(otherName, userId, number))).toBe(userId);
        },
      ),
    );
  });

  it('are never read out of another text', () => {
    fc.assert(
      fc.property(aHostileText, (text) => {
        const userId = userIdOfCase(text);

        if (userId !== undefined) expect(text).toMatch(/^[0-9A-Za-z_-]+-[A-Z0-9]{16,32}-\d{1,6}$/);
        if (userIdOfKey(text) !== undefined) expect(text.startsWith('user#')).toBe(true);
      }),
    );
  });
});
