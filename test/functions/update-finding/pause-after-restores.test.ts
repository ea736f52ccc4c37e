import { describe, expect, it } from 'vitest';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { pauseAfterRestores } from '../../../functions/update-finding/pause-after-restores.ts';
import { AT, daysAgo } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const withLimit = (pauseAfterRestores: number) => aWorld({ settings: { pauseAfterRestores } });

/** What the operators must be told of two restores. */
async function restoreTwice(world: World) {
  const first = await pauseAfterRestores({ caseId: 'alice', at: daysAgo(0.5) }, world);
  const second = await pauseAfterRestores({ caseId: 'bob', at: AT }, world);
  return [first, second].filter((message) => message !== undefined);
}

describe('as many restores within a day as the settings allow', () => {
  it('pause everything and tell the operators', async () => {
    const world = withLimit(2);

    const told = await restoreTwice(world);

    expect(world.pauses.state()).toMatchObject({
      paused: true,
      reason: '2 restores within a day',
      since: AT,
    });
    expect(told).toMatchObject([
      { subject: 'Unused credentials: paused, because of restores', attributes: { step: 'paused' } },
    ]);
    expect(told[0]?.text).toContain('npm run cases -- resume');
  });

  it('pause once, and the operators’ own pause stays theirs', async () => {
    const world = withLimit(2);
    world.pauses.set({ since: daysAgo(3) });

    const told = await restoreTwice(world);

    expect(world.pauses.state()).toMatchObject({ by: 'operator', since: daysAgo(3) });
    expect(told).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'are told by the retry where an attempt ended %s the pause was written',
    async (when) => {
      const world = withLimit(1);
      world.calls.fail('pauses.write', { when });
      await expect(pauseAfterRestores({ caseId: 'alice', at: AT }, world)).rejects.toThrow();

      const told = await pauseAfterRestores({ caseId: 'alice', at: AT }, world);

      expect(world.pauses.state()).toMatchObject({ paused: true });
      expect(told).toMatchObject({ attributes: { step: 'paused' } });
    },
  );

  it('count once however often one is told', async () => {
    const world = withLimit(2);

    await pauseAfterRestores({ caseId: 'alice', at: AT }, world);
    await pauseAfterRestores({ caseId: 'alice', at: AT }, world);

    expect(world.pauses.state()).toBeUndefined();
  });
});

describe('a restore', () => {
  it('is not even counted where the setting is 0', async () => {
    const world = withLimit(0);

    await restoreTwice(world);

    expect(world.calls.made).toEqual([]);
  });

  it('stands, whatever is wrong with the counting', async () => {
    const world = withLimit(1);
    world.calls.fail('pauses.addRestore', { error: new PermanentServiceError('unreadable') });

    await pauseAfterRestores({ caseId: 'alice', at: AT }, world);

    expect(world.pauses.state()).toBeUndefined();
  });
});
