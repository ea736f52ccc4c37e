import { describe, expect, it } from 'vitest';
import type { SetUp } from '../../../local/twin/set-up/spec.ts';
import { lookAt, undeployed } from './bench.ts';

const SUBJECT = 'custom actions';
const others = (many: number): string[] => Array.from({ length: many }, (_, index) => `Other${index}`);
const actions =
  (...ids: string[]) =>
  ({ securityHub }: SetUp): void => {
    if (securityHub !== undefined) securityHub.actions = ids;
  };
/** With a deployed hub, or as before the first deployment. */
async function lineOf(change: (setUp: SetUp) => void) {
  const { lines } = await lookAt({ change });
  return lines.find(({ subject }) => subject === SUBJECT);
}
const before = (change: (setUp: SetUp) => void) => (setUp: SetUp) => {
  undeployed(setUp);
  change(setUp);
};

describe('the custom actions', () => {
  it('are all there, on whatever page of the list', async () => {
    const all = actions(
      ...others(40),
      'StopOrRestore',
      'RetireCredentials',
      ...others(6),
      'PreviewRetirement',
    );

    expect(await lineOf(all)).toEqual({
      subject: SUBJECT,
      state: 'ok',
      says: '49 of 50 in eu-west-1, ours among them',
    });
  });

  it('of which somebody has deleted one are wrong once the hub is deployed', async () => {
    expect(await lineOf(actions('StopOrRestore', 'RetireCredentials'))).toEqual({
      subject: SUBJECT,
      state: 'wrong',
      says: 'PreviewRetirement is gone: analysts cannot click there.',
      mend: 'Undo what was changed by hand: npx cdk deploy UnusedCredentialsHub --revert-drift',
    });
  });

  it('have room before the deployment, to the last one', async () => {
    expect(await lineOf(before(actions(...others(47))))).toMatchObject({
      state: 'ok',
      says: '47 of 50 in eu-west-1, so there is room for ours',
    });
  });

  it('have no room where others have taken it', async () => {
    expect(await lineOf(before(actions(...others(48))))).toMatchObject({
      state: 'wrong',
      says: '48 of 50 in eu-west-1: there is no room for 3 more, so the deployment would fail.',
      mend: expect.stringContaining('aws securityhub delete-action-target'),
    });
  });

  it('are not known to be missing while the hub comes', async () => {
    const coming = before((setUp) => {
      setUp.stacks['UnusedCredentialsHub'] = 'CREATE_IN_PROGRESS';
    });

    expect(await lineOf(coming)).toMatchObject({
      state: 'cannot tell',
      says: '1 of 50 in eu-west-1, without RetireCredentials, PreviewRetirement, StopOrRestore.',
    });
  });

  it('cannot be told where Security Hub is off', async () => {
    const off = (setUp: SetUp) => {
      setUp.securityHub = undefined;
    };

    expect(await lineOf(off)).toMatchObject({ state: 'cannot tell' });
  });
});
