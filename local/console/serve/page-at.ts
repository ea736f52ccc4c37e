import { html, render } from '../../../functions/texts/html.ts';
import { mailsNow, withLocalLinks } from '../now/mails.ts';
import { casePage } from '../pages/case.ts';
import { casesPage } from '../pages/cases.ts';
import { findingsPage } from '../pages/findings.ts';
import { documentOf, type Page } from '../pages/layout.ts';
import { mailPage } from '../pages/mail.ts';
import { worldPage } from '../pages/world.ts';
import type { Scene } from '../scene.ts';
import { scenarioDone } from './scenario-done.ts';

/** What a browser gets. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
/** Own files only; mails are shown in frames that may do nothing but open a link. */
const POLICY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};
const MAIL_POLICY = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
};

/** The page behind an address. */
export function pageAt(scene: Scene, url: URL): Reply {
  const [, first = '', second = ''] = url.pathname.split('/').map(decoded);
  if (first === 'scenario.json') return scenarioFile(scene);
  if (first === 'mail' && second !== '') return mailBody(scene, Number(second));
  const page = found(scene, url, first, second);
  const status = page === undefined ? 404 : 200;
  const body = render(documentOf(scene, page ?? NOTHING_HERE));
  return { status, headers: { ...HTML, ...POLICY }, body };
}

/** A part of an address; as it stands where it is no text. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function found(scene: Scene, url: URL, first: string, second: string): Page | undefined {
  if (first === 'cases' && second !== '') return casePage(scene, second);
  if (second !== '') return undefined;
  switch (first) {
    case '':
      return findingsPage(scene, url);
    case 'mail':
      return mailPage(scene, url);
    case 'cases':
      return casesPage(scene);
    case 'world':
      return worldPage(scene, url);
    default:
      return undefined;
  }
}

const NOTHING_HERE: Page = {
  title: 'There is nothing here',
  tab: '/',
  body: html`<p>This address leads nowhere. <a href="/">To the findings</a>.</p>`,
};

/** A mail as it was sent; its links open in a tab of their own. */
function mailBody(scene: Scene, index: number): Reply {
  const body = mailsNow(scene)[index]?.html;
  if (body === undefined)
    return { status: 404, headers: { ...HTML, ...POLICY }, body: render(html`<p>No such mail.</p>`) };
  const withTarget = body.replace(/<head>/i, '<head><base target="_blank">');
  return { status: 200, headers: { ...HTML, ...MAIL_POLICY }, body: withLocalLinks(withTarget, scene) };
}

function scenarioFile(scene: Scene): Reply {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="scenario.json"',
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body: `${JSON.stringify(scenarioDone(scene), null, 2)}\n` };
}
