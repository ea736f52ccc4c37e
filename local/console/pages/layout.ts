import { type Html, html } from '../../../functions/texts/html.ts';
import { messagesOf } from '../../run/report/report.ts';
import { findingsNow } from '../now/findings.ts';
import type { Scene } from '../scene.ts';
import { clockBar } from './clock-bar.ts';

/** A page: its title, the tab that it belongs to, and what stands on it. */
export interface Page {
  title: string;
  tab: Tab;
  body: Html;
}

export type Tab = '/' | '/mail' | '/cases' | '/world';

/** The whole document of a page. Parts with `data-live` are replaced by the script when something has happened. */
export function documentOf(scene: Scene, { title, tab, body }: Page): Html {
  const { notice } = scene.desk;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – local console</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console.css">
<script src="/console.js" defer></script>
${isUnderWay(scene) && html`<noscript><meta http-equiv="refresh" content="1"></noscript>`}
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header>
<p class="stand-in"><strong>Local console.</strong> It stands in for Security Hub CSPM, mailboxes and IAM, on a clock that you move. Nothing here reaches AWS.</p>
<nav aria-label="Pages"><ul id="tabs" data-live>${tabs(scene, tab)}</ul></nav>
<section id="clock" class="clock" aria-label="Clock" data-live>${clockBar(scene)}</section>
</header>
<div id="notice" class="notice-slot" role="status" data-live>${
    notice !== undefined && html`<p class="notice${notice.isBad && ' bad'}">${notice.text}</p>`
  }</div>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer><p>What you do here is a scenario. <a href="/scenario.json" download="scenario.json">Save it as a file</a> and play it again with <code>npm run case -- scenario.json</code>.</p></footer>
</body>
</html>
`;
}

/** A long act goes on behind the page that its form led to; without a script that page would never say what came of it. */
function isUnderWay({ desk }: Scene): boolean {
  return desk.isBusy || desk.isPlaying || desk.passesUntil !== undefined;
}

function tabs(scene: Scene, current: Tab): Html[] {
  const findings = findingsNow(scene);
  const cases = new Set(findings.flatMap(({ caseId }) => caseId ?? [])).size;
  const mails = messagesOf(scene.desk.session.play.simulation).length;
  const all: [Tab, string, number | undefined][] = [
    ['/', 'Findings', findings.length],
    ['/mail', 'Mail', mails],
    ['/cases', 'Cases', cases],
    ['/world', 'World', undefined],
  ];
  return all.map(
    ([href, name, count]) =>
      html`<li><a href="${href}"${href === current && html` aria-current="page"`}>${name}${
        count !== undefined && html` <span class="count">${count}</span>`
      }</a></li>`,
  );
}
