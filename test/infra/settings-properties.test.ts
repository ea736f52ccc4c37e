import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsFields } from '../../functions/domain/settings/fields.ts';
import { type Settings, settingsSchema } from '../../functions/domain/settings/settings.ts';
import { settingsVariable, settingsVariableOf } from '../../functions/runtime/settings-variable.ts';
import { InvalidSettingsError, readSettings } from '../../infra/settings.ts';
import { aHostileText } from '../support/arbitraries.ts';

const base: Record<string, unknown> = JSON.parse(readFileSync('infra/presets/try-out.json', 'utf8'));
const names = Object.keys(settingsFields.shape) as (keyof Settings)[];

const days = (max: number) => fc.integer({ min: 2, max }).map((many) => `P${many}D`);
const account = fc.stringMatching(/^\d{12}$/);
const word = fc.stringMatching(/^[a-z]{1,12}$/);
const address = word.map((one) => `${one}@example.com`);
const label = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .filter((text) => text.length <= 60);

/** Settings that an operator may write, each field left out at times. */
const written = fc.record(
  {
    answerWithin: fc.integer({ min: 8, max: 30 }).map((many) => `P${many}D`),
    reminders: fc.constantFrom([], ['P1D'], ['P3D', 'P7DT1H']),
    observation: days(30),
    useWithin: days(30),
    checkUseEvery: days(9),
    gatherWithin: fc.constantFrom('PT0S', 'PT10M', 'PT90S'),
    wayBackWithin: days(36_500),
    maxExemption: days(36_500),
    afterObservation: fc.constantFrom('delete', 'keep-disabled'),
    deletionNeedsConfirmation: fc.boolean(),
    deleteScope: fc.constantFrom('credentials', 'user'),
    ownerTags: fc.uniqueArray(label, { minLength: 1, maxLength: 5 }),
    accountNames: fc.dictionary(account, label, { maxKeys: 40 }),
    accountContacts: fc.dictionary(account, fc.array(address, { minLength: 1, maxLength: 2 }), {
      maxKeys: 60,
    }),
    protected: fc.record({
      tags: fc.array(fc.record({ key: label, value: fc.string() })),
      names: fc.array(label),
    }),
    noNewPasswordsIn: fc.array(account, { maxLength: 5 }),
    pauseAfterRestores: fc.integer({ min: 0, max: 1000 }),
    maxActsPerDay: fc.integer({ min: 1, max: 1000 }),
    actWindows: fc.constantFrom('always', [{ days: ['Tue'], from: '00:00', to: '24:00' }]),
    blackoutDates: fc.constantFrom([], ['2026-12-24/2027-01-06', '2027-05-01']),
    language: fc.constantFrom('en', 'ja'),
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Argentina/Buenos_Aires'),
    teamName: label,
    sender: address.map((one) => one.toUpperCase()),
    replyTo: fc.array(address, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const all = { ...base, allowedDomains: ['example.com'], securityContacts: ['security@example.com'] };

/** A value that a field does not take. */
const broken = fc.oneof(
  fc.constantFrom<unknown>(null, 7.5, -1, true, 'x\u0000', [], {}, [7], { a: 1 }, ['', ''], '2026-13-45'),
  aHostileText,
  fc.anything({ maxDepth: 2 }),
);

describe('any settings that are valid', () => {
  it('come back the same out of the environment, short or packed, and are valid again', () => {
    const packed: boolean[] = [];
    fc.assert(
      fc.property(written, (own) => {
        const settings = settingsSchema.parse({ ...all, ...own });
        const text = settingsVariableOf(settings);
        packed.push(!text.startsWith('{'));

        expect(settingsVariable.parse(text)).toEqual(settings);
        expect(settingsSchema.parse(settings)).toEqual(settings);
        expect(settingsVariableOf(settingsVariable.parse(text))).toBe(text);
      }),
      { numRuns: 20, examples: [[{ accountContacts: manyContacts() }]] },
    );
    expect(new Set(packed)).toEqual(new Set([true, false]));
  });
});

describe('any field that is broken', () => {
  it('is named in what the operator is told, whatever else is wrong', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), broken, fc.boolean(), (name, value, isOtherWrong) => {
        fc.pre(!settingsFields.shape[name].safeParse(value).success);
        const other = isOtherWrong && name !== 'teamName' ? { teamName: '' } : {};

        const told = problemsOf({ ...all, ...other, [name]: value });

        expect(told).toContainEqual(expect.stringMatching(new RegExp(`^${name}[.:]`)));
        if ('teamName' in other) expect(told).toContainEqual(expect.stringMatching(/^teamName:/));
      }),
    );
  });

  it('and any name that is no setting is named too', () => {
    fc.assert(
      fc.property(word, (name) => {
        fc.pre(!names.some((one) => one === name));

        expect(problemsOf({ ...all, [name]: 1 }).join()).toContain(name);
      }),
      { numRuns: 20 },
    );
  });
});

function problemsOf(settings: object): string[] {
  try {
    readSettings(settings);
  } catch (error) {
    if (error instanceof InvalidSettingsError) return error.message.split('\n  - ').slice(1);
    throw error;
  }
  return [];
}

/** More contacts than fit into the environment as they are written. */
function manyContacts(): Record<string, string[]> {
  return Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      String(100_000_000_000 + index * 7),
      [`t${index}@example.com`],
    ]),
  );
}
