import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, isReflowed, useCasePages } from './support/case-pages.ts';
import { openingPage } from './support/open-pages.ts';

const pages = useCasePages({
  users: [
    'keyboard',
    'narrow',
    'phone',
    'focus',
    'scriptless',
    'scriptless-keeps',
    'dark',
    'japanese',
    'wrong',
    'late',
  ],
  orphans: ['security'],
});

const NARROW = { viewport: { width: 320, height: 640 } };

/** Presses Tab until the element has the focus; people who use no mouse get there the same way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

describe('with the keyboard only', () => {
  it('every field is reached, the focus is seen, and the answer is sent', async () => {
    const page = await pages.open('keyboard');

    await tabTo(page, '[name=answer]');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#answer-retire').isChecked()).toBe(true);
    for (const name of ['credential.password', 'credential.AKIA']) {
      await tabTo(page, `[name^="${name}"]`);
      await page.keyboard.press('Space');
    }
    await tabTo(page, '[name=userName]');
    await page.keyboard.type('keyboard');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
    await tabTo(page, 'button');
    await openingPage(page, () => page.keyboard.press('Enter'));

    expect(await page.getByRole('status').textContent()).toContain('Recorded: Not needed any more');
    expect(pages.states('keyboard').at(-1)).toBe('AwaitImpactReport');
  });
});

describe('without script', () => {
  it('a kept credential is answered', async () => {
    const page = await pages.open('scriptless-keeps', {}, { javaScriptEnabled: false });

    await page.check('#answer-keep');
    await openingPage(page, () => page.getByRole('button').click());

    expect(await page.getByRole('status').textContent()).toContain('Recorded: Still needed');
  });

  it('what belongs to an answer shows with it, and a problem is told beside its field', async () => {
    const page = await pages.open('scriptless', {}, { javaScriptEnabled: false });

    expect(await page.locator('#field-userName').isVisible()).toBe(false);
    await page.check('#answer-retire');
    expect(await page.locator('#field-userName').isVisible()).toBe(true);
    await openingPage(page, () => page.getByRole('button').click());

    await page.getByRole('alert').waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByRole('link', { name: 'Type the user name' }).click();
    expect(await page.locator('#field-userName').getAttribute('aria-invalid')).toBe('true');
    expect(pages.states('scriptless').at(-1)).toBe('AwaitStakeholder');
  });
});

describe('on a screen 320 pixels wide', () => {
  it.each([
    ['the owner', 'narrow', 'stakeholder'],
    ['the security contact', 'security', 'security-contact'],
  ] as const)('nothing has to be scrolled sideways by %s', async (_, user, as) => {
    const page = await pages.open(user, { as }, NARROW);

    for (const radio of await page.locator('[name=answer]').all()) {
      await radio.check();
      expect(await isReflowed(page)).toBe(true);
    }
    await expectAccessible(page);
  });

  it.each([
    ['the owner', 'narrow', 'stakeholder'],
    ['the security contact', 'security', 'security-contact'],
  ] as const)('every field and button is at least 44 pixels high for %s', async (_, user, as) => {
    const page = await pages.open(user, { as }, NARROW);

    for (const radio of await page.locator('[name=answer]').all()) {
      await radio.check();
      // Of a radio button, its whole label is pressed.
      const heights = await page
        .locator(
          'input:visible:not([type=radio]), button:visible, textarea:visible, summary:visible, .option label:visible',
        )
        .evaluateAll((all) =>
          (all as unknown as { getBoundingClientRect(): { height: number } }[]).map(
            (one) => one.getBoundingClientRect().height,
          ),
        );
      expect(heights.length).toBeGreaterThan(5);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    }
  });
});

const bottomOf = (selector: string) =>
  `document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().bottom`;

describe.each([
  ['a phone', { viewport: { width: 390, height: 844 } }],
  ['a desk', { viewport: { width: 1280, height: 800 } }],
])('on %s', (_, options) => {
  it('the question and its first answer are seen without scrolling, and nothing is open below', async () => {
    for (const locale of ['en-GB', 'ja-JP']) {
      const page = await pages.open('phone', {}, { ...options, locale });

      expect(await page.evaluate(bottomOf('.option'))).toBeLessThan(options.viewport.height);
      expect(await page.locator('details[open]').count()).toBe(0);
      expect(await isReflowed(page)).toBe(true);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await isReflowed(page)).toBe(true);
      await expectAccessible(page);
    }
  });
});

describe('the focus', () => {
  it.each([true, false])('goes to what is wrong, with script or without: %s', async (javaScriptEnabled) => {
    const page = await pages.open('focus', {}, { javaScriptEnabled });

    await page.check('#answer-name-other');
    await openingPage(page, () => page.getByRole('button').click());
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[role=alert]:focus').count()).toBe(1);

    const field = page.locator('#field-person');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    for (const id of ((await field.getAttribute('aria-describedby')) ?? '').split(' '))
      expect(await page.locator(`#${id}`).isVisible()).toBe(true);
    // Two keys: Tab to the link of the problem, Enter to its field.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    expect(await field.inputValue()).toBe('x');
  });
});

describe('in the dark', () => {
  it('every text keeps its contrast, with a problem and without', async () => {
    const page = await pages.open('dark', {}, { colorScheme: 'dark' });

    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 23, 27)');
    await page.check('#answer-retire');
    await expectAccessible(page);
    await openingPage(page, () => page.getByRole('button').click());
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.check('#answer-keep');
    await openingPage(page, () => page.getByRole('button').click());
    await page.getByRole('status').waitFor();
    await expectAccessible(page);
  });
});

describe('a browser that likes Japanese best', () => {
  it('gets the whole page in Japanese, and answers it', async () => {
    const page = await pages.open('japanese', {}, { locale: 'ja-JP', ...NARROW });

    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(await isReflowed(page)).toBe(true);
    for (const text of ['回答をお待ちしています', 'まだ必要です', 'ユーザー名を入力'])
      expect(await page.locator('body').textContent()).toContain(text);
    await page.check('#answer-name-other');
    await page.fill('#field-person', 'someone@elsewhere.org');
    await openingPage(page, () => page.getByRole('button').click());
    expect(await page.getByRole('alert').textContent()).toContain('@example.com で終わる');
    await expectAccessible(page);
    await page.check('#answer-keep');
    await openingPage(page, () => page.getByRole('button').click());

    expect(await page.getByRole('status').textContent()).toContain('記録しました: まだ必要');
    await expectAccessible(page);
  });
});

describe('a form that lacks something', () => {
  it('comes back with what was entered, accessible, and nothing recorded', async () => {
    const page = await pages.open('wrong');

    await page.check('#answer-retire');
    await page.fill('#field-userName', 'wrung');
    await page.fill('#field-reason', 'left <b>us</b>');
    await openingPage(page, () => page.getByRole('button').click());

    expect(await page.getByRole('alert').textContent()).toContain('Nothing was recorded yet');
    expect(await page.inputValue('#field-reason')).toBe('left <b>us</b>');
    expect(await page.inputValue('#field-userName')).toBe('wrung');
    await expectAccessible(page);
    expect(pages.states('wrong').at(-1)).toBe('AwaitStakeholder');
  });
});

describe('a page that was opened before somebody else answered', () => {
  it('says what was answered and when', async () => {
    const page = await pages.open('late', {}, {});
    await pages.session.perform({ do: 'answer', user: 'late', answer: 'keep' });

    await page.check('#answer-hand-over');
    await openingPage(page, () => page.getByRole('button').click());

    expect(await page.getByRole('alert').textContent()).toMatch(
      /“Still needed” was recorded on Mon 2 Nov 2026, 1[01]:\d\d .* It counts; yours was not recorded/s,
    );
    await expectAccessible(page);
  });
});
