import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import { type OpenConsole, openConsole } from '../../../local/console/open-console.ts';
import { THREE } from '../../local/console/with-console.ts';
import { holdToModel, localRun } from '../../support/journey.ts';
import { warmBrowser } from './browser.ts';

/** The local console in a browser, a new one for each test. */
export interface ConsoleInBrowser {
  /** Opens a page of the console, in a browser of its own. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** The console that is open. */
  readonly console: OpenConsole;
}

/** The warm browser, and a console for each test, whose end the model judges. No page may complain in its console. */
export function useConsole(document: object = THREE): ConsoleInBrowser {
  let browser: Browser | undefined;
  let opened: OpenConsole | undefined;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await warmBrowser();
  }, 300_000);
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await opened?.close();
    if (opened !== undefined) holdToModel(opened.run);
    opened = undefined;
    expect(complaints.splice(0)).toEqual([]);
  });

  const theirs = (): OpenConsole => {
    if (opened === undefined) throw new Error('no page has been visited yet');
    return opened;
  };
  return {
    get console() {
      return theirs();
    },
    async visit(path = '/', options = {}) {
      opened ??= await openConsole({ document, run: await localRun(), port: 0 });
      if (browser === undefined) throw new Error('the browser is not open');
      const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
      context.on('console', (message) => complaints.push(message.text()));
      context.on('weberror', (error) => complaints.push(error.error().message));
      const page = await context.newPage();
      await page.goto(`${opened.url}${path}`);
      return page;
    },
  };
}
