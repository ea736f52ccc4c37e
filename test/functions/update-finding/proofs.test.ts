import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { InvalidInputError } from '../../../functions/domain/errors/errors.ts';
import type { Step } from '../../../functions/domain/note/note.ts';
import { AT, anAnswer, aQuestion, aUser, daysAgo, OLD_KEY } from '../../support/builders.ts';
import { disabled, findingOf, kit, left, offUser, stored, worldWith, write } from './writing.ts';

const gone = [{ credentialId: OLD_KEY, result: 'deleted' as const }];
/** A case that watches what it has disabled. */
const watching: Partial<CaseRecord> = {
  answers: [anAnswer()],
  user: offUser,
  disabled,
  observeUntil: daysAgo(-14),
  question: aQuestion('impact'),
};

type Row = [step: Step, why: string, has: Partial<CaseRecord>];

describe('a step that says what was done', () => {
  it.each<Row>([
    ['disabled', 'nothing was', { user: aUser() }],
    ['disabled', 'it was only announced', { user: aUser(), disabled }],
    ['disabled', 'all is given back', { ...watching, restoredAt: AT }],
    ['confirm-deletion', 'nothing is disabled', { question: aQuestion('deletion') }],
    ['restored', 'it is still off', watching],
    ['left-disabled', 'nothing was disabled', { user: offUser }],
    ['left-disabled', 'it is still watched', watching],
    ['left-disabled', 'all is given back', { ...watching, restoredAt: AT, outcomes: left.outcomes }],
    ['left-disabled', 'it is deleted', { ...watching, ...kit('credentials'), outcomes: gone }],
    ['deleted', 'it is still watched', watching],
    ['deleted', 'there is no kit to build it again', { ...watching, outcomes: gone }],
    ['deleted', 'deletion has only begun', { ...watching, ...kit('credentials') }],
    ['user-deleted', 'only credentials were', { ...watching, ...kit('credentials'), outcomes: gone }],
    ['user-deleted', 'the user is there', { ...watching, ...kit('user'), outcomes: gone }],
    ['user-deleted', 'somebody else deleted it', { ...watching, userGone: true }],
  ])('"%s" is refused where %s, whoever says it', async (step, _why, has) => {
    const world = worldWith();
    const before = { ...stored(world), ...has };
    world.table.store(before);

    await expect(write(world, step, has)).rejects.toThrow(InvalidInputError);

    expect(findingOf(world).history).toEqual([]);
    expect(stored(world)).toMatchObject({ status: 'open', step: 'asked' });
  });

  it.each<Row>([
    ['disabled', 'is', watching],
    ['confirm-deletion', 'is still disabled', { ...watching, question: aQuestion('deletion') }],
    ['restored', 'is', { ...watching, restoredAt: AT }],
    ['left-disabled', 'is', { ...watching, outcomes: left.outcomes }],
    [
      'left-disabled',
      'is gone by somebody else',
      { ...watching, outcomes: [{ credentialId: OLD_KEY, result: 'dropped' }] },
    ],
    ['deleted', 'is', { ...watching, ...kit('credentials'), outcomes: gone }],
    ['user-deleted', 'is', { ...watching, ...kit('user'), userGone: true, outcomes: gone }],
  ])('"%s" is written where it %s', async (step, _why, has) => {
    const world = worldWith();
    await write(world, step, has);

    expect(stored(world).step).toBe(step);
  });
});
