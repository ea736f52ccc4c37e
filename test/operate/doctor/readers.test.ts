import { describe, expect, it } from 'vitest';
import type { SetUp } from '../../../local/twin/set-up/spec.ts';
import { HUB, lookAt, ofOrganisation, undeployed } from './bench.ts';

const DESK = `arn:aws:iam::${HUB}:role/desk/ServiceDesk`;

/** The lines about readers that are not ok. */
async function notOk(change: (setUp: SetUp) => void) {
  const { lines } = await lookAt({ change });
  return lines.filter(({ subject, state }) => subject.startsWith('password reader') && state !== 'ok');
}

describe('the readers of new passwords', () => {
  it('are there, before the deployment too', async () => {
    expect(await notOk(undeployed)).toEqual([]);
  });

  it.each<[string, (setUp: SetUp) => void, string]>([
    ['a role that is gone', ({ roles }) => delete roles['ServiceDesk'], DESK],
    [
      'a user that is gone',
      (setUp) => {
        setUp.users = [];
      },
      `arn:aws:iam::${HUB}:user/lead`,
    ],
  ])('are wrong with %s: no new password could be kept for them', async (_, change, arn) => {
    expect(await notOk(change)).toEqual([
      {
        subject: `password reader ${arn.split('/').at(-1)}`,
        state: 'wrong',
        says: `${arn} does not exist: AWS refuses a policy that names it, so a deleted password cannot be kept for it, nor given back.`,
        mend: 'Create it, or take it out of passwordReaders in cdk.json and deploy.',
      },
    ]);
  });

  it('are wrong where the name has moved to another path', async () => {
    const [line] = await notOk((setUp) => {
      setUp.paths = {};
    });

    expect(line?.says).toBe(
      `${DESK} does not exist, but arn:aws:iam::${HUB}:role/ServiceDesk: AWS refuses a policy that names it, so a deleted password cannot be kept for it, nor given back.`,
    );
  });

  it('are asked for only where there are some', async () => {
    const { lines, calls } = await lookAt({ settings: ofOrganisation({ passwordReaders: [] }) });

    expect(lines.map(({ subject }) => subject).join()).not.toContain('password reader');
    expect(calls).not.toContain('iam:GetUser');
  });
});
