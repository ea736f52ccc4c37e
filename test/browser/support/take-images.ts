import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openConsole } from '../../../local/console/open-console.ts';
import type { ScenarioDocument } from '../../../local/console/scene.ts';
import { readScenarioFile } from '../../../local/run/outcome.ts';
import { aCase, ListWorld } from '../../functions/case-page/list-world.ts';
import { localRun } from '../../support/journey.ts';
import { warmBrowser } from './browser.ts';
import { openList } from './open-list.ts';
import { type OpenPages, openPages } from './open-pages.ts';
import { PICTURES, type Picture } from './pictures.ts';

const images = join(import.meta.dirname, '../../../docs/images');
const LIMIT = 150_000;
const TALLEST = 1200;
const PHONE = { viewport: { width: 390, height: 844 } };
const WIDE = { viewport: { width: 1120, height: 700 } };
const DESK = { viewport: { width: 760, height: 1000 } };

interface Shot {
  name: Picture;
  user: string;
  as?: 'security-contact';
  options: BrowserContextOptions;
  before?(page: Page): Promise<unknown>;
}

const SHOTS: Shot[] = [
  {
    name: 'case-page',
    user: 'alice',
    options: DESK,
    before: (page) => page.check('#answer-none'),
  },
  { name: 'case-page-dark', user: 'alice', options: { ...DESK, colorScheme: 'dark' } },
  { name: 'case-page-phone', user: 'alice', options: PHONE },
  { name: 'case-page-phone-ja', user: 'alice', options: { ...PHONE, locale: 'ja-JP' } },
  {
    name: 'case-page-security-contact',
    user: 'svc-backup',
    as: 'security-contact',
    options: DESK,
    before: (page) => page.check('#answer-exempt'),
  },
  {
    name: 'case-page-answered',
    user: 'dave',
    options: DESK,
    before: async (page) => {
      await page.check('#answer-keep');
      await page.getByRole('button').click();
      await page.getByRole('status').waitFor();
    },
  },
  { name: 'case-page-turned-off', user: 'carol', options: DESK },
];

const PAPER = { viewport: { width: 700, height: 800 } };

/** Takes all pictures of the documents anew, in a browser, and says how large they are. Throws Error where one is missing. */
export async function takeImages(): Promise<void> {
  mkdirSync(images, { recursive: true });
  try {
    await takePages();
    await takeMailOfSeveral();
    await takeJapaneseMail();
    await takePageOfSeveral();
    await takeConsole();
  } finally {
    await Promise.all([
      warmBrowser().then((browser) => browser.close()),
      localRun().then((run) => run.close()),
    ]);
  }
  const missing = PICTURES.filter((name) => !taken.has(name));
  if (missing.length > 0) throw new Error(`nothing takes ${missing.join(', ')}`);
}

async function takePages(): Promise<void> {
  const pages = await openPages({ users: ['alice', 'carol', 'dave'], orphans: ['svc-backup'] });
  try {
    await pages.session.perform({ do: 'answer', user: 'carol', answer: 'retire' });
    for (const shot of SHOTS) await take(shot, pages);
    await takeMail(pages, 'alice', 'mail-asked-en', PAPER);
    await takeMail(pages, 'alice', 'mail-asked-phone-dark', { ...PHONE, colorScheme: 'dark' });
  } finally {
    await pages.close();
  }
}

/** The users of one owner, by one mail. */
async function takeMailOfSeveral(): Promise<void> {
  const users = ['deploy-bot', 'report-mailer', 'backup'];
  const pages = await openPages({
    users,
    owner: 'alice@example.com',
    settings: { gatherWithin: 'PT5M', accountNames: { '111122223333': 'production' } },
  });
  try {
    await pages.session.advance('PT10M');
    await takeMail(pages, 'alice', 'mail-several-en', PAPER);
  } finally {
    await pages.close();
  }
}

async function takePageOfSeveral(): Promise<void> {
  const list = await openList();
  try {
    const world = new ListWorld([aCase('deploy-bot'), aCase('report-mailer'), aCase('backup', 'impact')]);
    await save(await list.open(world, PHONE), 'list-page-phone');
  } finally {
    await list.close();
  }
}

/** The local console: a finding of the example organisation that was clicked, and a case that has been answered. */
async function takeConsole(): Promise<void> {
  const example = readScenarioFile('local/scenarios/console/example-organisation.json') as ScenarioDocument;
  const [opened, browser] = await Promise.all([
    openConsole({ document: example, run: { inProcess: true }, port: 0 }),
    warmBrowser(),
  ]);
  const { url, desk } = opened;
  try {
    await desk.act({ do: 'click', findings: ['maria.lopez', 'billing-export', 'order-webhook'] });
    await desk.act({ do: 'answer', user: 'maria.lopez', answer: 'retire' });
    await desk.passTo(desk.session.now() + 24 * 3_600_000);
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...WIDE });
    const page = await context.newPage();
    await page.goto(`${url}/?finding=0`);
    await save(page, 'console-findings', WIDE.viewport.height);
    await page.goto(`${url}/cases`);
    await page.getByRole('link', { name: /^maria-lopez-/ }).click();
    await save(page, 'console-case', 1000);
  } finally {
    await opened.close();
  }
}

async function takeJapaneseMail(): Promise<void> {
  const pages = await openPages({ users: ['alice'], settings: { language: 'ja', timeZone: 'Asia/Tokyo' } });
  try {
    await pages.session.perform({ do: 'answer', user: 'alice', answer: 'retire' });
    await pages.session.perform({ do: 'answer', user: 'alice', answer: 'restore' });
    await takeMail(pages, 'alice', 'mail-restored-ja', PAPER);
  } finally {
    await pages.close();
  }
}

async function take({ name, user, as, options, before }: Shot, pages: OpenPages): Promise<void> {
  const page = await pages.open(user, as && { as }, options);
  await before?.(page);
  await save(page, name);
}

/** A mail as it was sent, in a page of its own: the page of a case has a policy that blocks the mail's styles. */
async function takeMail(
  { session, blank }: OpenPages,
  user: string,
  name: Picture,
  options: BrowserContextOptions,
): Promise<void> {
  const { outbox } = session.play.simulation.ses;
  const mail = outbox.findLast(({ to }) => to.includes(`${user}@example.com`));
  if (mail?.html === undefined) throw new Error(`there is no mail to ${user}`);
  const page = await blank(options);
  await page.setContent(mail.html);
  await save(page, name);
}

const taken = new Set<Picture>();

async function save(page: Page, name: Picture, tallest = TALLEST): Promise<void> {
  taken.add(name);
  const path = join(images, `${name}.png`);
  const { width = 0 } = page.viewportSize() ?? {};
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width, height: Math.min(whole, tallest) };
  await page.screenshot({ path, fullPage: true, clip, scale: 'css' });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
  if (size > LIMIT) throw new Error(`${name} is larger than ${LIMIT / 1000} kB`);
}
