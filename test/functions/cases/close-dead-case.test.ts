import { describe, expect, it } from 'vitest';
import { restoreLeftSince } from '../../../functions/domain/due/due-at.ts';
import { PermanentServiceError } from '../../../functions/domain/errors/errors.ts';
import { emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import {
  AT,
  aKey,
  anAnswer,
  aQuestion,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

import {
  aDeadCase,
  changed,
  disabled,
  findingOf,
  offUser,
  stored,
  sweep,
  time,
  worldWith,
} from '../sweep-cases/sweeping.ts';

describe('a case whose execution died', () => {
  it.each(['FAILED', 'TIMED_OUT', 'ABORTED', 'SUCCEEDED'] as const)(
    'as %s is closed, and its finding says what is true now',
    async (status) => {
      const world = worldWith([aDeadCase()]);
      world.executions.end(CASE_ID, status);

      await sweep(world);

      expect(findingOf(world).workflowStatus).toBe('NEW');
      expect(findingOf(world).note).toContain(`its execution ended as ${status}`);
      expect(findingOf(world).note).toContain('AKIA…MPLE: disabled by this case');
      expect(stored(world)).toMatchObject({ status: 'closed', closedAt: time, step: 'failed' });
      expect(stored(world)).not.toHaveProperty('question');
      expect(world.topic.published).toMatchObject([{ attributes: { step: 'failed', caseId: CASE_ID } }]);
    },
  );

  it.each([
    ['while it waited for its day gives up its place', 'paused', []],
    ['while it acted keeps it: something may have been done', 'impact', [CASE_ID]],
  ] as const)('%s', async (_, kind, acts) => {
    const place = { date: '2026-03-02', opensAt: daysAgo(-1) };
    const question = { ...aQuestion(kind), planId: 'p', taskToken: 'token-1' };
    const world = worldWith([aDeadCase({ place, question })]);
    world.acts.set({ ...emptyDay(place.date), revision: 1, acts: [{ caseId: CASE_ID, owner: 'o' }] });
    world.executions.end(CASE_ID, 'ABORTED');

    await sweep(world);

    expect(world.acts.days()).toEqual({ '2026-03-02': acts });
    expect(stored(world)).not.toHaveProperty('place');
  });

  it('without ever starting is closed, once it is old enough', async () => {
    const old = worldWith([aDeadCase({ openedAt: daysAgo(1) })]);
    const young = worldWith([aDeadCase({ openedAt: daysAgo(0.5 / 24) })]);

    await Promise.all([sweep(old), sweep(young)]);

    expect(findingOf(old).note).toContain('its execution never started');
    expect(stored(young).status).toBe('open');
    expect(findingOf(young).history).toEqual([]);
  });

  it.each(['credentials', 'user'] as const)(
    'while it deleted (%s) leaves a wish due, where nothing is gone',
    async (scope) => {
      const restoreKit = { writtenAt: AT, scope, user: offUser, inlinePolicyDocuments: {} };
      const answers = [anAnswer({ kind: 'restore', delivered: false })];
      const world = worldWith([aDeadCase({ restoreKit, answers })]);
      world.executions.end(CASE_ID, 'ABORTED');

      await sweep(world);

      expect(stored(world)).toMatchObject({ step: 'failed', off: [{ disabled }] });
      expect(restoreLeftSince(stored(world))).toBe(time);
    },
  );

  it('and whose user cannot be read says so', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    world.calls.fail('iam.read', { error: new PermanentServiceError('no role') });

    await sweep(world);

    expect(findingOf(world).note).toContain('could not be read');
    expect(stored(world).status).toBe('closed');
  });

  it('and whose user is renamed is closed by the new name', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    world.iam.change(() => ({ userName: 'alicia', arn: 'arn:aws:iam::123456789012:user/alicia' }));

    await sweep(world);

    expect(stored(world)).toMatchObject({ userName: 'alicia', userGone: false, status: 'closed' });
    expect(findingOf(world).note).toContain('AKIA…MPLE: disabled by this case');
  });

  it('and whose user is gone says so', async () => {
    const world = aWorld({ records: [aDeadCase()], findings: [aStoredFinding()], users: [] });
    world.executions.end(CASE_ID, 'FAILED');

    await sweep(world);

    expect(findingOf(world).note).toContain('The user no longer exists');
  });

  it('is found at once by the change of its status', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'ABORTED');

    await changed(world, { status: 'ABORTED' });

    expect(stored(world).status).toBe('closed');
  });

  it('is closed once, whatever happens twice', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');

    await changed(world);
    await changed(world);
    await sweep(world);

    expect(findingOf(world).history).toHaveLength(1);
  });

  it('is closed also where its findings and the operators cannot be told, which stays due', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    for (const call of ['findings.write', 'topic.publish'])
      world.calls.fail(call, { error: new PermanentServiceError('denied') });

    await sweep(world);

    expect(stored(world)).toMatchObject({
      status: 'closed',
      step: 'failed',
      due: { finding: { tries: 1 }, operators: [{ tries: 1 }] },
    });
    expect(findingOf(world).history).toEqual([]);
  });

  it('is closed after a crash at the first attempt', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'FAILED');
    world.calls.fail('table.put');
    await expect(sweep(world)).rejects.toThrow();

    await sweep(world);

    expect(stored(world).status).toBe('closed');
    expect(findingOf(world).workflowStatus).toBe('NEW');
  });
});

describe('a case that is all right', () => {
  it('because it runs is left alone', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'RUNNING');

    await Promise.all([sweep(world), changed(world)]);

    expect(stored(world)).toEqual(aDeadCase());
    expect(world.findings.writes).toEqual([]);
  });

  it('because it has just closed itself keeps its own note', async () => {
    const world = worldWith([aDeadCase()]);
    const executions: World['executions'] = {
      ...world.executions,
      async status() {
        world.table.store({ ...stored(world), status: 'closed', closedAt: AT, step: 'deleted' });
        return 'SUCCEEDED';
      },
    };

    await sweep({ ...world, executions });

    expect(stored(world).step).toBe('deleted');
    expect(world.findings.writes).toEqual([]);
  });

  it('whose function outlived it, and has given back meanwhile, is told as it stands then', async () => {
    const world = worldWith([aDeadCase()]);
    world.executions.end(CASE_ID, 'ABORTED');
    const given = { restoredAt: AT, outcomes: [{ credentialId: OLD_KEY, result: 'restored' as const }] };
    let reads = 0;
    const reader: World['reader'] = {
      ...world.reader,
      async read() {
        reads += 1;
        if (reads > 1) return { exists: true, user: aUser({ credentials: [aKey({ status: 'Active' })] }) };
        // It is written between this read and the close.
        const { revision } = stored(world);
        world.table.store({ ...stored(world), ...given, revision: revision + 1 });
        return { exists: true, user: offUser };
      },
    };

    await sweep({ ...world, reader });

    expect(reads).toBe(2);
    expect(stored(world)).toMatchObject({ status: 'closed', step: 'failed', ...given });
    expect(findingOf(world).note).toContain('given back');
    expect(findingOf(world).note).not.toContain('not by this case');
  });

  it('because it is another case of the user is left alone', async () => {
    const world = worldWith([aDeadCase({ caseId: `alice-${USER_ID}-2` })]);

    await changed(world);

    expect(stored(world).status).toBe('open');
  });
});
