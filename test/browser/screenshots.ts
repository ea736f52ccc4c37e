import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type OpenPages, openPages } from './support/open-pages.ts';

const images = join(import.meta.dirname, '../../docs/images');
const LIMIT = 150_000;
const TALLEST = 1200;
const PHONE = { viewport: { width: 390, height: 844 } };
const DESK = { viewport: { width: 760, height: 1000 } };

interface Shot {
  name: string;
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
    before: (page) => page.check('#answer-retire'),
  },
  { name: 'case-page-dark', user: 'alice', options: { ...DESK, colorScheme: 'dark' } },
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

/** `npm run screenshots`: pictures of the main pages and of a mail, for the documentation. */
async function main(): Promise<void> {
  mkdirSync(images, { recursive: true });
  const pages = await openPages({ users: ['alice', 'carol', 'dave'], orphans: ['svc-backup'] });
  try {
    await pages.session.perform({ do: 'answer', user: 'carol', answer: 'retire' });
    for (const shot of SHOTS) await take(shot, pages);
    await takeMail(pages);
  } finally {
    await pages.close();
  }
}

async function take({ name, user, as, options, before }: Shot, pages: OpenPages): Promise<void> {
  const page = await pages.open(user, as && { as }, options);
  await before?.(page);
  await save(page, name);
}

async function takeMail(pages: OpenPages): Promise<void> {
  const mail = pages.session.play.simulation.ses.outbox.find(({ to }) => to.includes('alice@example.com'));
  if (mail?.html === undefined) return;
  const page = await pages.open('alice', {}, { viewport: { width: 700, height: 800 } });
  await page.setContent(mail.html);
  await save(page, 'mail-asked-en');
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(images, `${name}.png`);
  const { width = 0 } = page.viewportSize() ?? {};
  const whole = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width, height: Math.min(whole, TALLEST) };
  await page.screenshot({ path, fullPage: true, clip, scale: 'css' });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
  if (size > LIMIT) throw new Error(`${name} is larger than ${LIMIT / 1000} kB`);
}

await main();
