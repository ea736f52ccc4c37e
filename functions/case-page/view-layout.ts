import type { PageTexts } from '../texts/page-texts.ts';
import { type Html, html, render, trusted } from './html.ts';
import { STYLE } from './style.ts';

/** A whole document around the content: title, language, stylesheet. */
export function document({
  title,
  team,
  texts,
  content,
}: {
  title: string;
  team: string;
  texts: PageTexts;
  content: Html;
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
<header><p class="team">${team}</p></header>
${content}
</div>
</body>
</html>
`);
}

/** A page of a heading and a sentence, which tells nothing of any case. */
export function plainPage(
  [title, detail]: readonly [title: string, detail: string],
  { team, texts }: { team: string; texts: PageTexts },
): string {
  const content = html`<main><h1>${title}</h1><p>${detail}</p></main>`;
  return document({ title, team, texts, content });
}
