import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { LocalRun } from '../../../local/run/local-run.ts';
import { servePage } from '../../../local/run/serve-page.ts';
import type { Session } from '../../../local/run/session.ts';
import { holdToModel, localRun } from '../../support/journey.ts';
import { warmBrowser } from './browser.ts';

const OWNER_DOMAIN = 'example.com';
export const SECURITY = 'security@example.com';

const TEAM_SETTINGS = {
  allowedDomains: [OWNER_DOMAIN],
  securityContacts: [SECURITY],
  fallbackContacts: [],
  timeZone: 'Europe/Berlin',
  teamName: 'Cloud Security',
};

export interface WhichLink {
  as?: 'stakeholder' | 'security-contact';
  to?: string;
}

/** Whose cases are open: those of `users`, who own themselves by tag, and of `orphans`, who have no owner tag. */
export interface Cast {
  users: readonly string[];
  orphans?: readonly string[];
  /** Who owns all of `users` instead. */
  owner?: string;
  settings?: object;
}

/** A browser before the case pages of a running scenario. */
export interface OpenPages {
  session: Session;
  run: LocalRun;
  /** The address of the newest mailed link about a user. */
  address(user: string, which?: WhichLink): string;
  /** Opens that link in a new page, and closes the one before; with options, in a browser of its own that is so. */
  open(user: string, which?: WhichLink, options?: BrowserContextOptions): Promise<Page>;
  /** A page in a browser of its own with nothing in it. */
  blank(options: BrowserContextOptions): Promise<Page>;
  /** Names of the states of the user's case, in order. */
  states(user: string): string[];
  /** The changes that the product has made to the user in IAM. */
  acts(user: string): string[];
  close(): Promise<void>;
}

/**
 * Opens a case for everyone of the cast, on the local run of this worker, and serves the case page to a browser. The model
 * judges what is opened there, and everybody's pages after each act.
 */
export async function openPages(cast: Cast): Promise<OpenPages> {
  const [run, browser] = await Promise.all([localRun(), warmBrowser()]);
  const session = await run.open(scenarioOf(cast));
  const served = await servePage((request) => session.http(request));
  const address = (user: string, which: WhichLink = {}): string => {
    const link = session.link({ user, ...which });
    if (link === undefined) throw new Error(`no mail about ${user} has a link`);
    return `${served.url}${link.url.pathname}${link.url.search}`;
  };
  const execution = (user: string) => session.report().executions.filter((one) => one.user === user);
  const contexts: BrowserContext[] = [];
  const newContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
    contexts.push(context);
    return context;
  };
  const blank = async (options: BrowserContextOptions) => (await newContext(options)).newPage();
  let usual: BrowserContext | undefined;
  // A page becomes slower with each address that it opens: the browser keeps something of each.
  const newUsualPage = async (): Promise<Page> => {
    usual ??= await newContext();
    await Promise.all(usual.pages().map((page) => page.close()));
    return usual.newPage();
  };
  return {
    session,
    run,
    address,
    async open(user, which, options) {
      const page = options === undefined ? await newUsualPage() : await blank(options);
      await page.goto(address(user, which));
      await openUser(page, user);
      return page;
    },
    blank,
    states: (user) => execution(user).flatMap(({ states }) => states.map(({ name }) => name)),
    acts: (user) =>
      session
        .report()
        .iam.filter((one) => one.user === user && one.by.includes('UnusedCredentials'))
        .map(({ action }) => action),
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await served.close();
      holdToModel(run);
    },
  };
}

/** From the page of several users to that of this one; on its own page already, nothing. */
export async function openUser(page: Page, user: string): Promise<void> {
  const button = page.locator(`button[name="open"][value^="${user}-AIDA"]`);
  if ((await button.count()) > 0) await openingPage(page, () => button.click());
}

/** Does what opens a page, such as sending a form, and waits until that page has come whole. */
export async function openingPage(page: Page, act: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await act();
  await loaded;
}

function scenarioOf({ users, orphans = [], owner, settings = {} }: Cast): object {
  return {
    title: 'Case pages',
    start: '2026-11-02T09:00:00Z',
    settings: { ...TEAM_SETTINGS, ...settings },
    accounts: [
      {
        id: '111122223333',
        users: [...users, ...orphans].map((userName) => ({
          userName,
          tags: orphans.includes(userName) ? {} : { Owner: owner ?? `${userName}@${OWNER_DOMAIN}` },
          password: { createdAt: 'P900D', lastUsed: 'P310D' },
          accessKeys: [
            {
              createdAt: 'P700D',
              lastUsed: 'P200D',
              lastUsedService: 's3',
              lastUsedRegion: 'eu-central-1',
            },
          ],
          groups: ['developers'],
        })),
      },
    ],
    then: [{ at: 'PT0S', do: 'click' }],
  };
}
