import { type Html, html } from '../../../functions/texts/html.ts';
import { isTopic, type MailNow, mailboxName, mailsNow, withLocalLinks } from '../now/mails.ts';
import type { Scene } from '../scene.ts';
import type { Page } from './layout.ts';
import { mailboxHref, openIn } from './places.ts';
import { timeText } from './times.ts';

/** The mailboxes of all people, the mails of one of them, and one mail as it looks to its reader. */
export function mailPage(scene: Scene, url: URL): Page {
  const all = mailsNow(scene);
  const open = openIn(all, url, 'mail');
  const to = url.searchParams.get('to') ?? open?.to ?? [...all].reverse().find(isMail)?.to;
  return {
    title: 'Mail',
    tab: '/mail',
    body: html`<p class="lead">What people have got. Open a mail as its reader, follow its link, and answer.</p>
<div class="mail">
<nav class="choose" aria-label="Mailboxes" id="mailboxes" data-live>${mailboxes(all, to)}</nav>
<div class="choose" id="mails" data-live>${to === undefined ? html`<p>No mail yet. Start a case on the page <a href="/">Findings</a>.</p>` : mailsOf(scene, all, { to, open })}</div>
${open !== undefined && message(scene, open)}
</div>`,
  };
}

const isMail = ({ to }: MailNow): boolean => !isTopic(to);

function mailboxes(all: readonly MailNow[], current: string | undefined): Html {
  const boxes = [...new Set(all.map(({ to }) => to))].sort(
    (one, other) => Number(isTopic(one)) - Number(isTopic(other)) || (one < other ? -1 : 1),
  );
  return html`<ul>${boxes.map(
    (to) =>
      html`<li><a href="${mailboxHref(to)}"${to === current && html` aria-current="true"`}>${mailboxName(to)} <span class="count">${all.filter((mail) => mail.to === to).length}</span></a></li>
`,
  )}</ul>`;
}

function mailsOf(
  scene: Scene,
  all: readonly MailNow[],
  { to, open }: { to: string; open: MailNow | undefined },
): Html {
  const theirs = all.filter((mail) => mail.to === to).reverse();
  return html`<h2>${mailboxName(to)}</h2>
${theirs.length === 0 && html`<p>No mail has come to this address.</p>`}
<ol class="mails">${theirs.map(
    ({ index, at, subject, text }) =>
      html`<li><a href="/mail?mail=${index}"${index === open?.index && html` aria-current="true"`}><b>${subject}</b><br>${isTopic(to) ? '' : firstLine(text)} <span class="hint">${timeText(scene, at)}</span></a></li>
`,
  )}</ol>`;
}

/** All mails of a case have one subject: what differs is said first in the text. */
const firstLine = (text: string): string => text.split('\n', 1).join();

function message(scene: Scene, mail: MailNow): Html {
  const { index, subject, at, to, text } = mail;
  return html`<article class="message" aria-labelledby="subject"><h2 id="subject">${subject}</h2>
<p class="hint">To ${mailboxName(to)}, ${timeText(scene, at)}</p>
${
  mail.html === undefined
    ? html`<pre>${withLocalLinks(text, scene)}</pre>`
    : html`<iframe src="/mail/${index}" title="The mail: ${subject}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details id="as-text"><summary>As plain text</summary><pre>${withLocalLinks(text, scene)}</pre></details>`
}</article>`;
}
