import { describe, expect, it } from 'vitest';
import { USER_ID } from '../../support/builders.ts';
import { type Crash, crashesOf, runThrough } from '../../support/fakes/crashes.ts';
import { confirmedWorld, deleteIn } from './disabled-user.ts';

const crashName = ({ when, index, name }: Crash) => `${when} call ${index}, ${name}`;

describe.each(['credentials', 'user'] as const)('a crash while deleting (%s)', async (scope) => {
  const fresh = () => confirmedWorld(scope);
  const crashes = await crashesOf(fresh, (world) => deleteIn(world));

  it.each(crashes.map((crash) => [crashName(crash), crash] as const))(
    '%s: the retry ends in the same state with the same report',
    async (_, crash) => {
      const undisturbed = fresh();
      const expected = await deleteIn(undisturbed);
      const world = fresh();

      const report = await runThrough(world, crash, (one) => deleteIn(one));

      expect({ ...report, record: { ...report.record, revision: 0 } }).toEqual({
        ...expected,
        record: { ...expected.record, revision: 0 },
      });
      expect(world.iam.state.users).toEqual(undisturbed.iam.state.users);
      expect(world.iam.state.acts).toEqual(undisturbed.iam.state.acts);
      expect(world.table.at(USER_ID).restoreKit).toEqual(undisturbed.table.at(USER_ID).restoreKit);
    },
  );
});
