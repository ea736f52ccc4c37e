import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../functions/domain/evidence/evidence.ts';
import { aRecord, onePlan, SES_KEY, World } from './world.ts';

const EVIDENCE: Evidence = {
  services: {
    is: 'known',
    readAt: '2026-03-01T09:00:00Z',
    used: [{ name: 'Amazon S3', at: '2025-12-01T00:00:00Z', region: 'us-east-1' }],
    more: 4,
  },
  admin: {
    policies: [{ name: 'AdministratorAccess', by: 'groups', groups: ['admins'] }],
    isCut: false,
    isWhole: true,
    isDenied: false,
  },
  descriptions: { [SES_KEY]: 'backup of the NAS' },
  managedBy: { key: 'terraform', value: 'true' },
  madeBy: { key: 'CreatedBy', value: 'bob' },
};

const record = (evidence: Partial<Evidence> = {}) =>
  aRecord('stakeholder', { plan: onePlan(), evidence: { ...EVIDENCE, ...evidence } });
const page = async (...asked: Parameters<typeof record>) => (await new World(record(...asked)).get()).body;
const folded = (body: string) => /<details class="evidence">.*?<\/details>/s.exec(body)?.[0] ?? '';

describe('the evidence on the page', () => {
  it('is folded below the answers, with whole key ids', async () => {
    const body = await page();

    expect(body.indexOf('<details class="evidence">')).toBeGreaterThan(body.indexOf('</form>'));
    for (const line of [
      `${SES_KEY} – described as “backup of the NAS”`,
      'with any of its credentials',
      'attempts that were denied count',
      'Mon 1 Dec 2025 – Amazon S3, us-east-1',
      'and 4 more',
      'It has the policy AdministratorAccess by its group admins.',
      'Managed by code, as its tag terraform says (“true”): remove it there too, or it comes back.',
      'Its tag CreatedBy says “bob”.',
    ])
      expect(folded(body)).toContain(line);
  });

  it('is not there where none was read, as in the items of earlier releases', async () => {
    const { evidence: _none, ...before } = record();

    expect((await new World(before).get()).body).not.toContain('class="evidence"');
  });

  it.each<[string, Partial<Evidence>, string]>([
    ['not there yet', { services: { is: 'pending' } }, 'not known yet'],
    ['unknown', { services: { is: 'unknown', isDenied: false } }, 'Services: not known, AWS gave no answer'],
    [
      'denied',
      { services: { is: 'unknown', isDenied: true } },
      'the member stack must be deployed there again',
    ],
    [
      'none',
      { services: { ...EVIDENCE.services, used: [], more: 0 } as Evidence['services'] },
      'None, as far as',
    ],
    [
      'of a list that could not be read',
      { admin: { policies: [], isCut: false, isWhole: false, isDenied: false } },
      'Policies: not known whether it is an administrator',
    ],
    [
      'of a plain user',
      { admin: { policies: [], isCut: false, isWhole: true, isDenied: false } },
      'None of its policies is called an administrator’s.',
    ],
    [
      'of several groups',
      { admin: { ...EVIDENCE.admin, policies: [{ name: 'admin', by: 'groups', groups: ['a', 'b'] }] } },
      'It has the policy admin by one of its groups.',
    ],
  ])('says what is so when it is %s', async (_, evidence, words) => {
    expect(folded(await page(evidence))).toContain(words);
  });

  it('shows hostile texts of tags and policies as text', async () => {
    const hostile = '</details><script>alert(1)</script>\u202eevil\nsecond line';
    const body = folded(
      await page({
        descriptions: { [SES_KEY]: hostile },
        managedBy: { key: hostile, value: hostile },
        madeBy: { key: hostile, value: hostile },
        admin: { ...EVIDENCE.admin, policies: [{ name: hostile, by: 'groups', groups: [hostile] }] },
        services: { is: 'known', readAt: '2026-03-01T09:00:00Z', used: [], more: 0 },
      }),
    );

    expect(body).not.toMatch(/<script|\u202e/);
    expect(body).toContain('&lt;script&gt;');
    expect(body.match(/<\/details>/g)).toHaveLength(1);
  });
});
