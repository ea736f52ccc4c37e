import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createLocalRun } from '../../local/run/local-run.ts';
import { expectAccessible, isReflowed } from './support/case-pages.ts';
import { useConsole } from './support/open-console.ts';

const local = useConsole();

/** An analyst selects findings and chooses a custom action. */
async function choose(page: Page, users: readonly string[], action: string): Promise<void> {
  for (const user of users) await page.getByLabel(`Select IAM.8 of ${user}`).check();
  await page.locator('summary', { hasText: 'Actions' }).click();
  await page.getByRole('button', { name: action }).click();
  await page.getByRole('status').getByText(action).waitFor();
}

/** The reader of the newest mail at an address follows its link. */
async function followLink(page: Page, address: string): Promise<Page> {
  await page.goto(`${local.console.url}/mail?to=${encodeURIComponent(address)}`);
  await page.locator('.choose ol a').first().click();
  const popup = page.waitForEvent('popup');
  await page.frameLocator('iframe').getByRole('link').first().click();
  return popup;
}

/** A person chooses an answer on the case page, types the name of the user where it is asked for, and sends it. */
async function answer(page: Page, choice: string, name?: { field: string; user: string }): Promise<void> {
  await page.check(`#answer-${choice}`);
  if (name !== undefined) await page.fill(`#field-${name.field}`, name.user);
  await page.getByRole('button').click();
  await page.getByRole('status').getByText('Recorded').waitFor();
}

/** A button of the clock is clicked; resolves when time has passed and the clock stands still again. */
async function pass(page: Page, button: string): Promise<void> {
  const { desk, url } = local.console;
  const before = desk.session.now();
  await page.getByRole('button', { name: button }).click();
  const hasPassed = () => desk.session.now() > before && desk.passesUntil === undefined;
  await expect.poll(hasPassed, { timeout: 30_000 }).toBe(true);
  const served = await (await page.request.get(url)).text();
  const [, now = 'no time'] = /<output id="now">([^<]*)</.exec(served) ?? [];
  expect(served).toContain('value="play"');
  await page.locator('#now').getByText(now).waitFor();
}

/** A tab goes behind another one, or comes before it: a browser without windows shows all of them. */
async function see(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
}

const rowOf = (page: Page, user: string): Locator => page.getByRole('row').filter({ hasText: user });

/** What the page "World" says of a credential of a user: at the start, and now. */
async function credential(page: Page, user: string, name: RegExp): Promise<string[]> {
  await page.goto(`${local.console.url}/world?${new URLSearchParams({ account: '444455556666', user })}`);
  return page.getByRole('row', { name }).getByRole('cell').allInnerTexts();
}

describe('a newcomer', () => {
  it('clicks three findings, answers a mail, lets time pass, and sees the credentials deleted', async () => {
    const page = await local.visit();
    await choose(page, ['alice', 'bob', 'carol'], 'Retire credentials');
    for (const user of ['alice', 'bob', 'carol']) await rowOf(page, user).getByText('NOTIFIED').waitFor();

    await answer(await followLink(page, 'alice@example.com'), 'none', {
      field: 'userNameForAll',
      user: 'alice',
    });
    await pass(page, '+1 week');
    await pass(page, '+1 week');
    await pass(page, '+1 day');
    await answer(await followLink(page, 'alice@example.com'), 'confirm', {
      field: 'userName',
      user: 'alice',
    });

    await page.goto(local.console.url);
    await rowOf(page, 'alice').getByText('RESOLVED').waitFor();
    expect((await credential(page, 'alice', /Console password/)).at(-1)).toBe('none');
    expect((await credential(page, 'alice', /Access key/)).at(-1)).toBe('none');
    expect((await credential(page, 'bob', /Access key/)).at(-1)).toMatch(/^Active/);
  });

  it('has what was disabled given back', async () => {
    const page = await local.visit();
    await choose(page, ['carol'], 'Retire credentials');
    await answer(await followLink(page, 'carol@example.com'), 'none', {
      field: 'userNameForAll',
      user: 'carol',
    });
    expect((await credential(page, 'carol', /Access key/)).at(-1)).toMatch(/^Inactive/);

    await pass(page, '+1 day');
    await answer(await followLink(page, 'carol@example.com'), 'restore');

    expect((await credential(page, 'carol', /Access key/)).at(-1)).toMatch(/^Active/);
    expect((await credential(page, 'carol', /Console password/)).at(-1)).toMatch(/^on/);
  });

  it('previews, and nobody is asked', async () => {
    const page = await local.visit();
    await choose(page, ['bob'], 'Preview retirement');
    await rowOf(page, 'bob').getByRole('link').click();

    const drawer = page.getByRole('complementary', { name: 'IAM.8 of bob' });
    await drawer
      .getByText(/^Preview/)
      .first()
      .waitFor();
    expect(await drawer.locator('.status').textContent()).toBe('NEW');
    await page.getByRole('link', { name: /^Mail/ }).click();
    await page.getByText('No mail yet').waitFor();
  });

  it('breaks the mail, sees that the note says so, and mends it', async () => {
    const page = await local.visit('/world');
    await page.getByLabel('How it fails').selectOption('is down (answers 500)');
    await page.getByRole('button', { name: 'Break it' }).click();
    await page.getByRole('status').getByText('ses:* starts to fail').waitFor();

    await page.goto(local.console.url);
    await choose(page, ['bob'], 'Retire credentials');
    await pass(page, '+1 day');
    await rowOf(page, 'bob').getByRole('link').click();
    const note = page.getByRole('complementary').locator('.note');
    expect(await note.textContent()).toMatch(/^Asking bob@example.com/);

    await page.goto(`${local.console.url}/world`);
    await page.getByRole('button', { name: 'Mend Amazon SES (mail)' }).click();
    await page.getByText('Every API works.').waitFor();
    await pass(page, '+1 hour');
    await page.goto(`${local.console.url}/?finding=1`);
    expect(await note.textContent()).toMatch(/^Asked bob@example.com/);
  });
});

describe('the console', () => {
  it('shows by itself what happens elsewhere, and keeps what is ticked and open', async () => {
    const page = await local.visit('/?finding=0');
    const other = await local.visit();
    await page.getByLabel('Select IAM.8 of carol').check();
    await page.locator('#finding-id summary').click();

    await choose(other, ['alice'], 'Retire credentials');

    await rowOf(page, 'alice').getByText('asked').waitFor();
    await page
      .getByRole('complementary')
      .getByText(/^Asked alice@example.com/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Select IAM.8 of carol').isChecked()).toBe(true);
    expect(await page.locator('#finding-id').getAttribute('open')).toBe('');
  });

  it('keeps what is typed and chosen, whatever happens meanwhile', async () => {
    const page = await local.visit('/world?account=444455556666&user=alice');
    await page.getByLabel('Value').fill('alice.new@example.com');
    await page.getByLabel('How it fails').selectOption('does not answer');
    await page.getByRole('heading', { name: 'World' }).click();

    await local.console.desk.act({ do: 'createKey', user: 'alice' });
    await page.getByText('A new key for alice').waitFor();
    await local.console.desk.act({ do: 'changeMailbox', address: 'bob@example.com', to: 'full' });
    await page.getByText('Mail to bob@example.com').nth(1).waitFor();

    expect(await page.getByLabel('Value').inputValue()).toBe('alice.new@example.com');
    expect(await page.getByLabel('How it fails').inputValue()).toBe('no-reply');
    await page.getByRole('button', { name: 'Set the tag' }).click();
    await page.getByText('alice.new@example.com Remove the tag').waitFor();
  });

  it('opens in more tabs than a browser keeps streams for, and each shows what is new once it is seen', async () => {
    const page = await local.visit();
    const tabs = await Promise.all(Array.from({ length: 7 }, () => page.context().newPage()));
    for (const tab of tabs) {
      await tab.goto(`${local.console.url}/cases`, { timeout: 10_000 });
      await see(tab, 'hidden');
    }

    await choose(page, ['alice'], 'Retire credentials');
    const [first = page] = tabs;
    expect(await first.getByText('No case yet').isVisible()).toBe(true);
    await see(first, 'visible');

    await first.getByRole('link', { name: /^alice-AIDA/ }).waitFor();
  });

  it('says that it does not answer, until it does', async () => {
    const page = await local.visit();
    // A context of its own: the browser complains of what fails.
    const context = await page.context().browser()?.newContext();
    const tab = (await context?.newPage()) ?? page;
    let requests = 0;
    // A stream that ends, so that the browser knows how soon to ask again; then none.
    await tab.route('**/events', (route) =>
      requests++ === 0
        ? route.fulfill({ contentType: 'text/event-stream', body: 'retry: 100\n\n' })
        : route.abort(),
    );

    await tab.goto(local.console.url);
    await expect.poll(() => requests).toBeGreaterThan(2);
    const said = tab.getByRole('status').getByText('The console does not answer');
    await said.waitFor();
    await tab.unroute('**/events');

    await said.waitFor({ state: 'detached' });
  });

  it('lets time go on by itself until it is stopped', async () => {
    const page = await local.visit();
    const now = page.locator('#now');
    const before = await now.textContent();

    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByText('Time goes by').waitFor();
    await expect.poll(() => now.textContent()).not.toBeOneOf([before, undefined]);
    await page.getByRole('button', { name: 'Stop the clock' }).click();

    await page.getByRole('button', { name: 'Play' }).waitFor();
    const stopped = await now.textContent();
    await page.reload();
    expect(await now.textContent()).toBe(stopped);
  });

  it('goes to the next deadline', async () => {
    const page = await local.visit();
    await choose(page, ['bob'], 'Retire credentials');

    await pass(page, 'To the next deadline (bob, in 14 days)');

    expect(await page.locator('#now').textContent()).toBe('2026-11-16 09:01 UTC');
  });

  it('says what is missing, and what did nothing', async () => {
    const page = await local.visit();
    await page.locator('summary', { hasText: 'Actions' }).click();
    await page.getByRole('button', { name: 'Preview retirement' }).click();
    await page.getByRole('status').getByText('Select at least one finding').waitFor();

    await page.goto(`${local.console.url}/world`);
    await page.getByRole('button', { name: 'Resume all cases' }).click();
    await page
      .getByRole('status')
      .getByText(/^Nothing happened\. .*nothing is paused/)
      .waitFor();
  });

  it('saves what was done as a scenario that ends in the same way', async () => {
    const page = await local.visit();
    await choose(page, ['alice', 'carol'], 'Retire credentials');
    await answer(await followLink(page, 'alice@example.com'), 'none', {
      field: 'userNameForAll',
      user: 'alice',
    });
    await page.goto(`${local.console.url}/world?account=444455556666&user=carol`);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('status').getByText('Carol').waitFor();
    await pass(page, '+1 week');
    const saved = await (await page.request.get(`${local.console.url}/scenario.json`)).json();
    await page.goto(local.console.url);
    const rows = await page.getByRole('row').allInnerTexts();

    const run = await createLocalRun({ inProcess: true });
    const report = await run.play(saved);
    await run.close();

    const ends = report.findings.map(({ names, history }) => ({ user: names.at(-1), ...history.at(-1) }));
    expect(saved.then.map((step: { do: string }) => step.do)).toEqual(['click', 'http', 'useKey']);
    for (const { user = '', status, fields } of ends)
      expect(rows.find((row) => row.includes(user))).toMatch(
        new RegExp(`${status}\\s+${fields?.['UnusedCredentialsStep'] ?? '–'}\\s`),
      );
    expect(ends.map(({ fields }) => fields?.['UnusedCredentialsStep'])).toEqual([
      'disabled',
      undefined,
      'reminded',
    ]);
  });
});

describe('every page', () => {
  const PATHS = ['/', '/?finding=0', '/mail?mail=1', '/cases', '/world'];

  it.each(['light', 'dark'] as const)('keeps nobody out, %s', async (colorScheme) => {
    const page = await local.visit('/', { colorScheme });
    await choose(page, ['alice'], 'Retire credentials');
    for (const path of PATHS) {
      await page.goto(`${local.console.url}${path}`);
      await expectAccessible(page);
    }
    await page.goto(`${local.console.url}/cases`);
    await page.getByRole('link', { name: /^alice-AIDA/ }).click();
    await page.getByRole('heading', { name: 'Case of alice' }).waitFor();
    await expectAccessible(page);
  });

  it('fits a narrow window', async () => {
    const page = await local.visit('/', { viewport: { width: 390, height: 844 } });
    await choose(page, ['alice'], 'Retire credentials');
    const long = 'x'.repeat(256);
    await local.console.desk.act({ do: 'tagUser', user: 'alice', tags: { Team: long } });
    await local.console.desk.act({ do: 'pause', reason: long });
    for (const path of PATHS) {
      await page.goto(`${local.console.url}${path}`);
      expect([path, await isReflowed(page)]).toEqual([path, true]);
    }
  });

  it('works with the keyboard alone', async () => {
    const page = await local.visit();
    await page.getByLabel('Select IAM.8 of bob').press('Space');
    await page.locator('summary', { hasText: 'Actions' }).press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('"Preview retirement" on a finding').waitFor();
  });

  it('works without scripts', async () => {
    const page = await local.visit('/', { javaScriptEnabled: false });
    await choose(page, ['bob'], 'Retire credentials');
    await page.getByRole('button', { name: '+1 hour' }).click();
    await expect
      .poll(async () => {
        await page.reload();
        return page.locator('#now').textContent();
      })
      .toMatch(/10:0\d UTC/);
  });
});
