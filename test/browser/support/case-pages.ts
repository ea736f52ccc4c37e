import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Cast, type OpenPages, openPages } from './open-pages.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One scenario for a test file, before the warm browser. Usable in tests only, not while they are collected. */
export function useCasePages(cast: Cast): OpenPages {
  let opened: OpenPages | undefined;
  beforeAll(async () => {
    opened = await openPages(cast);
  }, 300_000);
  afterAll(() => opened?.close());
  const theirs = (): OpenPages => {
    if (opened === undefined) throw new Error('the case pages are not open');
    return opened;
  };
  return {
    get session() {
      return theirs().session;
    },
    get run() {
      return theirs().run;
    },
    address: (...words) => theirs().address(...words),
    open: (...words) => theirs().open(...words),
    blank: (options) => theirs().blank(options),
    states: (user) => theirs().states(user),
    acts: (user) => theirs().acts(user),
    close: () => theirs().close(),
  };
}

const seen = new Set<string>();

// Tags, ids and classes of what is visible: two pages that differ in their texts only have the same.
const SHAPE = `[document.documentElement.lang, matchMedia('(prefers-color-scheme: dark)').matches, innerWidth,
  ...[...document.querySelectorAll('body *')].filter((one) => one.offsetParent !== null)
    .map(({ tagName, id, className }) => [tagName, id, className].join())].join(' ')`;

// A history with one more entry is built alike.
const HISTORY = /(?:LI,, TIME,, )+/g;

// What passes is as long as the page, and takes as long to describe; only violations are asked for.
const VIOLATIONS = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`;

/**
 * Lets axe look for what keeps people out; everything that it finds is a failure. A page built like one that it has
 * seen is not looked at again: that takes most of the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const shape = String(await page.evaluate(SHAPE)).replaceAll(HISTORY, 'LI,, TIME,, ');
  if (seen.has(shape)) return;
  seen.add(shape);
  await addAxe(page);
  expect(await page.evaluate(VIOLATIONS)).toEqual([]);
}

/**
 * The page's policy forbids scripts; what the browser's own protocol evaluates is not the page's. `page.evaluate` would
 * take twice as long for so long a text, which it has evaluated by a script of its own.
 */
async function addAxe(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Runtime.evaluate', { expression: axeSource });
  await protocol.detach();
}

/** Whether nothing has to be scrolled sideways (WCAG 2.2, 1.4.10 Reflow). */
export function isReflowed(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
}
