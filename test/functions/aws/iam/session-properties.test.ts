import type { STSClient } from '@aws-sdk/client-sts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { iamSessions, type SessionSubject } from '../../../../functions/aws/iam/session.ts';
import { stepActions } from '../../../../functions/aws/iam/session-actions.ts';
import { caseIdOf } from '../../../../functions/domain/case/case-id.ts';
import { aHostileText, aUserId, aUserName } from '../../../support/arbitraries.ts';
import { ACCOUNT } from '../../../support/builders.ts';

type Asked = { RoleSessionName: string; Policy: string };

/** What STS is asked for a session; it never answers with one. */
async function askedFor(subject: Partial<SessionSubject>, step: keyof typeof stepActions): Promise<Asked> {
  const asked: Asked[] = [];
  const config = { region: async () => 'eu-west-1' };
  const send = async ({ input }: { input: Asked }) => {
    asked.push(input);
    throw new Error('enough');
  };
  const open = iamSessions({ roleName: 'R', sts: () => ({ send, config }) as unknown as STSClient });
  const address = { account: ACCOUNT, partition: 'aws', userArn: `arn:aws:iam::${ACCOUNT}:user/alice` };
  await open(step, { ...address, ...subject }).catch(() => undefined);
  return asked[0] ?? { RoleSessionName: '', Policy: '' };
}

const step = fc.constantFrom(...(Object.keys(stepActions) as (keyof typeof stepActions)[]));

describe('a session for any user', () => {
  it('has a name that STS accepts, which tells the cases of a user apart', async () => {
    const name = fc.oneof(aUserName, aHostileText);
    const number = fc.integer({ min: 1, max: 999_998 });
    await fc.assert(
      fc.asyncProperty(name, aUserId, number, async (userName, userId, sequence) => {
        const caseId = caseIdOf(userName, userId, sequence);
        const named = await askedFor({ caseId }, 'read');
        const next = await askedFor({ caseId: caseIdOf(userName, userId, sequence + 1) }, 'read');
        const without = await askedFor({ userName }, 'read');

        // STS API reference, AssumeRole.
        for (const { RoleSessionName } of [named, next, without])
          expect(RoleSessionName).toMatch(/^[\w+=,.@-]{2,64}$/);
        expect(named.RoleSessionName).not.toBe(next.RoleSessionName);
        expect(named.RoleSessionName).toContain(`${userId}-${sequence}`);
      }),
    );
  });

  it('has a policy that fits, in whatever path the user lies, for each step', async () => {
    // IAM API reference, CreateUser: a path of at most 512 characters, from ! to ~.
    const path = fc
      .array(fc.stringMatching(/^[\w$*?{}!-]{1,30}$/), { maxLength: 14 })
      .map((all) => ['', ...all, ''].join('/').slice(-500));
    await fc.assert(
      fc.asyncProperty(step, path, aUserName, async (one, inPath, userName) => {
        const userArn = `arn:aws:iam::${ACCOUNT}:user${inPath}${userName}`;
        const { Policy } = await askedFor({ userArn }, one);

        expect(Policy.length).toBeLessThanOrEqual(2048);
        const { Statement } = JSON.parse(Policy) as { Statement: { Resource: string | string[] }[] };
        expect([Statement[0]?.Resource].flat().every((arn) => arn?.endsWith(`${userName}`))).toBe(true);
      }),
    );
  });
});
