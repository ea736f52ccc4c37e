import { openCases } from '../../../functions/open-cases/open-cases.ts';
import { ACCOUNT, aUser } from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** A second user beside alice. */
export const BOB = aUser({
  userName: 'bob',
  userId: 'AIDABOB1234567890123',
  arn: `arn:aws:iam::${ACCOUNT}:user/bob`,
});
/** A finding about bob. */
export const ofBob = (overrides: object = {}) => aFinding({ Id: 'finding-bob', user: BOB.arn, ...overrides });

/** Alice and bob, with a finding each. */
export function someWorld(has: Parameters<typeof aWorld>[0] = {}): World {
  return aWorld({
    users: [aUser(), BOB],
    findings: [aStoredFinding(), aStoredFinding({ findingId: 'finding-bob', userArn: BOB.arn })],
    ...has,
  });
}

/** A click on "Retire credentials". */
export const click = (world: World, findings: unknown[] = [aFinding()]) =>
  openCases(aClick(world.actions.retire, findings), world);
/** The note on a finding; empty if there is none. */
export const noteOf = (world: World, id = 'finding-1') => world.findings.finding(id).note ?? '';
