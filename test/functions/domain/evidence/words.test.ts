import { describe, expect, it } from 'vitest';
import type { AdminPolicy, Evidence, Services } from '../../../../functions/domain/evidence/evidence.ts';
import { evidenceWords } from '../../../../functions/domain/evidence/in-notes.ts';
import { OLD_KEY, OTHER_KEY } from '../../../support/builders.ts';

const NOTHING: Evidence = {
  services: { is: 'known', readAt: '2026-03-01T09:00:00.000Z', used: [], more: 0 },
  admin: { policies: [], isCut: false, isWhole: true, isDenied: false },
  descriptions: {},
};
const words = (differs: Partial<Evidence>, room = 500, ids = [OLD_KEY]) =>
  evidenceWords({ ...NOTHING, ...differs }, { ids, timeZone: 'Asia/Tokyo' }, room);
const admin = (policies: AdminPolicy[], more: Partial<Evidence['admin']> = {}) => ({
  admin: { ...NOTHING.admin, policies, ...more },
});
const described = (text: string) => ({ descriptions: { [OLD_KEY]: text } });

describe('what is known of a user, in words', () => {
  it('is nothing where nothing is known', () => {
    expect(words({})).toBe('');
  });

  it.each<[string, AdminPolicy[]]>([
    ['AdministratorAccess', [{ name: 'AdministratorAccess', by: 'user' }]],
    ['ops-admin by group ops', [{ name: 'ops-admin', by: 'groups', groups: ['ops'] }]],
    ['ops-admin by a group', [{ name: 'ops-admin', by: 'groups', groups: ['ops', 'dev'] }]],
    ['ops-admin by a group', [{ name: 'ops-admin', by: 'groups' }]],
    [
      'a-admin and 2 more',
      [
        { name: 'a-admin', by: 'user' },
        { name: 'b-admin', by: 'user' },
        { name: 'c-admin', by: 'groups', groups: ['ops'] },
      ],
    ],
  ])('says that it has %s', (has, policies) => {
    expect(words(admin(policies))).toBe(` Known besides: has ${has}.`);
  });

  it('says that not all policies are known, besides those that are', () => {
    const own: AdminPolicy[] = [{ name: 'a-admin', by: 'user' }];
    const part = { isWhole: false };

    expect(words(admin([], part))).toBe(' Known besides: not all policies known.');
    expect(words(admin(own, part))).toBe(' Known besides: has a-admin; not all policies known.');
  });

  it.each<[string, Services]>([
    ['services used not known yet', { is: 'pending' }],
    ['services used not known', { is: 'unknown', isDenied: false }],
    ['services used not known (deploy the member stack again)', { is: 'unknown', isDenied: true }],
    [
      'with any credential last tried Amazon S3 on 2026-01-02',
      {
        is: 'known',
        readAt: '2026-03-01T09:00:00.000Z',
        used: [
          { name: 'Amazon S3', at: '2026-01-01T20:00:00Z' },
          { name: 'AWS Lambda', at: '2025-12-01T00:00:00Z' },
        ],
        more: 0,
      },
    ],
  ])('says: %s', (said, services) => {
    expect(words({ services })).toBe(` Known besides: ${said}.`);
  });

  it('names each described key of those asked about', () => {
    const descriptions = { [OLD_KEY]: 'backup', [OTHER_KEY]: 'build' };

    expect(words({ descriptions }, 500, [OTHER_KEY, OLD_KEY])).toMatch(
      /: AKIA\S+ is "build"; AKIA\S+ is "backup"\.$/,
    );
    expect(words({ descriptions }, 500, [])).toBe('');
  });

  it('shows texts of others on one line, without what hides or reverses text', () => {
    expect(words(described('  a \n\t b\u2028\u202e\u0000c '))).toMatch(/ is "a b c"\.$/);
  });

  it('takes as much as there is room for, to the last character', () => {
    const both = { ...admin([{ name: 'a-admin', by: 'user' }]), ...described('backup') };
    const { length } = words(both);

    expect(words(both, length)).toHaveLength(length);
    expect(words(both, length - 1)).toBe(' Known besides: has a-admin.');
    expect(words(both, 10)).toBe('');
  });

  it('takes what comes after a part that has no room', () => {
    const both = { ...admin([{ name: `admin-${'x'.repeat(60)}`, by: 'user' }]), ...described('backup') };

    expect(words(both, 60)).toMatch(/^ Known besides: AKIA\S+ is "backup"\.$/);
  });
});
