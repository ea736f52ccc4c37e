import { describe, expect, it } from 'vitest';
import { findOwner } from '../../../../functions/domain/plan/owner.ts';
import { ACCOUNT, SECURITY, someSettings } from '../../../support/builders.ts';

const settings = someSettings({ fallbackContacts: ['it@example.com'] });

describe('the owner of a user', () => {
  it('is named by the first owner tag that holds a usable address', () => {
    const tags = { Contact: 'second@example.com', owner: 'first@example.com' };

    expect(findOwner({ tags, account: ACCOUNT }, settings)).toEqual({
      addresses: ['first@example.com'],
      source: 'tag',
      tag: 'owner',
      problems: [],
    });
  });

  it.each(['OWNER', 'oWner', 'owneremail', 'CONTACT'])(
    'is named by the tag %s too, in whatever case',
    (tag) => {
      const tags = { [tag]: 'alice@example.com' };

      expect(findOwner({ tags, account: ACCOUNT }, settings)).toEqual({
        addresses: ['alice@example.com'],
        source: 'tag',
        tag,
        problems: [],
      });
    },
  );

  it('hears of one tag once, though two of the settings are its key', () => {
    const { problems } = findOwner({ tags: { OWNER: 'team alice' }, account: ACCOUNT }, settings);

    expect(problems).toEqual(['tag OWNER holds no e-mail address']);
  });

  it.each([
    'a@example.com b@example.com',
    'a@example.com,b@example.com',
    'a@example.com; b@example.com',
    'a@example.com/b@example.com',
    'A@Example.com  a@example.com b@EXAMPLE.com',
  ])('can be several people: %s', (Owner) => {
    expect(findOwner({ tags: { Owner }, account: ACCOUNT }, settings).addresses).toEqual([
      'a@example.com',
      'b@example.com',
    ]);
  });

  it('is the next tag where the first names nobody who may get mail', () => {
    const owner = findOwner(
      { tags: { Owner: 'alice@elsewhere.org', Contact: 'team@example.com' }, account: ACCOUNT },
      settings,
    );

    expect(owner).toMatchObject({ addresses: ['team@example.com'], tag: 'Contact' });
    expect(owner.problems).toEqual(['the address in tag Owner is not of an allowed domain']);
  });

  it.each([
    ['no tag', {}, 'no owner tag (Owner, owner, OwnerEmail, Contact)'],
    ['a name only', { Owner: 'Alice van der Example' }, 'tag Owner holds no e-mail address'],
    ['an empty tag', { Owner: '' }, 'tag Owner holds no e-mail address'],
    [
      'a foreign address',
      { Owner: 'a@elsewhere.org' },
      'the address in tag Owner is not of an allowed domain',
    ],
    ['a subdomain', { Owner: 'a@sub.example.com' }, 'the address in tag Owner is not of an allowed domain'],
    ['a look-alike', { Owner: 'a@notexample.com' }, 'the address in tag Owner is not of an allowed domain'],
  ])('is the fallback contact, with the reason, where there is %s', (_, tags, problem) => {
    expect(findOwner({ tags: tags as Record<string, string>, account: ACCOUNT }, settings)).toEqual({
      addresses: ['it@example.com'],
      source: 'fallback',
      problems: [problem],
    });
  });

  it('is the contact of its account where no tag names anybody, and of no other account', () => {
    const accountContacts = { [ACCOUNT]: ['team@example.com', 'lead@example.com'] };
    const withContacts = someSettings({ accountContacts, fallbackContacts: ['it@example.com'] });

    expect(findOwner({ tags: {}, account: ACCOUNT }, withContacts)).toEqual({
      addresses: ['team@example.com', 'lead@example.com'],
      source: 'account',
      account: ACCOUNT,
      problems: ['no owner tag (Owner, owner, OwnerEmail, Contact)'],
    });
    expect(findOwner({ tags: {}, account: '444455556666' }, withContacts).source).toBe('fallback');
    expect(findOwner({ tags: { Owner: 'a@example.com' }, account: ACCOUNT }, withContacts).source).toBe(
      'tag',
    );
  });

  it('is the security contact where there is no fallback either', () => {
    expect(findOwner({ tags: {}, account: ACCOUNT }, someSettings())).toMatchObject({
      addresses: [SECURITY],
      source: 'security',
    });
  });
});
