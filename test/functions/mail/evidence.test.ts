import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../functions/domain/evidence/evidence.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import { anOrder, LINK, SES_KEY } from './orders.ts';

const EVIDENCE: Evidence = {
  services: {
    is: 'known',
    readAt: '2026-03-01T09:00:00Z',
    used: [1, 2, 3, 4].map((day) => ({ name: `Service ${day}`, at: `2025-12-0${day}T00:00:00Z` })),
    more: 0,
  },
  admin: {
    policies: [{ name: 'AdministratorAccess', by: 'groups', groups: ['admins'] }],
    isCut: false,
    isWhole: true,
    isDenied: false,
  },
  descriptions: { [SES_KEY]: 'backup of the NAS' },
  managedBy: { key: 'terraform', value: 'true' },
};
const mail = (evidence: Partial<Evidence>, message: Parameters<typeof anOrder>[0] = 'asked', settings = {}) =>
  composeMail(anOrder(message, { case: { evidence: { ...EVIDENCE, ...evidence } }, settings }));

describe('the evidence in a mail that asks', () => {
  it.each(['asked', 'reminded', 'escalated'] as const)('is a few lines with masked keys (%s)', (message) => {
    const { text } = mail({}, message);

    expect(text).toContain(`What is known of this user:
- AKIA…MPLE – described as “backup of the NAS”
- With any of its credentials it last tried to use: Service 1 (Mon 1 Dec 2025), Service 2 (Tue 2 Dec 2025), Service 3 (Wed 3 Dec 2025).
- It has the policy AdministratorAccess by its group admins.
- Managed by code, as its tag terraform says (“true”): remove it there too, or it comes back.`);
    expect(text).not.toContain(SES_KEY);
  });

  it('is not in a mail that tells what was done', () => {
    expect(mail({}, 'disabled').text).not.toContain('What is known');
  });

  it('says what is not known, and what to do about it', () => {
    const denied = { is: 'unknown', isDenied: true } as const;
    const { text } = mail({
      services: denied,
      admin: { policies: [], isCut: false, isWhole: false, isDenied: true },
    });

    expect(text).toMatch(/Services: not known, the role .* member stack must be deployed there again\./);
    expect(text).toMatch(/Policies of its groups: not known, the role .* deployed there again\./);
    expect(mail({ services: { is: 'pending' } }).text).toContain('we look again before the next mail');
  });

  it('is there in Japanese', () => {
    const { text } = mail({}, 'asked', { language: 'ja' });

    expect(text).toContain('- AKIA…MPLE – 説明「backup of the NAS」');
    expect(text).toContain('- グループ admins によるポリシー AdministratorAccess があります。');
  });

  it('adds no line, no link and no markup of what others have written', () => {
    const hostile = '<b>x</b>\nhttps://evil.example/ www.evil.example \u202e';
    const { text, html } = mail({
      descriptions: { [SES_KEY]: hostile },
      managedBy: { key: hostile, value: hostile },
      admin: { ...EVIDENCE.admin, policies: [{ name: hostile, by: 'groups', groups: [hostile] }] },
    });

    expect(text.match(/https?:\/\//g)).toHaveLength(1);
    expect(text.split(LINK)).toHaveLength(2);
    expect(text).not.toMatch(/www\.|\u202e/);
    expect(html).not.toContain('<b>x');
  });
});
