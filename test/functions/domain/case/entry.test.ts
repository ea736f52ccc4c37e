import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../functions/domain/case/case-record.ts';
import { checkEntry, decidedIn } from '../../../../functions/domain/case/entry.ts';
import { InvalidInputError } from '../../../../functions/domain/errors/errors.ts';
import { AT, aRecord, daysAgo } from '../../../support/builders.ts';

const named = { state: 'AssessUser', enteredAt: AT };
const latest = (entry: Entry) => aRecord({ entry });
const MOMENT = 1 / 86_400_000;

describe('what was decided in an entry', () => {
  it('is known for the very same entry', () => {
    expect(decidedIn(latest({ ...named, outcome: 'asked' }), named)).toBe('asked');
  });

  it.each<[string, Entry | undefined]>([
    ['before the first entry', undefined],
    ['in an entry that is not decided yet', named],
    ['in another state of the same time', { ...named, state: 'RecordOpened', outcome: 'opened' }],
    ['in an earlier entry of the same state', { ...named, enteredAt: daysAgo(0.5), outcome: 'asked' }],
  ])('is nothing %s', (_, entry) => {
    expect(decidedIn(entry === undefined ? aRecord() : latest(entry), named)).toBeUndefined();
  });

  it('is not told to an older entry', () => {
    expect(() => decidedIn(latest({ ...named, enteredAt: daysAgo(-1), outcome: 'asked' }), named)).toThrow(
      InvalidInputError,
    );
  });
});

describe('an entry', () => {
  it.each([
    ['of the same state', 'AssessUser'],
    ['of another state', 'DisableCredentials'],
  ])('%s that is older by a moment is refused', (_, state) => {
    const record = latest({ state, enteredAt: daysAgo(-MOMENT) });

    expect(() => checkEntry(record, named)).toThrow(InvalidInputError);
  });

  it('is older by what the clock says, however it is written', () => {
    const record = latest({ state: 'AssessUser', enteredAt: '2026-03-01T09:00:00Z' });

    expect(() => checkEntry(record, { ...named, enteredAt: '2026-03-01T09:00:00.000Z' })).not.toThrow();
    expect(() => checkEntry(record, { ...named, enteredAt: '2026-03-01T08:59:59.999Z' })).toThrow(
      InvalidInputError,
    );
  });

  it.each<[string, Entry, number]>([
    ['three days after the latest', named, 3],
    ['three days after the end of the latest wait', { ...named, waitsUntil: daysAgo(-14) }, 17],
  ])('is accepted until %s, and refused after that', (_, entry, days) => {
    const enteredAt = (more: number) => ({ ...named, enteredAt: daysAgo(-days - more) });

    expect(() => checkEntry(latest(entry), enteredAt(0))).not.toThrow();
    expect(() => checkEntry(latest(entry), enteredAt(MOMENT))).toThrow(InvalidInputError);
  });

  it('is accepted whenever it is the first', () => {
    expect(() => checkEntry(aRecord(), { ...named, enteredAt: daysAgo(-400) })).not.toThrow();
  });
});
