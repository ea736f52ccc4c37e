import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCase, closedCase, ListWorld } from '../functions/case-page/list-world.ts';
import { expectAccessible, isReflowed } from './support/case-pages.ts';
import { type OpenList, openList } from './support/open-list.ts';
import { openingPage } from './support/open-pages.ts';

let list: OpenList;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  list = await openList();
}, 300_000);
afterAll(async () => {
  await list.close();
  vi.restoreAllMocks();
});

const LONG = 'a-service-user.with-the-longest-name_that-IAM-allows+64@example.com'.slice(0, 64);
const world = () =>
  new ListWorld([
    ...['bob', 'carol', LONG].map((name) => aCase(name)),
    ...[aCase('dora', 'deletion'), aCase('otto', 'impact'), aCase('kim', 'use'), closedCase('carl')],
  ]);
const boxOf = (one: ListWorld, name: string) => `[name="pick.${one.of(name).caseId}"]`;

/** How low each field and button is, at its lowest. */
function lowest(page: Page): Promise<number> {
  return page
    .locator('button:visible, input[type=text]:visible, .option label:visible, nav a:visible')
    .evaluateAll((all) =>
      Math.min(
        ...(all as unknown as { getBoundingClientRect(): { height: number } }[]).map(
          (one) => one.getBoundingClientRect().height,
        ),
      ),
    );
}

/** What stands in the nearest frame around an element. */
const frameOf = (selector: string) => `(() => {
  let one = document.querySelector(${JSON.stringify(selector)}).parentElement;
  while (getComputedStyle(one).borderTopWidth === '0px') one = one.parentElement;
  return one.textContent;
})()`;

describe('the page of several users', () => {
  it.each<[string, BrowserContextOptions]>([
    ['320 pixels wide', { viewport: { width: 320, height: 640 } }],
    ['390 pixels wide, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
    ['1280 pixels wide, in Japanese', { viewport: { width: 1280, height: 900 }, locale: 'ja-JP' }],
  ])('is answered, reflows and is accessible: %s', async (_, options) => {
    const one = world();
    const page = await list.open(one, options);

    for (const name of ['bob', 'carol', 'dora', 'otto']) await page.check(boxOf(one, name));
    for (const [group, choice] of Object.entries({ needed: 'retire', deletion: 'confirm', off: 'restore' }))
      await page.check(`[name="answer.${group}"][value="${choice}"]`);
    expect(await isReflowed(page)).toBe(true);
    expect(await lowest(page)).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(frameOf(boxOf(one, 'bob')))).toMatch(/^\s*bob(?!.*carol).*AKIA…MPLE/s);
    await expectAccessible(page);
    await openingPage(page, () => page.locator('#users button[type=submit]:not(.plain)').click());

    // The wish is recorded; what lacks something comes back as it was.
    await page.getByRole('alert').waitFor();
    expect(one.answers()).toEqual({ otto: ['restore'] });
    expect(await page.isChecked(boxOf(one, 'bob'))).toBe(true);
    expect(await isReflowed(page)).toBe(true);
    await expectAccessible(page);
    await page.fill('#count-needed', '2');
    await page.fill('#word-needed', 'disable');
    await page.fill(`[name="userName.${one.of('dora').caseId}"]`, 'dora');
    await openingPage(page, () => page.locator('#users button[type=submit]:not(.plain)').click());

    await page.getByRole('status').waitFor();
    expect(one.answers()).toEqual({
      bob: ['retire'],
      carol: ['retire'],
      dora: ['confirm'],
      otto: ['restore'],
    });
    await expectAccessible(page);
    await openingPage(page, () => page.locator(`button[value="${one.of(LONG).caseId}"]`).click());
    expect(await page.locator('h1 bdi').textContent()).toBe(LONG);
    await expectAccessible(page);
    await page.check('#answer-keep');
    await openingPage(page, () => page.locator('main button').click());
    await page.getByRole('status').waitFor();
    await openingPage(page, () => page.locator('nav a').click());
    expect(await page.locator(`#user-${CSS(one.of(LONG).caseId)}`).count()).toBe(1);
    expect(one.answers()[LONG]).toEqual(['keep']);
  });

  it('is answered without script, with the keyboard only; Enter in a field sends the answers and opens nothing', async () => {
    const one = world();
    const page = await list.open(one, { javaScriptEnabled: false });
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`Tab never reaches ${selector}`);
    };

    await tabTo(boxOf(one, 'bob'));
    await page.keyboard.press('Space');
    await tabTo('[name="answer.needed"]');
    await page.keyboard.press('Space');
    await tabTo('#count-needed');
    await page.keyboard.type('1');
    await tabTo('#word-needed');
    await page.keyboard.type('disable');
    await openingPage(page, () => page.keyboard.press('Enter'));

    await page.getByRole('status').waitFor();
    expect(one.answers()).toEqual({ bob: ['retire'] });
    expect(await page.evaluate(`document.activeElement?.getAttribute('role')`)).toBe('status');
  });
});

const CSS = (id: string) => id.replace(/[^\w-]/g, '\\$&');
