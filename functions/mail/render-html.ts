import { escapeHtml } from '../texts/html.ts';
import type { Block } from './content.ts';

const BLUE = '#0b57d0';

/**
 * Text and background are left to the client, so that a dark one stays dark; only the button has colours of its own. Outlook on Windows
 * lays out as Word does: it pads and colours cells, not links, so the button is a cell, padded by `mso-padding-alt` there
 * and by the link elsewhere, where all of it can be pressed.
 */
const STYLE = {
  body: 'margin:0;padding:16px;color-scheme:light dark;font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5',
  wrap: 'max-width:600px;margin:0 auto',
  headline: 'font-size:22px;line-height:1.3;margin:0 0 16px',
  paragraph: 'margin:0 0 16px',
  heading: 'margin:0 0 4px;font-weight:600',
  list: 'margin:0 0 16px;padding:0 0 0 20px',
  item: 'margin:0 0 4px;overflow-wrap:anywhere',
  action: 'margin:0 0 12px;font-weight:600',
  table: 'margin:0 0 12px;border-collapse:separate',
  cell: `background-color:${BLUE};border:1px solid ${BLUE};border-radius:6px;mso-padding-alt:12px 24px`,
  button:
    'display:inline-block;padding:12px 24px;border-radius:6px;color:#ffffff;font-size:16px;line-height:20px;font-weight:600;text-decoration:none',
  address: 'margin:0 0 16px;font-size:13px;word-break:break-all',
  small: 'margin:0 0 8px;font-size:14px;overflow-wrap:anywhere',
};

/**
 * A mail as HTML for any client: inline styles only, no image, nothing loaded from elsewhere, one link. Every value
 * is escaped.
 */
export function renderHtml(
  blocks: Block[],
  { language, title }: { language: string; title: string },
): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
</head>
<body style="${STYLE.body}">
<div style="${STYLE.wrap}">
${blocks.map(partOf).join('\n')}
</div>
</body>
</html>
`;
}

function partOf(block: Block): string {
  if (block.is === 'list') {
    const items = block.items.map((item) => `<li style="${STYLE.item}">${escapeHtml(item)}</li>`).join('');
    return `<p style="${STYLE.heading}">${escapeHtml(block.heading)}</p><ul style="${STYLE.list}">${items}</ul>`;
  }
  const text = escapeHtml(block.text);
  if (block.is === 'headline') return `<h1 style="${STYLE.headline}">${text}</h1>`;
  if (block.is !== 'action') return `<p style="${STYLE[block.is]}">${text}</p>`;
  const url = escapeHtml(block.url);
  return [
    `<p style="${STYLE.action}">${text}</p>`,
    button(url, escapeHtml(block.label)),
    `<p style="${STYLE.address}">${url}</p>`,
  ].join('\n');
}

function button(url: string, label: string): string {
  const link = `<a href="${url}" style="${STYLE.button}">${label}</a>`;
  return `<table role="presentation" cellspacing="0" cellpadding="0" border="0" style="${STYLE.table}"><tr><td align="center" bgcolor="${BLUE}" style="${STYLE.cell}">${link}</td></tr></table>`;
}
