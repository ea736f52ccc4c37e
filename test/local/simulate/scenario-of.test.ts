import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { functionFolders } from '../../../infra/names.ts';
import { readSettings } from '../../../infra/settings.ts';
import { loadScenario } from '../../../local/run/scenario/load.ts';
import { drawFrom } from '../../../local/simulate/draw/draw.ts';
import { scenarioOf } from '../../../local/simulate/scenario-of.ts';
import { drawSettings } from '../../../local/simulate/world/draw-settings.ts';

const SEEDS = Array.from({ length: 300 }, (_one, index) => index + 1);
const deployment = { settings: readSettings({}, 'try-out'), functionFolders };

describe('the scenario of a seed', () => {
  it('is the same each time, and another one for another seed', () => {
    const drawn = SEEDS.slice(0, 50).map((seed) => JSON.stringify(scenarioOf(seed)));

    expect(SEEDS.slice(0, 50).map((seed) => JSON.stringify(scenarioOf(seed)))).toEqual(drawn);
    expect(new Set(drawn).size).toBe(50);
  });

  it('can be played, with settings that can be deployed', () => {
    for (const seed of SEEDS) expect(() => loadScenario(scenarioOf(seed), deployment)).not.toThrow();
  });

  it('has settings that can be deployed, however they differ', () => {
    const refused = Array.from({ length: 3000 }, (_one, index) =>
      drawSettings(drawFrom(index), ['111122223333']),
    )
      .map((drawn) => settingsSchema.safeParse({ ...deployment.settings, actWindows: 'always', ...drawn }))
      .flatMap(({ error }) => error?.issues.map(({ message }) => message) ?? []);

    expect(refused).toEqual([]);
  });

  it('has up to six users, and steps in their order of which each may do nothing', () => {
    for (const seed of SEEDS) {
      const { accounts, then } = scenarioOf(seed);
      const users = accounts.flatMap((account) => account.users ?? []);

      expect(users.length, `users of ${seed}`).toBeGreaterThanOrEqual(1);
      expect(users.length, `users of ${seed}`).toBeLessThanOrEqual(6);
      expect(then.length, `steps of ${seed}`).toBeLessThanOrEqual(25);
      expect(then.every(({ mayDoNothing }) => mayDoNothing)).toBe(true);
    }
  });

  it('heals what it lets fail for a time', () => {
    const left = SEEDS.filter((seed) => {
      const { then } = scenarioOf(seed);
      const failing = then.flatMap((step) =>
        step.do === 'fail' && step.times === undefined ? [step.call] : [],
      );
      const healed = then.flatMap((step) => (step.do === 'heal' ? [step.call] : []));
      return failing.some((call) => !healed.includes(call));
    });

    expect(left).toEqual([]);
  });
});
