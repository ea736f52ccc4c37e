import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import { anAnswer, CASE_ID, daysAgo } from '../../support/builders.ts';
import { stored, worldWith, write } from './writing.ts';

const place = { date: '2026-03-02', opensAt: daysAgo(-1) };

function waiting(record: Partial<CaseRecord> = {}) {
  const world = worldWith({ place, answers: [anAnswer()], ...record });
  world.acts.set({ ...emptyDay(place.date), revision: 1, acts: [{ caseId: CASE_ID, owner: 'o' }] });
  return world;
}

describe('the place of an act', () => {
  it.each(['scheduled', 'paused'] as const)('is kept where the case waits on (%s)', async (step) => {
    const world = waiting();

    await write(world, step);

    expect(stored(world).place).toEqual(place);
    expect(world.acts.days()).toEqual({ '2026-03-02': [CASE_ID] });
  });

  it.each(['changed', 'no-day-free', 'asked'] as const)(
    'is free again where it does not (%s)',
    async (step) => {
      const world = waiting();

      await write(world, step);

      expect(stored(world)).not.toHaveProperty('place');
      expect(world.acts.days()).toEqual({ '2026-03-02': [] });
    },
  );
});
