import { styleText } from 'node:util';
import { type Chapter, chaptersOf, type Line } from './lines.ts';
import type { Report } from './report.ts';

interface TimelineOptions {
  /** Colour for a terminal. */
  color: boolean;
  /** States that tell a reader nothing, such as choices. */
  hidden: ReadonlySet<string>;
}

const WIDTH = 100;
/** Enough for the longest note. */
const MOST_ROWS = 9;
const COLORS = {
  person: 'cyan',
  state: 'dim',
  IAM: 'yellow',
  finding: 'green',
  mail: 'magenta',
  topic: 'dim',
} as const satisfies Record<Line['where'], string>;

/** What happened in a scenario, for people: aligned columns of at most 100 characters, one part for each user. */
export function timelineText(report: Report, options: TimelineOptions): string {
  const chapters = chaptersOf(report, options.hidden).map((chapter) => chapterText(chapter, options));
  return [...chapters, `ended ${timeOf(report.endedAt)} (virtual time, UTC)`].join('\n\n');
}

function chapterText({ title, lines }: Chapter, { color }: TimelineOptions): string {
  let last = '';
  const rows = lines.flatMap((line) => {
    const time = timeOf(line.at);
    const shown = time === last ? '' : time;
    last = time;
    return rowsOf(line, shown, color);
  });
  return [color ? styled('bold', title) : title, ...rows].join('\n');
}

function rowsOf({ where, what }: Line, time: string, color: boolean): string[] {
  const left = `  ${time.padEnd(16)}  ${where.padEnd(7)}  `;
  const paint = (text: string): string => (color ? styled(COLORS[where], text) : text);
  const rows = wrap(what, WIDTH - left.length);
  return rows.map((row, index) => (index === 0 ? left : ' '.repeat(left.length)) + paint(row));
}

/** In this style wherever it goes: whoever asks for the timeline knows whether that is a terminal. */
function styled(style: (typeof COLORS)[Line['where']] | 'bold', text: string): string {
  return styleText(style, text, { validateStream: false });
}

/** `2026-11-02 09:00` */
const timeOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** Breaks a text at spaces into a few rows; what does not fit ends in an ellipsis. */
function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/).map((each) => cut(each, width))) {
    const row = rows.pop();
    const fits = row !== undefined && row.length + 1 + word.length <= width;
    if (fits) rows.push(`${row} ${word}`);
    else rows.push(...(row === undefined ? [] : [row]), word);
  }
  if (rows.length <= MOST_ROWS) return rows;
  return [...rows.slice(0, MOST_ROWS - 1), `${(rows[MOST_ROWS - 1] ?? '').slice(0, width - 2)} …`];
}

const cut = (word: string, width: number): string =>
  word.length <= width ? word : `${word.slice(0, width - 1)}…`;
