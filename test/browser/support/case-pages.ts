import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { createLocalRun, type LocalRun } from '../../../local/run/local-run.ts';
import { type ServedPage, servePage } from '../../../local/run/serve-page.ts';
import type { Session } from '../../../local/scenario/session.ts';
import { launchBrowser } from './browser.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const OWNER_DOMAIN = 'example.com';
export const SECURITY = 'security@example.com';

export const TEAM_SETTINGS = {
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

/** A browser before the case pages of a running scenario. */
export interface CasePages {
  session: Session;
  run: LocalRun;
  /** The address of the newest mailed link about a user. */
  address(user: string, which?: WhichLink): string;
  /** Opens that link; with options, in a browser of its own that is so. */
  open(user: string, which?: WhichLink, options?: BrowserContextOptions): Promise<Page>;
  /** Names of the states of the user's case, in order. */
  states(user: string): string[];
  /** The changes that the product has made to the user in IAM. */
  acts(user: string): string[];
}

/** One scenario, one browser for a test file. Every user named gets a case; those of `orphans` have no owner tag. */
export function useCasePages(
  users: readonly string[],
  { orphans = [], settings = {} }: { orphans?: readonly string[]; settings?: object } = {},
): CasePages {
  let run: LocalRun;
  let session: Session;
  let served: ServedPage;
  let browser: Browser;
  beforeAll(async () => {
    [run, browser] = await Promise.all([createLocalRun(), launchBrowser()]);
    session = await run.open(scenarioOf([...users, ...orphans], orphans, settings));
    served = await servePage((request) => session.http(request));
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.close()]);
    await run?.close();
  });

  const address = (user: string, which: WhichLink = {}): string => {
    const link = session.link({ user, ...which });
    if (link === undefined) throw new Error(`no mail about ${user} has a link`);
    return `${served.url}${link.url.pathname}${link.url.search}`;
  };
  const fresh = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
    return context.newPage();
  };
  let usual: Promise<Page> | undefined;
  const theUsual = () => {
    usual ??= fresh({});
    return usual;
  };
  const execution = (user: string) => session.report().executions.filter((one) => one.user === user);
  return {
    get session() {
      return session;
    },
    get run() {
      return run;
    },
    address,
    async open(user, which, options) {
      const page = options === undefined ? await theUsual() : await fresh(options);
      await page.goto(address(user, which));
      return page;
    },
    states: (user) => execution(user).flatMap(({ states }) => states.map(({ name }) => name)),
    acts: (user) =>
      session
        .report()
        .iam.filter((one) => one.user === user && one.by.includes('UnusedCredentials'))
        .map(({ action }) => action),
  };
}

function scenarioOf(users: readonly string[], orphans: readonly string[], settings: object): object {
  return {
    title: 'Case pages',
    start: '2026-11-02T09:00:00Z',
    settings: { ...TEAM_SETTINGS, ...settings },
    accounts: [
      {
        id: '111122223333',
        users: users.map((userName) => ({
          userName,
          tags: orphans.includes(userName) ? {} : { Owner: `${userName}@${OWNER_DOMAIN}` },
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

const seen = new Set<string>();

// Tags, ids and classes of what is visible: two pages that differ in their texts only have the same.
const SHAPE = `[document.documentElement.lang, matchMedia('(prefers-color-scheme: dark)').matches, innerWidth,
  ...[...document.querySelectorAll('body *')].filter((one) => one.offsetParent !== null)
    .map(({ tagName, id, className }) => [tagName, id, className].join())].join(' ')`;

/**
 * Lets axe look for what keeps people out; everything that it finds is a failure. A page built like one that it has
 * seen is not looked at again: that takes most of the time.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const shape = String(await page.evaluate(SHAPE));
  if (seen.has(shape)) return;
  seen.add(shape);
  // The page's policy forbids scripts; what the browser's own protocol evaluates is not the page's.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (): Promise<AxeResults> => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
}

/** Whether nothing has to be scrolled sideways (WCAG 2.2, 1.4.10 Reflow). */
export function isReflowed(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
}
