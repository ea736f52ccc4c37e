import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../functions/mail/compose.ts';
import type { MailMessage } from '../../../functions/texts/mail-texts.ts';
import { anOrder, anyOrder, aUser, LINK, NOTICES, QUESTIONS } from './orders.ts';

const MESSAGES: MailMessage[] = [...QUESTIONS, ...NOTICES];

/** What a person reads of a mail in HTML. */
function visibleText(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#96': '`' };
  return html
    .replace(/[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(lt|gt|quot|amp|#39|#96);/g, (_, name: string) => entities[name] ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** Relative contrast of two colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(MESSAGES)('the HTML of "%s"', (message) => {
  const { text, html } = composeMail(anyOrder(message));

  it('says what the plain text says', () => {
    const spoken = visibleText(html);

    for (const line of text.split('\n').filter((one) => one !== ''))
      expect(spoken).toContain(line.replace(/^- /, ''));
  });

  it('loads nothing, runs nothing, tracks nobody', () => {
    expect(html).not.toMatch(
      /<(img|script|link|style|iframe|form|input|svg|base|object)\b|url\(|@import|src=/i,
    );
    expect(html).not.toMatch(/\bon\w+=/i);
    expect(html.match(/href="[^"]*"/g) ?? []).toEqual(
      'question' in anyOrder(message) ? [`href="${LINK}"`] : [],
    );
  });

  it('leaves dark backgrounds to the client', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    const coloured = html.match(/<[^>]*(?<![-\w])(?:bgcolor=|background(?:-color)?:|color:)[^>]*>/g) ?? [];
    expect(coloured.filter((tag) => !/^<(a|td) /.test(tag))).toEqual([]);
  });
});

describe('the button', () => {
  const { html } = composeMail(anyOrder('asked'));
  const [table = ''] = html.match(/<table[\s\S]*<\/table>/) ?? [];

  it('is one cell with its own colour and padding, as Outlook on Windows shows them, and no table to a screen reader', () => {
    expect(table.match(/<t[dr]\b/g)).toEqual(['<tr', '<td']);
    expect(table).toMatch(/^<table role="presentation" cellspacing="0" cellpadding="0" border="0"/);
    expect(table).toMatch(/<td [^>]*bgcolor="#0b57d0"[^>]*mso-padding-alt:12px 24px/);
  });

  it('can be pressed everywhere, high enough for a thumb, in colours that a dark client can keep', () => {
    const [, style = ''] = /<a [^>]*style="([^"]*)"/.exec(table) ?? [];
    const pixels = (name: string) => Number(new RegExp(`(?:^|;)${name}:(\\d+)px`).exec(style)?.[1]);

    expect(style).toContain('display:inline-block');
    expect(pixels('line-height') + 2 * pixels('padding')).toBeGreaterThanOrEqual(44);
    expect(contrast('#0b57d0', /[^-]color:(#\w{6})/.exec(style)?.[1] ?? '')).toBeGreaterThan(4.5);
  });

  it('stands before its address, for whom it does not work', () => {
    expect(html.indexOf('</table>')).toBeLessThan(html.indexOf(`>${LINK}<`));
  });
});

describe('the thread of a case', () => {
  const mails = MESSAGES.map((message) => composeMail(anyOrder(message)));

  it('has one subject and one reference in all its mails', () => {
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(mails.map(({ headers }) => JSON.stringify(headers))).size).toBe(1);
    expect(mails[0]?.headers).toEqual({
      'In-Reply-To': '<alice-AIDAEXAMPLE123456789-1.unused-credentials@example.com>',
      References: '<alice-AIDAEXAMPLE123456789-1.unused-credentials@example.com>',
      'Auto-Submitted': 'auto-generated',
    });
  });

  it('is another one for another case', () => {
    const { headers } = composeMail(anyOrder('asked', { case: { caseId: 'alice-AIDAEXAMPLE123456789-2' } }));

    expect(headers['References']).not.toBe(mails[0]?.headers['References']);
  });
});

describe('markup in values', () => {
  it('is shown, not obeyed', () => {
    const evil = '"><img src=x onerror=alert(1)><a href="https://evil.example">x</a>&amp;\'`';
    const credentials = aUser().credentials.map((one) => ({ ...one, lastUsedService: evil }));
    const { html } = composeMail(
      anOrder('asked', {
        case: { user: aUser({ credentials, tags: { Owner: evil } }), userName: evil },
        settings: { teamName: evil.slice(0, 60), accountNames: { '123456789012': evil.slice(0, 64) } },
        recipient: { address: 'a@example.com', role: 'stakeholder', reason: evil },
      }),
    );

    expect(html).not.toContain('<img');
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
  });
});
