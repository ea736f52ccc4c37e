import { contactUrl } from '../domain/settings/contact.ts';
import { type Html, html, render, trusted } from '../texts/html.ts';
import type { PageTexts } from '../texts/page-texts.ts';
import { STYLE } from './style.ts';

/** A whole document around the content: title, language, stylesheet, and before all else whom to ask. */
export function document({
  title,
  team,
  contact,
  texts,
  content,
  footer,
}: {
  title: string;
  team: string;
  contact: string;
  texts: PageTexts;
  content: Html;
  /** What else stands at the foot of the page. */
  footer?: string;
}): string {
  return render(html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title} – ${team}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<div class="wrap">
<header><p class="team">${texts.questionsTo(team)} <a href="${contactUrl(contact)}">${contact}</a></p></header>
${content}
${footer !== undefined && html`<footer><p>${footer}</p></footer>`}
</div>
</body>
</html>
`);
}

/** A page of a heading and a sentence, which tells nothing of any case. */
export function plainPage(
  [title, detail]: readonly [title: string, detail: string],
  { team, contact, texts }: { team: string; contact: string; texts: PageTexts },
): string {
  const content = html`<main><h1>${title}</h1><p>${detail}</p></main>`;
  return document({ title, team, contact, texts, content });
}
