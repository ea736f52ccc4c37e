import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, useCasePages } from './support/case-pages.ts';
import { openingPage, openUser, SECURITY } from './support/open-pages.ts';

interface Case {
  choice: string;
  /** What else is filled in. */
  fill?: Record<string, string>;
  pick?: string[];
  recorded: string;
  /** The state in which the case then is. */
  ends: string;
  later: RegExp;
}

const NAME = 'userName';
const WAITING = /Waiting for an answer/;
const CLOSED = /The case is closed/;
const KEPT = /Waiting for its use/;
const OFF = /Watching whether anything breaks/;

const STAKEHOLDER: Record<string, Case> = {
  'owner-retires': {
    choice: 'retire',
    pick: ['Turn it off'],
    fill: { [NAME]: 'owner-retires' },
    recorded: 'Recorded: Not needed any more',
    ends: 'AwaitImpactReport',
    later: OFF,
  },
  'owner-needs-none': {
    choice: 'none',
    fill: { userNameForAll: 'owner-needs-none' },
    recorded: 'Recorded: Not needed any more',
    ends: 'AwaitImpactReport',
    later: OFF,
  },
  'owner-keeps': { choice: 'keep', recorded: 'Recorded: Still needed', ends: 'AwaitUse', later: KEPT },
  'owner-runs-rarely': {
    choice: 'rarely',
    pick: ['Quarterly'],
    recorded: 'Recorded: It runs only now and then',
    ends: 'AwaitUse',
    later: /to be used by Tue 2 Feb 2027/,
  },
  'owner-names': {
    choice: 'name-other',
    fill: { person: 'bob@example.com' },
    recorded: 'Recorded: Somebody else is the right person',
    ends: 'AwaitStakeholder',
    later: /Somebody else is asked now/,
  },
  'owner-hands-over': {
    choice: 'hand-over',
    recorded: 'Recorded: Not the right person',
    ends: 'AwaitStakeholder',
    later: /Somebody else is asked now/,
  },
};

const SECURITY_FIRST: Record<string, Case> = {
  'security-retires': {
    choice: 'retire',
    pick: ['Turn it off'],
    fill: { [NAME]: 'security-retires' },
    recorded: 'Recorded: Not needed any more',
    ends: 'AwaitImpactReport',
    later: OFF,
  },
  'security-keeps': { choice: 'keep', recorded: 'Recorded: Still needed', ends: 'AwaitUse', later: KEPT },
  'security-exempts': {
    choice: 'exempt',
    fill: { reason: 'Yearly audit', until: '2027-01-31' },
    recorded: 'Recorded: Exempt',
    ends: 'CaseClosed',
    later: CLOSED,
  },
  'security-stops': {
    choice: 'stop',
    recorded: 'Recorded: Stop this case',
    ends: 'CaseClosed',
    later: CLOSED,
  },
  'security-names': {
    choice: 'name-other',
    fill: { person: 'carol@example.com' },
    recorded: 'Recorded: Somebody else is the right person',
    ends: 'AwaitStakeholder',
    later: WAITING,
  },
  'security-asks-again': {
    choice: 'ask-again',
    recorded: 'Recorded: Send the mail again',
    ends: 'AwaitStakeholder',
    later: WAITING,
  },
  'security-extends': {
    choice: 'extend',
    fill: { deadline: '2026-12-24' },
    recorded: 'Recorded: More time',
    ends: 'AwaitStakeholder',
    later: /Until Thu 24 Dec 2026/,
  },
};

const GONE_OFF = ['off-restored', 'off-longer', 'off-confirmed', 'off-deleted', 'off-left'];
const GONE_OFF_ORPHANS = [
  'sec-off-restored',
  'sec-off-longer',
  'sec-off-again',
  'sec-off-left',
  'sec-delete-later',
];
const KEPT_USERS = ['kept-checked', 'kept-retired'];
const KEPT_ORPHANS = ['sec-kept-exempt', 'sec-kept-longer', 'sec-kept-stop'];

const pages = useCasePages({
  users: [...Object.keys(STAKEHOLDER), ...GONE_OFF, ...KEPT_USERS],
  orphans: [...Object.keys(SECURITY_FIRST), ...GONE_OFF_ORPHANS, ...KEPT_ORPHANS],
});

const orphan = { as: 'security-contact' } as const;

/** Answers as a person does, with the mouse, and looks at every page on the way. */
async function answer(page: Page, { choice, fill = {}, pick = [], recorded }: Case): Promise<void> {
  await page.check(`#answer-${choice}`);
  for (const label of pick)
    for (const radio of await page.getByLabel(label, { exact: true }).all()) await radio.check();
  for (const [field, value] of Object.entries(fill)) await page.fill(`#field-${field}`, value);
  await expectAccessible(page);
  await openingPage(page, () => page.getByRole('button').click());
  expect(await page.getByRole('status').textContent()).toContain(recorded);
  for (const heading of ['What happens next', 'If you change your mind'])
    expect(await page.getByRole('heading', { name: heading }).count()).toBe(1);
  await expectAccessible(page);
}

async function check(user: string, which: { as?: 'security-contact' }, expected: Case): Promise<void> {
  const page = await pages.open(user, which);
  const address = page.url();
  await answer(page, expected);
  await page.goto(address);
  await openUser(page, user);
  expect(await page.locator('body').textContent()).toMatch(expected.later);
  await expectAccessible(page);
  expect(pages.states(user).at(-1)).toBe(expected.ends);
}

describe('whether it is needed', () => {
  it.each(Object.entries(STAKEHOLDER))('is answered by the owner: %s', (user, expected) =>
    check(user, {}, expected),
  );

  it.each(Object.entries(SECURITY_FIRST))('is answered by the security contact: %s', (user, expected) =>
    check(user, orphan, expected),
  );

  it('is asked of the person who was named, who is told by whom', async () => {
    const page = await pages.open('owner-names', { to: 'bob@example.com' });

    expect(await page.locator('body').textContent()).toContain('has named you for this user');
    expect(pages.session.report().messages.at(-1)?.text).toBeDefined();
  });

  it('is asked of the security contact where the owner is not the right person', async () => {
    expect(pages.session.link({ user: 'owner-hands-over', ...orphan })?.to).toBe(SECURITY);
  });
});

describe('what was disabled', () => {
  it.each(GONE_OFF.concat(GONE_OFF_ORPHANS))('is off: %s', async (user) => {
    const as = user.startsWith('sec-') ? orphan.as : 'stakeholder';
    await pages.session.perform({ do: 'answer', user, as, answer: 'retire' });
    expect(pages.acts(user)).toEqual(['DeleteLoginProfile', 'UpdateAccessKey']);
  });

  it.each([
    ['off-restored', 'restore', {}, 'Recorded: I need this back', 'AwaitUse', KEPT],
    ['sec-off-restored', 'restore', {}, 'Recorded: I need this back', 'AwaitUse', KEPT],
    [
      'off-longer',
      'rarely',
      { pick: ['Monthly'] },
      'now and then',
      'AwaitImpactReport',
      /Until Thu 3 Dec 2026/,
    ],
    [
      'sec-off-longer',
      'extend',
      { fill: { deadline: '2027-01-15' } },
      'Recorded: More time',
      'AwaitImpactReport',
      /Until Fri 15 Jan 2027/,
    ],
    ['sec-off-again', 'ask-again', {}, 'Send the mail again', 'AwaitImpactReport', OFF],
    [
      'off-confirmed',
      'confirm',
      { fill: { [NAME]: 'off-confirmed' } },
      'Recorded: May be deleted',
      'AwaitImpactReport',
      OFF,
    ],
    ['sec-off-left', 'leave-disabled', {}, 'Recorded: Leave it turned off', 'AwaitImpactReport', OFF],
  ] as const)('%s: %s', (user, choice, more, recorded, ends, later) =>
    check(user, user.startsWith('sec-') ? orphan : {}, {
      choice,
      ...(more as Pick<Case, 'fill' | 'pick'>),
      recorded,
      ends,
      later,
    }),
  );
});

describe('what was kept', () => {
  it.each(KEPT_USERS.concat(KEPT_ORPHANS))('is kept: %s', async (user) => {
    const as = user.startsWith('sec-') ? orphan.as : 'stakeholder';
    await pages.session.perform({ do: 'answer', user, as, answer: 'keep' });
    expect(pages.states(user).at(-1)).toBe('AwaitUse');
  });

  it.each([
    ['kept-checked', 'check', {}, 'Recorded: Used, please look', 'AwaitUse', KEPT],
    [
      'kept-retired',
      'retire',
      { pick: ['Turn it off'], fill: { [NAME]: 'kept-retired' } },
      'Recorded: Not needed any more',
      'AwaitImpactReport',
      OFF,
    ],
    [
      'sec-kept-exempt',
      'exempt',
      { fill: { reason: 'Audit', until: '2027-01-31' } },
      'Recorded: Exempt',
      'CaseClosed',
      CLOSED,
    ],
    [
      'sec-kept-longer',
      'extend',
      { fill: { deadline: '2027-01-15' } },
      'Recorded: More time',
      'AwaitUse',
      /by Fri 15 Jan 2027/,
    ],
    ['sec-kept-stop', 'stop', {}, 'Recorded: Stop this case', 'CaseClosed', CLOSED],
  ] as const)('%s: %s', (user, choice, more, recorded, ends, later) =>
    check(user, user.startsWith('sec-') ? orphan : {}, {
      choice,
      ...(more as Pick<Case, 'fill' | 'pick'>),
      recorded,
      ends,
      later,
    }),
  );
});

describe('whether it may be deleted', () => {
  it('is asked after the observation', async () => {
    await pages.session.advance('P15D');
    expect(pages.states('off-left').at(-1)).toBe('AwaitDeletionConfirmation');
  });

  it.each([
    [
      'off-deleted',
      'confirm',
      { fill: { [NAME]: 'off-deleted' } },
      'Recorded: May be deleted',
      'CaseClosed',
      /Deleted/,
    ],
    ['off-left', 'leave-disabled', {}, 'Recorded: Leave it turned off', 'CaseClosed', CLOSED],
    [
      'sec-delete-later',
      'extend',
      { fill: { deadline: '2027-01-15' } },
      'Recorded: More time',
      'AwaitDeletionConfirmation',
      /until Fri 15 Jan 2027/,
    ],
  ] as const)('%s: %s', (user, choice, more, recorded, ends, later) =>
    check(user, user.startsWith('sec-') ? orphan : {}, {
      choice,
      ...(more as Pick<Case, 'fill' | 'pick'>),
      recorded,
      ends,
      later,
    }),
  );

  it('was answered early where somebody had confirmed', () => {
    expect(pages.states('off-confirmed').at(-1)).toBe('CaseClosed');
    expect(pages.acts('off-confirmed')).toContain('DeleteAccessKey');
  });
});
