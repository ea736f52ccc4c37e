import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, isReflowed, useCasePages } from './support/case-pages.ts';

const pages = useCasePages({
  users: ['keyboard', 'narrow', 'scriptless', 'scriptless-keeps', 'dark', 'japanese', 'wrong', 'late'],
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
    await page.keyboard.press('ArrowUp');
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
    await page.keyboard.press('Enter');

    expect(await page.getByRole('status').textContent()).toContain('Recorded: Not needed any more');
    expect(pages.states('keyboard').at(-1)).toBe('AwaitImpactReport');
  });
});

describe('without script', () => {
  it('a kept credential is answered', async () => {
    const page = await pages.open('scriptless-keeps', {}, { javaScriptEnabled: false });

    await page.check('#answer-keep');
    await page.getByRole('button').click();

    expect(await page.getByRole('status').textContent()).toContain('Recorded: Still needed');
  });

  it('what belongs to an answer shows with it, and a problem is told beside its field', async () => {
    const page = await pages.open('scriptless', {}, { javaScriptEnabled: false });

    expect(await page.locator('#field-userName').isVisible()).toBe(false);
    await page.check('#answer-retire');
    expect(await page.locator('#field-userName').isVisible()).toBe(true);
    await page.getByRole('button').click();

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

  it('every target is at least 24 pixels high and wide', async () => {
    const page = await pages.open('narrow', {}, NARROW);

    const sizes = await page.locator('input:visible, button:visible, textarea:visible').evaluateAll((all) =>
      (all as unknown as { getBoundingClientRect(): { width: number; height: number } }[]).map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });
});

describe('in the dark', () => {
  it('every text keeps its contrast, with a problem and without', async () => {
    const page = await pages.open('dark', {}, { colorScheme: 'dark' });

    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 23, 27)');
    await page.check('#answer-retire');
    await expectAccessible(page);
    await page.getByRole('button').click();
    await expectAccessible(page);
    await page.check('#answer-keep');
    await page.getByRole('button').click();
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
    await page.getByRole('button').click();
    expect(await page.getByRole('alert').textContent()).toContain('@example.com で終わる');
    await expectAccessible(page);
    await page.check('#answer-keep');
    await page.getByRole('button').click();

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
    await page.getByRole('button').click();

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
    await page.getByRole('button').click();

    expect(await page.getByRole('alert').textContent()).toMatch(
      /“Still needed” was recorded on 2026-11-02 10:[01][0-9] .* It counts; yours was not recorded/s,
    );
    await expectAccessible(page);
  });
});
