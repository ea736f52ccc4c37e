import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOwner } from '../../../../functions/domain/plan/owner.ts';
import { protectionOf } from '../../../../functions/domain/plan/protection.ts';
import { aHostileText, aUserName } from '../../../support/arbitraries.ts';
import { ACCOUNT, SECURITY, someSettings } from '../../../support/builders.ts';

const ownerTags = ['Owner', 'Contact', '__proto__', 'constructor', 'toString'];
const settings = someSettings({ ownerTags, allowedDomains: ['example.com', 'sub.example.org'] });

const local = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9_+-]{0,20}[A-Za-z0-9])?$/);
const own = fc
  .tuple(local, fc.constantFrom('example.com', 'Example.COM', 'sub.example.org'))
  .map((parts) => parts.join('@'));
const foreign = fc
  .tuple(local, fc.constantFrom('example.com.evil.org', 'evil-example.com', 'example.org', 'x.example.com'))
  .map((parts) => parts.join('@'));
const separator = fc.constantFrom(' ', ',', ';', '/', ', ', '\t', ' ; ', '\u3000');
const words = fc
  .array(fc.tuple(fc.oneof(own, foreign, fc.stringMatching(/^[\w:-]{1,12}$/)), separator))
  .map((all) => all.flat().join(''));

/** As an adapter makes them: any key is a key of the object's own. */
const tagsOf = (all: [string, string][]): Record<string, string> => Object.fromEntries(all);
const key = fc.oneof(fc.constantFrom(...ownerTags, 'OWNER', 'toSTRING'), fc.string({ maxLength: 20 }));
const tags = fc.array(fc.tuple(key, fc.oneof(words, aHostileText))).map(tagsOf);

const lower = (all: string[]) => all.map((one) => one.toLowerCase());

/** Whether it is an address of the allowed domains that a tag's value holds. */
function isIn(address: string, value = ''): boolean {
  const isAllowed = /^[^@\s]+@(?:example\.com|sub\.example\.org)$/.test(address);
  return isAllowed && value.toLowerCase().includes(address);
}

describe('the owner, whatever the tags of a user hold', () => {
  it('is reached only by addresses of the allowed domains that stand in one owner tag, each once', () => {
    fc.assert(
      fc.property(tags, (all) => {
        const { addresses, source, tag = '' } = findOwner({ tags: all, account: ACCOUNT }, settings);
        const isTag = source === 'tag';
        const wrong = isTag ? addresses.filter((address) => !isIn(address, all[tag])) : [];

        expect(new Set(addresses).size).toBe(addresses.length);
        expect(isTag ? lower(ownerTags) : ['']).toContain(tag.toLowerCase());
        expect(isTag || addresses.join() === SECURITY).toBe(true);
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('is every usable address of the first tag that holds one, in order', () => {
    fc.assert(
      fc.property(fc.array(own, { minLength: 1, maxLength: 4 }), separator, foreign, (all, by, other) => {
        const Owner = [other, ...all, 'team'].join(by);
        const found = findOwner({ tags: { Contact: 'z@example.com', Owner }, account: ACCOUNT }, settings);

        expect(found.addresses).toEqual([...new Set(all.map((one) => one.toLowerCase()))]);
        expect(found).toMatchObject({ source: 'tag', tag: 'Owner' });
        expect(found.problems).toEqual(['the address in tag Owner is not of an allowed domain']);
      }),
    );
  });
});

describe('protection, whatever the tags and the name hold', () => {
  const rules = { tags: [{ key: 'constructor' }, { key: 'keep', value: 'yes' }], names: ['svc-*.(x)+'] };
  const protecting = someSettings({ protected: { ...rules, paths: ['/ops/'] } });

  it('is by a tag of the user itself, a path, or a name that fits the pattern literally', () => {
    const paths = fc.constantFrom('/', '/ops/', '/ops/a/', '/opsy/', '/a/ops/');
    const names = fc.oneof(aUserName, fc.constantFrom('SVC-a.(x)+', 'svc-.(x)+', 'svc-xxx', 'asvc-.(x)+'));
    const all = fc.dictionary(fc.constantFrom('constructor', 'KEEP', 'a'), fc.constantFrom('yes', 'no', ''));
    fc.assert(
      fc.property(names, paths, all, (userName, path, own_) => {
        const isNamed = /^svc-/i.test(userName) && userName.toLowerCase().endsWith('.(x)+');
        const isTagged = Object.hasOwn(own_, 'constructor') || own_['KEEP'] === 'yes';
        const isBelow = path.startsWith('/ops/');

        expect(protectionOf({ userName, path, tags: own_ }, protecting) !== undefined).toBe(
          isNamed || isTagged || isBelow,
        );
      }),
    );
  });
});
