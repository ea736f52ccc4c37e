import { describe, expect, it } from 'vitest';
import { giveUpPlace, reserveAct } from '../../../functions/cases/reserve-act.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { weekdayOf } from '../../../functions/domain/time/time.ts';
import { emptyDay } from '../../../functions/domain/window/day-of-acts.ts';
import { addDays } from '../../../functions/domain/window/local-time.ts';
import type { Opening } from '../../../functions/domain/window/opening.ts';
import { anAnswer, aPlan, aRecord } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const FRIDAY = '2026-12-04T15:00:00.000Z';
const OFFICE = { actWindows: [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }] };
const answer = anAnswer();

/** A case of one owner, who was asked about several users by one message. */
function ofOwner(caseId: string, owner: string, place?: Opening): CaseRecord {
  const plan = aPlan();
  return aRecord({
    caseId,
    plan: { ...plan, owner: { ...plan.owner, addresses: [owner] } },
    messages: [{ messageId: owner, address: owner, role: 'stakeholder', questionNumber: 1, at: FRIDAY }],
    ...(place && { place }),
  });
}

function asked(world: World, owner: string, cases: string[]): void {
  const named = cases.map((caseId) => ({ userId: caseId, caseId, role: 'stakeholder' as const }));
  if (named.length > 0)
    world.messages.store({ messageId: owner, address: owner, cases: named, attempts: [] });
}

const reserve = (world: World, record: CaseRecord, at = FRIDAY) =>
  reserveAct(record, { answer: { ...answer, by: record.messages[0]?.address ?? '' }, at }, world);

describe('a place for an act', () => {
  it('is on the next day on which acts are allowed, and stays the same however often it is asked for', async () => {
    const world = aWorld({ settings: OFFICE });
    const alice = ofOwner('alice-1', 'a@example.com');

    const place = await reserve(world, alice);

    expect(place).toEqual({ date: '2026-12-07', opensAt: '2026-12-07T09:00:00.000Z' });
    expect(await reserve(world, alice)).toEqual(place);
    expect(await reserve(world, { ...alice, ...(place && { place }) })).toEqual(place);
    expect(world.acts.days()).toEqual({ '2026-12-07': ['alice-1'] });
  });

  it('that was missed, or that the settings have closed since, is given up for another', async () => {
    const world = aWorld({ settings: OFFICE });
    const place = await reserve(world, ofOwner('alice-1', 'a@example.com'));
    const alice = ofOwner('alice-1', 'a@example.com', place);

    const missed = await reserve(world, alice, '2026-12-07T18:00:00.000Z');
    expect(missed?.date).toBe('2026-12-08');
    expect(world.acts.days()).toEqual({ '2026-12-07': [], '2026-12-08': ['alice-1'] });

    const closing = aWorld({ settings: { ...OFFICE, blackoutDates: ['2026-12-08'] } });
    closing.acts.set({ ...emptyDay('2026-12-08'), acts: [{ caseId: 'alice-1', owner: 'o' }] });
    const closed = await reserve(closing, { ...alice, ...(missed && { place: missed }) });
    expect(closed?.date).toBe('2026-12-09');
    expect(closing.acts.days()).toEqual({ '2026-12-08': [], '2026-12-09': ['alice-1'] });
  });

  it.each([
    ['whose window opens earlier now', '2026-12-07', 'always', '2026-12-07T09:00:00.000Z'],
    ['whose window is over before that now', '2026-12-08', '06:00', '2026-12-08T06:00:00.000Z'],
  ] as const)('%s is never before the time that people were told', async (_, date, windows, opensAt) => {
    const place = { date: '2026-12-07', opensAt: '2026-12-07T09:00:00.000Z' };
    const actWindows =
      windows === 'always' ? windows : [{ days: ['Mon', 'Tue'], from: windows, to: '08:00' }];
    const world = aWorld({ settings: { actWindows } as never });
    world.acts.set({ ...emptyDay(place.date), revision: 1, acts: [{ caseId: 'alice-1', owner: 'o' }] });

    const alice = ofOwner('alice-1', 'a@example.com', place);

    expect(await reserve(world, alice, '2026-12-07T05:00:00.000Z')).toEqual({ date, opensAt });
  });

  it('is at once where a window is open and the day has room', async () => {
    const world = aWorld({ settings: { ...OFFICE, maxActsPerDay: 1 } });
    const monday = '2026-12-07T10:12:00.000Z';

    expect((await reserve(world, ofOwner('alice-1', 'a@example.com'), monday))?.opensAt).toBe(monday);
    expect((await reserve(world, ofOwner('bob-1', 'b@example.com'), monday))?.opensAt).toBe(
      '2026-12-08T09:00:00.000Z',
    );
  });

  it('is nowhere when no day within 30 has room', async () => {
    const world = aWorld({ settings: { ...OFFICE, maxActsPerDay: 1 } });
    for (let number = 0; number < 30; number++) {
      const place = await reserve(world, ofOwner(`user${number}-1`, `${number}@example.com`));
      // Mondays to Thursdays from 7 December to 3 January.
      expect(place === undefined).toBe(number >= 16);
    }
  });

  it('is counted from now also where people were told a later day', async () => {
    const world = aWorld({ settings: { ...OFFICE, maxActsPerDay: 1 } });
    const acts = [{ caseId: 'other', owner: 'o' }];
    // The next Monday is 31 days away.
    for (let date = '2026-12-07'; date < '2027-01-04'; date = addDays(date, 1))
      world.acts.set({ ...emptyDay(date), revision: 1, acts });
    const told = { date: '2026-12-14', opensAt: '2026-12-14T09:00:00.000Z' };

    expect(await reserve(world, ofOwner('alice-1', 'a@example.com', told))).toBeUndefined();
    world.acts.set({ ...emptyDay('2026-12-31'), revision: 1 });
    expect((await reserve(world, ofOwner('alice-1', 'a@example.com', told)))?.date).toBe('2026-12-31');
  });

  it('goes to one of two that want the last one at once', async () => {
    const world = aWorld({ settings: { ...OFFICE, maxActsPerDay: 1 } });

    const places = await Promise.all(
      ['alice-1', 'bob-1'].map((caseId) => reserve(world, ofOwner(caseId, `${caseId}@example.com`))),
    );

    expect(places.map((place) => place?.date).sort()).toEqual(['2026-12-07', '2026-12-08']);
  });

  it('is tried again later where others reserve all the time', async () => {
    const world = aWorld({ settings: OFFICE });
    const busy = { ...world, acts: { ...world.acts, put: async () => false } };

    await expect(reserve(busy, ofOwner('alice-1', 'a@example.com'))).rejects.toThrow(TransientServiceError);
  });

  it('that is given up is free for another; giving up fails nothing', async () => {
    const world = aWorld({ settings: { ...OFFICE, maxActsPerDay: 1 } });
    const place = await reserve(world, ofOwner('alice-1', 'a@example.com'));
    const alice = ofOwner('alice-1', 'a@example.com', place);

    world.calls.fail('acts.put');
    await giveUpPlace(alice, world);
    expect(world.acts.days()).toEqual({ '2026-12-07': ['alice-1'] });
    await giveUpPlace(alice, world);
    await giveUpPlace(alice, world);

    expect((await reserve(world, ofOwner('bob-1', 'b@example.com')))?.date).toBe('2026-12-07');
  });
});

describe('500 answers on a Friday', () => {
  /** How many users each owner has: 500 in all, one owner more than a day has room for. */
  const OWNERS = [210, ...Array.from({ length: 29 }, () => 10)];

  it('are spread over the days of the next week, the users of one owner together', async () => {
    const world = aWorld({ settings: { ...OFFICE, maxActsPerDay: 200 } });
    const owners = OWNERS.map((many, owner) =>
      Array.from({ length: many }, (_, user) => ({
        owner: `o${owner}@example.com`,
        caseId: `u${owner}-${user}`,
      })),
    );
    for (const cases of owners)
      asked(
        world,
        cases[0]?.owner ?? '',
        cases.map(({ caseId }) => caseId),
      );
    // One of each owner in turn, ten at a time: the worst order, with races.
    const inTurn = Array.from({ length: 210 }, (_, user) =>
      owners.flatMap((cases) => cases[user] ?? []),
    ).flat();
    const dayOf = new Map<string, string | undefined>();
    while (inTurn.length > 0)
      await Promise.all(
        inTurn.splice(0, 5).map(async ({ owner, caseId }) => {
          dayOf.set(caseId, (await reserve(world, ofOwner(caseId, owner)))?.date);
        }),
      );

    const days = Object.entries(world.acts.days());
    expect(days.map(([date, { length }]) => [date, length])).toEqual([
      ['2026-12-07', 200],
      ['2026-12-08', 200],
      ['2026-12-09', 100],
    ]);
    for (const [date] of days) expect(['Fri', 'Sat', 'Sun']).not.toContain(weekdayOf(date));
    const daysOfOwner = owners.map((cases) => new Set(cases.map(({ caseId }) => dayOf.get(caseId))).size);
    expect(daysOfOwner).toEqual([2, ...Array.from({ length: 29 }, () => 1)]);
  });
});
