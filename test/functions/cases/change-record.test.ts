import { describe, expect, it } from 'vitest';
import { changeRecord, recordOf } from '../../../functions/cases/change-record.ts';
import { InvalidInputError, TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { aRecord, CASE_ID, USER_ID } from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';

const id = { userId: USER_ID, caseId: CASE_ID };

describe('a change of a record', () => {
  it('is written with the next revision', async () => {
    const { table } = aWorld({ records: [aRecord({ revision: 7 })] });

    const written = await changeRecord(table, id, (record) => ({ ...record, step: 'kept' }));

    expect(written).toMatchObject({ step: 'kept', revision: 8 });
    expect(table.at(USER_ID)).toEqual(written);
  });

  it('that is none writes nothing', async () => {
    const world = aWorld({ records: [aRecord()] });

    await changeRecord(world.table, id, () => undefined);

    expect(world.calls.made).toEqual(['table.get']);
  });

  it('is made again on what somebody else has written meanwhile', async () => {
    const { table } = aWorld({ records: [aRecord()] });
    table.meanwhile(() => table.store({ ...table.at(USER_ID), revision: 2, deadline: 'theirs' }));

    await changeRecord(table, id, (record) => ({ ...record, step: 'ours' }));

    expect(table.at(USER_ID)).toMatchObject({ step: 'ours', deadline: 'theirs', revision: 3 });
  });

  it('that never gets through is tried again later', async () => {
    const world = aWorld({ records: [aRecord()] });
    const waited: number[] = [];
    const contended: World['table'] = {
      ...world.table,
      put: () => Promise.resolve(false),
      backOff: async (attempt) => void waited.push(attempt),
    };

    await expect(changeRecord(contended, id, (record) => record)).rejects.toThrow(TransientServiceError);
    expect(waited).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    ['no item', []],
    ['another case of the user', [aRecord({ caseId: `alice-${USER_ID}-2` })]],
  ])('in the name of a case is refused where the table has %s', async (_, records) => {
    const { table } = aWorld({ records });

    await expect(changeRecord(table, id, (record) => record)).rejects.toThrow(InvalidInputError);
    await expect(recordOf(table, id)).rejects.toThrow(InvalidInputError);
  });
});
