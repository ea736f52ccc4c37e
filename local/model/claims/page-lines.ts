import { LANGUAGES, type Language } from '../../../functions/domain/settings/language.ts';

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&amp;': '&',
};

/** Parts of a page that are not read: what is no text, and what somebody has typed. */
const UNREAD = /<head>[\s\S]*?<\/head>|<textarea[\s\S]*?<\/textarea>/g;
const ROW = /<tr[^>]*><th role="rowheader"[^>]*>([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g;
const CELL = /<td[^>]*? data-label="([^"]*)"[^>]*>([\s\S]*?)<\/td>/g;
const TERM = /<dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd>/g;
const INLINE = /<\/?(?:a|bdi|code|time)(?:\s[^>]*)?>/g;

/**
 * The texts of a page, one line each: a cell of a table as `name – column: text`, a description as `term: text`.
 * What stands in other elements is a line of its own.
 */
export function linesOf(html: string): string[] {
  return html
    .replace(UNREAD, '\n')
    .replace(ROW, (_, name: string, cells: string) => rowLines(name, cells))
    .replace(TERM, '\n$1: $2\n')
    .replace(INLINE, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map((line) => decode(line).trim())
    .filter((line) => line !== '');
}

/** The language that a page is written in, by its own word. */
export function languageOf(html: string): Language {
  return LANGUAGES.find((language) => html.includes(`<html lang="${language}">`)) ?? 'en';
}

const USER = /<li class="(user|result)" id="(?:user|result)-([^"]+)">([\s\S]*?)<\/li>/g;

/** What a page about several users says of one: how it stands, or what became of the answer that was just sent. */
interface PartOfList {
  caseId: string;
  isResult: boolean;
  html: string;
}

/** What a page about several users says of each, by the case; and the page without that. Each is read like a page. */
export function usersOf(html: string): { users: PartOfList[]; rest: string } {
  const start = `<html lang="${languageOf(html)}">`;
  const users = [...html.matchAll(USER)].map(([, kind, caseId = '', text = '']) => ({
    caseId,
    isResult: kind === 'result',
    html: `${start}${text}`,
  }));
  return { users, rest: html.replace(USER, '\n') };
}

function rowLines(name: string, cells: string): string {
  const lines = [...cells.matchAll(CELL)].map(([, column = '', text = '']) => `${name} – ${column}: ${text}`);
  return `\n${lines.join('\n')}\n`;
}

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|#96|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
