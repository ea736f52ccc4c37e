import { describe, expect, it } from 'vitest';
import {
  SETTINGS_BYTES,
  settingsVariable,
  settingsVariableOf,
} from '../../../functions/runtime/settings-variable.ts';
import { someSettings } from '../../support/builders.ts';

const TEAMS = ['payments', 'search', 'checkout', 'data', 'risk', 'ledger', 'billing', 'mobile', 'ops', 'web'];

/** Ids as random as those of AWS, the same in every run. */
function accountContacts(count: number, addressOf: (index: number) => string): Record<string, string[]> {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const id = () => String(Math.floor((0.1 + 0.9 * random()) * 10 ** 12));
  return Object.fromEntries(Array.from({ length: count }, (_none, index) => [id(), [addressOf(index)]]));
}

const settingsOf = (count: number, addressOf: (index: number) => string) =>
  someSettings({ answerWithin: 'P10D', accountContacts: accountContacts(count, addressOf) });

describe('the settings in the environment', () => {
  it('are JSON that an operator can read, as long as that fits', () => {
    const settings = someSettings({ teamName: 'Plattform Süd' });

    expect(JSON.parse(settingsVariableOf(settings))).toEqual(settings);
  });

  it.each([
    ['250 accounts of some teams', 250, (index: number) => `aws-${TEAMS[index % 10]}@example.com`],
    [
      '200 accounts with an address of its own each',
      200,
      (index: number) => `aws-${index}-owner@example.com`,
    ],
  ])('hold the contacts of %s, and come back the same', (_, count, addressOf) => {
    const settings = settingsOf(count, addressOf);
    const text = settingsVariableOf(settings);

    expect(JSON.stringify(settings).length).toBeGreaterThan(SETTINGS_BYTES);
    expect(text.length).toBeLessThanOrEqual(SETTINGS_BYTES);
    expect(settingsVariable.parse(text)).toEqual(settings);
    expect(settingsVariableOf(settings)).toBe(text);
  });

  it('are refused where they are damaged', () => {
    const text = settingsVariableOf(settingsOf(200, (index) => `team-${index}@example.com`));

    expect(settingsVariable.safeParse(text.slice(0, -40)).success).toBe(false);
    expect(settingsVariable.safeParse('{').success).toBe(false);
  });
});
