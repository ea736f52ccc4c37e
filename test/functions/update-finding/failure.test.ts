import { describe, expect, it } from 'vitest';
import { tellDue } from '../../../functions/cases/tell-due.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { dueAtOf } from '../../../functions/domain/due/due-at.ts';
import type { Step } from '../../../functions/domain/note/note.ts';
import { failureText } from '../../../functions/update-finding/failure-text.ts';
import { updateFindingInputSchema } from '../../../functions/update-finding/schema.ts';
import { AT, aCase, anAnswer, aQuestion, aUser, daysAgo, OLD_KEY } from '../../support/builders.ts';
import { crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import type { World } from '../../support/fakes/world.ts';

import { findingOf, kit, offUser, stored, worldWith, write } from './writing.ts';

describe('a failure', () => {
  const failure = {
    state: 'DisableCredentials',
    error: 'PermanentServiceError',
    cause: '{"errorMessage":"AccessDenied"}',
  };

  it('is written as NEW with what is true now, and closes the case', async () => {
    const world = worldWith();

    await write(world, 'failed', { user: offUser }, { failure });

    expect(findingOf(world).workflowStatus).toBe('NEW');
    expect(findingOf(world).note).toMatch(
      /DisableCredentials: PermanentServiceError \(AccessDenied\).*AKIA…MPLE: off, not by this case/,
    );
    expect(stored(world).status).toBe('closed');
  });

  it('says so when the user could not be read, whatever was read before', async () => {
    const world = worldWith();

    await write(world, 'failed', { user: offUser, remarks: ['Old news.'] }, { failure, outcome: 'not-read' });

    expect(findingOf(world).note).toContain('could not be read');
    expect(findingOf(world).note).not.toMatch(/Inactive|Old news/);
  });

  it.each([
    [{ state: 'A', error: 'E' }, 'A: E'],
    [{ state: 'A', error: 'E', cause: '' }, 'A: E'],
    [{ state: 'A', error: 'E', cause: null }, 'A: E'],
    [{ state: 'A', error: null, cause: null }, 'A: no error given'],
    [{ state: 'A', error: '', cause: 'plain' }, 'A: no error given (plain)'],
    [{ state: 'A', error: 'E', cause: 'plain' }, 'A: E (plain)'],
    [{ state: 'A', error: 'E', cause: '{"errorMessage":"m","trace":["secret"]}' }, 'A: E (m)'],
    [{ state: 'A', error: 'E', cause: '{"trace":[]}' }, 'A: E'],
    [{ state: 'A', error: 'E', cause: 'x'.repeat(500) }, `A: E (${'x'.repeat(139)}…)`],
  ])('in words is %#', (given, words) => {
    expect(failureText(given)).toBe(words);
  });
});

describe('a step that is tried again', () => {
  it.each<[Step, Partial<CaseRecord>]>([
    ['asked', { question: aQuestion('stakeholder') }],
    [
      'deleted',
      {
        ...kit('credentials'),
        user: aUser({ credentials: [] }),
        outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }],
      },
    ],
  ])('after a crash at any call ends up written once in the same way (%s)', async (step, case_) => {
    const fresh = () =>
      worldWith({ answers: [anAnswer()] }, [aStoredFinding(), aStoredFinding({ findingId: 'new-id' })]);
    const act = (world: World) => write(world, step, case_);
    const subjects = ({ topic }: World) => [...new Set(topic.published.map(({ subject }) => subject))];
    const undisturbed = fresh();
    const expected = await act(undisturbed);

    for (const crash of await crashesOf(fresh, act)) {
      const world = fresh();

      expect(await runThrough(world, crash, act)).toEqual(expected);
      // What could not be told then is due, and the deliverer tells it.
      await tellDue(stored(world), daysAgo(-1), world);
      expect(dueAtOf(stored(world))).toBeUndefined();
      expect(findingOf(world)).toMatchObject({
        note: findingOf(undisturbed).note,
        workflowStatus: findingOf(undisturbed).workflowStatus,
      });
      // Looking for siblings is not worth a case: without an answer the others are written.
      if (crash.name !== 'findings.ofUser')
        expect(findingOf(world, 'new-id').note).toBe(findingOf(undisturbed, 'new-id').note);
      expect(stored(world).status).toBe(stored(undisturbed).status);
      expect(subjects(world)).toEqual(subjects(undisturbed));
    }
  });
});

describe('the input of a step', () => {
  it.each(['asked', 'failed'])('takes "%s"', (step) => {
    expect(
      updateFindingInputSchema.safeParse({ state: 'x', enteredAt: AT, step, case: aCase() }).success,
    ).toBe(true);
  });

  it.each([
    { state: 'AwaitStakeholder', error: null, cause: null },
    { state: 'AwaitStakeholder', error: 'E' },
  ])('takes the failure %j', (failure) => {
    const input = { state: 'x', enteredAt: AT, step: 'failed', case: aCase(), failure };

    expect(updateFindingInputSchema.parse(input)).toMatchObject({ failure });
  });

  it.each(['silent', 'toString', ''])('refuses "%s", which no finding can show', (step) => {
    expect(
      updateFindingInputSchema.safeParse({ state: 'x', enteredAt: AT, step, case: aCase() }).success,
    ).toBe(false);
  });
});
