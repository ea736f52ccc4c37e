import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../functions/domain/credential/credential.ts';
import { changeSince, proposed } from '../../../../functions/domain/plan/plan.ts';
import { aCredential, aKeyId, aTime } from '../../../support/arbitraries.ts';
import { aPlan, aUser, someSettings } from '../../../support/builders.ts';

const settings = someSettings();

const readable = aCredential.map(({ problem: _, ...credential }): Credential => credential);

/** A list as IAM gives it: at most one password, and each id once. */
const credentials = fc.uniqueArray(aCredential, { selector: ({ id }) => id, maxLength: 4 });

/** One thing about a credential that makes it another one, or another state of it. */
const change = fc
  .record({ status: fc.constantFrom('Active', 'Inactive', 'Expired'), createdAt: aTime, lastUsedAt: aTime })
  .chain((all) => fc.constantFrom(...Object.entries(all).map(([name, value]) => ({ [name]: value }))));

const planIdOf = (all: Credential[]) => aPlan(aUser({ credentials: all }), settings).planId;
const differs = (one: object, other: object) =>
  JSON.stringify(Object.entries(one).sort()) !== JSON.stringify(Object.entries(other).sort());

describe('comparing a credential with its plan', () => {
  it('finds no change in the same, however late and in whatever order it is read', () => {
    fc.assert(
      fc.property(readable, (credential) => {
        const again = Object.fromEntries(Object.entries(credential).reverse()) as unknown as Credential;

        expect(changeSince(credential, again)).toBeUndefined();
      }),
    );
  });

  it('finds any change of status, creation or last use, from either side', () => {
    fc.assert(
      fc.property(readable, change, (before, changed) => {
        const after: Credential = { ...before, ...changed };
        const isOther = differs(before, after);

        expect(changeSince(before, after) !== undefined).toBe(isOther);
        expect(changeSince(after, before) !== undefined).toBe(isOther);
      }),
    );
  });

  it('finds a first use, a date that is there no more, and what cannot be read or is gone', () => {
    fc.assert(
      fc.property(readable, aTime, (credential, time) => {
        const { lastUsedAt: _used, ...never } = credential;
        const { createdAt: _created, ...ageless } = credential;
        const whole = { ...credential, createdAt: time, lastUsedAt: time };

        expect(changeSince(never, { ...never, lastUsedAt: time })).toBeDefined();
        expect(changeSince(whole, { ...never, createdAt: time })).toBeDefined();
        expect(changeSince({ ...ageless, createdAt: time }, ageless)).toBeDefined();
        expect(changeSince(credential, { ...credential, problem: 'AccessDenied' })).toBeDefined();
        expect(changeSince(credential, undefined)).toBeDefined();
      }),
    );
  });
});

describe('the id of a plan, whatever it is about', () => {
  it('is the same for the same facts, at any time that changes no verdict', () => {
    fc.assert(
      fc.property(credentials, fc.array(fc.string(), { maxLength: 3 }), (all, groups) => {
        const user = aUser({ credentials: all });
        const again = aUser({ credentials: structuredClone(all), groups, mfaDevices: groups });

        expect(aPlan(again, settings).planId).toBe(aPlan(user, settings).planId);
      }),
    );
  });

  it('is another one after any change, and with one credential more', () => {
    fc.assert(
      fc.property(credentials, readable, change, aKeyId, (others, before, changed, keyId) => {
        const all = others.filter(({ id }) => id !== before.id);
        const planOf = (one: Credential) => planIdOf([...all, one]);
        const after: Credential = { ...before, ...changed };

        expect(planOf(after) === planOf(before)).toBe(!differs(before, after));
        expect(planOf({ ...before, id: `${keyId}X` })).not.toBe(planOf(before));
        expect(planIdOf(all)).not.toBe(planOf(before));
      }),
    );
  });
});

describe('a plan for any user', () => {
  it('proposes what is unused, once each, and the whole user only where nothing else is alive', () => {
    const wholeUser = someSettings({ deleteScope: 'user' });
    fc.assert(
      fc.property(credentials, (all) => {
        const plan = aPlan(aUser({ credentials: all }), wholeUser);
        const unused = plan.items.filter(({ verdict }) => verdict.is === 'unused');
        const isAlive = plan.items.some(({ verdict }) => !['unused', 'off'].includes(verdict.is));

        expect(proposed(plan)).toEqual(unused);
        expect(plan.items.map(({ credential }) => credential)).toEqual(all);
        expect(plan.scope).toBe(isAlive ? 'credentials' : 'user');
      }),
    );
  });
});
