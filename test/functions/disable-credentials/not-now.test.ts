import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
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
  SECURITY,
} from '../../support/builders.ts';
import { answered, disable, stored, worldWith } from './answered.ts';

// `AT` is a Sunday.
const OFFICE = { actWindows: [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }] };
const MONDAY = daysAgo(-1);
const settings = OFFICE;

/** The workflow has held the case up since an act failed in all its tries. */
function holdUp(world: ReturnType<typeof worldWith>, since: string): void {
  world.table.store({ ...stored(world), heldUp: { state: 'DisableCredentials', since } });
}

describe('outside of the windows', () => {
  it('nothing is disabled: the case gets its day, and comes back to the act', async () => {
    const world = worldWith(answered(), { settings });

    const { outcome, record } = await disable(world);

    expect(outcome).toBe('scheduled');
    expect(world.iam.state.acts).toEqual([]);
    expect(record).toMatchObject({
      disabled: [],
      place: { date: '2026-03-02', opensAt: MONDAY },
      question: {
        kind: 'paused',
        until: MONDAY,
        timeoutSeconds: 86_400,
        window: { resumeAt: 'disable', opensAt: MONDAY },
      },
    });
    expect(world.acts.days()).toEqual({ '2026-03-02': [CASE_ID] });
  });

  it('a look that comes too early waits on in silence; on its day the case acts, and keeps its place', async () => {
    const world = worldWith(answered(), { settings });
    await disable(world);

    expect((await disable(world, daysAgo(-0.5))).outcome).toBe('wait');
    expect(world.iam.state.acts).toEqual([]);
    const { outcome, record } = await disable(world, MONDAY);

    expect(outcome).toBe('disabled');
    expect(record).not.toHaveProperty('place');
    expect(world.acts.days()).toEqual({ '2026-03-02': [CASE_ID] });
  });

  it.each([
    ['the last moment from which all tries fit in', '2026-03-02T15:30:00.000Z', 'disabled'],
    ['a second later', '2026-03-02T15:30:01.000Z', 'scheduled'],
  ])('%s decides', async (_, at, expected) => {
    expect((await disable(worldWith(answered(), { settings, now: at }), at)).outcome).toBe(expected);
  });

  it('what was begun before the end of the window waits for the next one', async () => {
    const late = '2026-03-02T15:29:00.000Z';
    const world = worldWith(answered(), { settings, now: late });
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world, late)).rejects.toThrow(TransientServiceError);

    holdUp(world, late);
    const { outcome, record } = await disable(world, '2026-03-02T16:20:00.000Z');

    expect(outcome).toBe('scheduled');
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
    expect(record.disabled.map(({ credentialId }) => credentialId)).toEqual(['password']);
    expect((await disable(world, '2026-03-03T09:00:00.000Z')).outcome).toBe('disabled');
  });

  it('what is all off already needs no day: it is told as it is', async () => {
    const world = worldWith(answered(), { settings });
    world.calls.fail('table.put', { nth: 3 });
    await expect(disable(world, MONDAY)).rejects.toThrow();
    const at = '2026-03-02T16:20:00.000Z';

    holdUp(world, MONDAY);
    expect((await disable(world, at)).outcome).toBe('disabled');
    expect(world.acts.days()).toEqual({ '2026-03-02': [CASE_ID] });
  });

  it('the plan is compared again after the wait', async () => {
    const world = worldWith(answered(), { settings });
    await disable(world);
    world.iam.state.users = [aUser({ credentials: [aKey({ status: 'Inactive' })] })];

    const { outcome } = await disable(world, MONDAY);

    expect(outcome).toBe('changed');
    expect(world.iam.state.acts).toEqual([]);
  });

  it('a place of which no use was made is left for the next step to give up', async () => {
    const world = worldWith(answered(), { settings });
    await disable(world);
    world.iam.state.users = [aUser({ credentials: [aKey({ status: 'Inactive' })] })];

    const { record } = await disable(world, daysAgo(-0.5));

    expect(record.place).toEqual({ date: '2026-03-02', opensAt: MONDAY });
  });

  it.each([
    ['after a failure', {}, { number: 3 }],
    [
      'after a pause',
      { pause: { resumeAt: 'disable', since: AT, by: 'o', reason: 'r' } },
      { number: 3, firstNumber: 2 },
    ],
    ['after the same wait', { place: { date: '2026-03-02', opensAt: MONDAY } }, { number: 2 }],
  ] as const)('people are told the time %s, and once', async (_, known, numbers) => {
    const { place, ...of } = known as { place?: CaseRecord['place'] };
    const question = { ...aQuestion('paused', { number: 2 }), ...of } as CaseRecord['question'];
    const world = worldWith(answered({ question, ...(place && { place }) }), { settings });
    if (place)
      world.acts.set({ ...emptyDay(place.date), revision: 1, acts: [{ caseId: CASE_ID, owner: 'o' }] });

    const { message, number, firstNumber } = (await disable(world)).record.question ?? {};
    expect(message).toBe('scheduled');
    expect({ number, ...(firstNumber !== undefined && { firstNumber }) }).toEqual(numbers);
  });

  it('a quarantined user waits for nothing', async () => {
    const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };
    const said = anAnswer({ role: 'security-contact', by: SECURITY });
    const world = worldWith(answered({ quarantine, answers: [said] }), { settings });

    expect((await disable(world)).outcome).toBe('disabled');
    expect(world.acts.days()).toEqual({});
  });

  it('a word to keep it that was recorded in the last second is heard', async () => {
    const question = aQuestion('paused', { number: 2 });
    const keep = anAnswer({ kind: 'keep', answerId: 'k', questionNumber: 2, delivered: false });
    const world = worldWith(answered({ question, answers: [anAnswer(), keep] }), { settings });

    expect((await disable(world, MONDAY)).outcome).toBe('keep');
    expect(world.iam.state.acts).toEqual([]);
  });
});

describe('an answer that was taken back', () => {
  it('authorises nothing any more, whatever the execution is told', async () => {
    const keep = anAnswer({ kind: 'keep', answerId: 'k', questionNumber: 2 });
    const world = worldWith(
      answered({ question: aQuestion('use', { number: 3 }), answers: [anAnswer(), keep] }),
    );

    await expect(disable(world)).rejects.toThrow(/No recorded answer allows to disable/);
    expect(world.iam.state.acts).toEqual([]);
  });
});

describe('where no day within 30 has room', () => {
  /** All days of the next weeks are full. */
  function fullWorld(record = answered()) {
    const world = worldWith(record, { settings: { ...OFFICE, maxActsPerDay: 1 }, now: MONDAY });
    for (let day = 1; day <= 40; day++)
      world.acts.set({
        ...emptyDay(daysAgo(-day).slice(0, 10)),
        revision: 1,
        acts: [{ caseId: 'other', owner: 'o' }],
      });
    return world;
  }

  it('nothing is changed, and the case ends', async () => {
    const world = fullWorld();

    expect((await disable(world, MONDAY)).outcome).toBe('no-day-free');
    expect(world.iam.state.acts).toEqual([]);
    expect(stored(world).disabled).toEqual([]);
  });

  it('what had begun is told, and the rest is left on', async () => {
    const world = worldWith(answered(), { settings: { ...OFFICE, maxActsPerDay: 1 }, now: MONDAY });
    world.calls.fail('iam.deactivateKey');
    await expect(disable(world, MONDAY)).rejects.toThrow(TransientServiceError);
    for (let day = 1; day <= 40; day++)
      world.acts.set({
        ...emptyDay(daysAgo(-day).slice(0, 10)),
        revision: 1,
        acts: [{ caseId: 'other', owner: 'o' }],
      });

    holdUp(world, MONDAY);
    const { outcome, record } = await disable(world, daysAgo(-1.1));

    expect(outcome).toBe('disabled');
    expect(world.iam.state.acts).toEqual(['delete password of alice']);
    expect(record.outcomes).toEqual([
      { credentialId: OLD_KEY, result: 'dropped', reason: 'no day had room for it' },
    ]);
  });
});
