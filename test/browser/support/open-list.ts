import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { servePage } from '../../../local/run/serve-page.ts';
import type { ListWorld } from '../../functions/case-page/list-world.ts';
import { anEvent } from '../../functions/case-page/world.ts';
import { warmBrowser } from './browser.ts';

/** A browser before the page of a message that names several users. */
export interface OpenList {
  /** Opens the link of this world's message, in a browser of its own. */
  open(world: ListWorld, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** A browser and a server of pages, for as long as it is not closed. */
export async function openList(): Promise<OpenList> {
  const browser = await warmBrowser();
  const contexts: BrowserContext[] = [];
  const worlds: ListWorld[] = [];
  const served = await servePage(async ({ method, target, headers = {}, body }) => {
    const url = new URL(target, 'https://page');
    const [, index = '', messageId = ''] = /^\/(\d+)\/messages\/(.+)$/.exec(url.pathname) ?? [];
    const key = url.searchParams.get('key') ?? '';
    const contentType = headers['content-type'];
    const event = anEvent(method, { key, messageId, body, contentType }) as { headers: object };
    const language = { 'accept-language': headers['accept-language'] ?? '' };
    const world = worlds[Number(index)];
    if (world === undefined) return { status: 404, headers: {}, body: '' };
    const response = await world.send({ ...event, headers: { ...event.headers, ...language } });
    return { status: response.statusCode, headers: response.headers, body: response.body };
  });
  return {
    async open(world, options = {}) {
      worlds.push(world);
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        locale: 'en-GB',
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      const { messageId } = world.message;
      await page.goto(`${served.url}/${worlds.length - 1}/messages/${messageId}?key=${world.key}`);
      return page;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await served.close();
    },
  };
}
