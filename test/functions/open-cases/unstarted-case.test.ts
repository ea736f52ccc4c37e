import { describe, expect, it } from 'vitest';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import { AT, aUser, CASE_ID, USER_ID } from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

/** A world in which a case was locked and its note written, but not started yet. */
async function locked(): Promise<World> {
  const world = aWorld({ users: [aUser()], findings: [aStoredFinding()] });
  world.calls.fail('executions.start');
  await expect(openCases(aClick(world.actions.retire, [aFinding()]), world)).rejects.toThrow();
  expect(world.table.at(USER_ID)).toMatchObject({ status: 'open', caseId: CASE_ID });
  return world;
}

function clickAfter(world: World, minutes: number): Promise<void> {
  const time = new Date(Date.parse(AT) + minutes * 60_000).toISOString();
  return openCases(aClick(world.actions.retire, [aFinding()], { id: 'another-event', time }), world);
}

describe('a case that is locked and not started', () => {
  it('is left to the click that locked it, which may be about to start it', async () => {
    const world = await locked();

    await clickAfter(world, 0);

    expect([...world.executions.all.keys()]).toEqual([]);
    expect(world.findings.writes).toEqual(['finding-1: NOTIFIED']);
  });

  it('is started by a later click, when the retries of that one are over', async () => {
    const world = await locked();

    await clickAfter(world, 16);

    expect([...world.executions.all.keys()]).toEqual([CASE_ID]);
  });
});

describe('the operators', () => {
  it('are told once that a case was opened', async () => {
    const world = aWorld({ users: [aUser()], findings: [aStoredFinding()] });

    await clickAfter(world, 0);

    expect(world.topic.published).toMatchObject([{ subject: expect.stringContaining('opened') }]);
    expect(world.table.at(USER_ID).due?.operators).toEqual([]);
  });

  it.each([
    ['the function dies once the case runs', 'executions.start', 'after'],
    ['the topic takes nothing', 'topic.publish', 'before'],
  ] as const)('are still to be told where %s', async (_, call, when) => {
    const world = aWorld({ users: [aUser()], findings: [aStoredFinding()] });
    world.calls.fail(call, { when });

    await clickAfter(world, 0).catch(() => undefined);

    expect(world.topic.published).toEqual([]);
    expect(world.table.at(USER_ID).due?.operators).toMatchObject([
      { message: { subject: expect.stringContaining('opened') } },
    ]);
  });
});
