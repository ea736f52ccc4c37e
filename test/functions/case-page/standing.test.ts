import { describe, expect, it } from 'vitest';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { aPlan, aUser } from '../mail/orders.ts';
import { aRecord, NOW, SES_KEY, World } from './world.ts';

describe('how each credential stands', () => {
  const off = { credentialId: SES_KEY, kind: 'access-key' as const, disabledAt: '2026-03-02T10:00:00.000Z' };
  const withKey = (status: string | undefined) =>
    aUser({
      credentials: aUser().credentials.flatMap((one) =>
        one.id !== SES_KEY ? [one] : status === undefined ? [] : [{ ...one, status }],
      ),
    });
  const fateOf = async (overrides: Partial<PageRecord>) => {
    const { body } = await new World(
      aRecord('impact', { plan: aPlan(), disabled: [off], ...overrides }),
    ).get();
    return /AKIA…MPLE<\/th>[\s\S]*?data-label="What happens">([^<]*)</.exec(body)?.[1];
  };

  it.each<[string, Partial<PageRecord>]>([
    ['Turned off on Mon 2 Mar 2026, 10:00 UTC', { user: withKey('Inactive') }],
    ['On', { user: withKey('Active'), observeUntil: NOW }],
    ['Being turned off', { user: withKey('Active') }],
    ['Being given back', { user: withKey('Inactive'), turningOn: [{ credentialId: SES_KEY, since: NOW }] }],
    ['Gone, but not deleted by this case', { user: withKey(undefined) }],
    ['Not known: IAM could not be read', { user: withKey('Odd') }],
    [
      'Given back',
      { user: withKey('Active'), restoredAt: NOW, outcomes: [{ credentialId: SES_KEY, result: 'restored' }] },
    ],
    [
      'Off, but not by this case',
      {
        user: withKey('Inactive'),
        restoredAt: NOW,
        outcomes: [{ credentialId: SES_KEY, result: 'restored' }],
      },
    ],
    [
      'Deleted by this case',
      { user: withKey(undefined), outcomes: [{ credentialId: SES_KEY, result: 'deleted' }] },
    ],
    ['Gone, but not deleted by this case', { user: withKey(undefined), disabled: [] }],
    ['Off, but not by this case', { user: withKey('Inactive'), disabled: [] }],
    // A read within the hour may be late, so the way back stays; this one shows it as on.
    [
      'Not turned off',
      {
        user: { ...withKey('Active'), readAt: '2026-03-02T10:20:00.000Z' },
        disabled: [],
        off: [{ caseId: 'alice-0', openedAt: NOW, closedAt: NOW, disabled: [off] }],
      },
    ],
  ])('is what the last read shows: %s, %#', async (fate, overrides) => {
    expect(await fateOf(overrides)).toBe(fate);
  });

  it('is said of the time of that read, and by nothing else on the page', async () => {
    const { body } = await new World(aRecord('impact', { user: withKey('Active') })).get();

    expect(body).toContain('As IAM reported it on Sun 1 Mar 2026, 09:00 UTC');
    expect(body).toContain('Watching whether anything breaks');
    expect(body).not.toMatch(/Turned off, not deleted|everything can be given back/);
  });
});
