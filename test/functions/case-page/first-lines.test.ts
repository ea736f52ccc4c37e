import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { AT, SETTINGS } from '../mail/orders.ts';
import { ListWorld, three } from './list-world.ts';
import { useQuietConsole } from './quiet-console.ts';
import { aRecord, disabledOf, NOW, OWNER_KEY, onePlan, SECURITY_KEY, World } from './world.ts';

useQuietConsole();

const CONTACT = '<a href="mailto:iam-help@example.com">iam-help@example.com</a>';
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 1 };
const onFridays = (record: PageRecord) => {
  const world = new World(record);
  const actWindows = [{ days: ['Fri'], from: '09:00', to: '16:00' }];
  world.settings = settingsSchema.parse({ ...SETTINGS, actWindows });
  return world;
};

describe('whom to ask', () => {
  it.each<[string, () => Promise<{ body: string }>]>([
    ['the page of one user', () => new World(aRecord('stakeholder')).get()],
    ['the page of several', () => new ListWorld(three()).get()],
    ['a page without a case', () => new World().get()],
  ])('stands before all else, as a link: %s', async (_, get) => {
    const { body } = await get();

    expect(body.indexOf(CONTACT)).toBeGreaterThan(0);
    expect(body.indexOf(CONTACT)).toBeLessThan(body.indexOf('<main>'));
  });
});

describe('why somebody is asked', () => {
  it.each([
    ['account', 'you are the contact of account 123456789012 (production), and no tag of this user names'],
    ['fallback', 'you are the contact for users whose tags name no usable owner'],
    ['named', 'somebody who was asked before has named you for this user'],
  ] as const)('is told: %s', async (source, why) => {
    const { plan, ...record } = aRecord('stakeholder');
    const owned = plan && { ...plan, owner: { ...plan.owner, source } };

    const { body } = await new World({ ...record, ...(owned && { plan: owned }) }).get();

    expect(body).toContain(`Why you: ${why}`);
  });
});

describe('when it is done', () => {
  it('is the next hour at which acts may be done', async () => {
    const retired = await onFridays(aRecord('stakeholder', { plan: onePlan() })).post({
      ...{ answer: 'retire', userName: 'alice' },
    });
    const confirmed = await onFridays(aRecord('deletion')).post({ answer: 'confirm', userName: 'alice' });

    expect(retired.body).toContain('is turned off on Fri 6 Mar 2026, 09:00 UTC at the earliest');
    expect(confirmed.body).toContain('is deleted on Fri 6 Mar 2026, 09:00 UTC at the earliest');
  });

  it('is no hour of the settings where AWS has quarantined the user', async () => {
    const world = onFridays(aRecord('stakeholder', { plan: onePlan(), quarantine }));

    const { body } = await world.post({ answer: 'retire', userName: 'alice' }, SECURITY_KEY);

    expect(body).toContain('turned off within minutes');
    expect(body).not.toContain('at the earliest');
  });
});

describe('a page that is over', () => {
  it('says until when the user is exempt', async () => {
    const exemption = { until: '2026-05-01T09:00:00.000Z', reason: 'audit', by: 'security@example.com' };
    const over = { status: 'closed', closedAt: NOW, step: 'exempt', exemption } as const;

    const { body } = await new World(aRecord('stakeholder', over)).get();

    expect(body).toContain('Exempt until Fri 1 May 2026, 09:00 UTC; then the finding opens again by itself.');
  });
});

describe('an owner of a quarantined user', () => {
  it('reads beside the wish to have it back who decides', async () => {
    const disabled = disabledOf(onePlan());

    const { body } = await new World(aRecord('deletion', { quarantine, disabled })).get();

    expect(body).toMatch(/id="hint-restore">The security contacts are asked, and decide\.</);
  });
});

describe('the focus', () => {
  it.each<[string, Record<string, string>, string]>([
    ['what is wrong', { answer: 'name-other', person: '' }, 'class="notice bad" role="alert"'],
    ['what was recorded', { answer: 'keep' }, 'class="notice" role="status"'],
    ['why it was not taken', { answer: 'restore' }, 'class="notice bad" role="alert"'],
  ])('goes to %s, without a script', async (_, fields, notice) => {
    const { body } = await new World(aRecord('stakeholder')).post(fields, OWNER_KEY);

    expect(body).toContain(`<div ${notice} tabindex="-1" autofocus>`);
    expect(body.match(/autofocus/g)).toHaveLength(1);
  });
});
