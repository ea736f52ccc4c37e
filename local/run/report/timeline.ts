import { styleText } from 'node:util';
import { type Chapter, chaptersOf, type Line } from './lines.ts';
import type { Report } from './report.ts';
import { hanging } from './wrap.ts';

/** How a timeline is written. */
export interface TimelineOptions {
  /** Colour for a terminal. */
  color: boolean;
  /** Columns of the terminal. */
  width: number;
  /** States that tell a reader nothing, such as choices. */
  hidden: ReadonlySet<string>;
}

/** Below it, a time stands in a row of its own: beside it there would be too little room for words. */
const WIDE = 72;
const STYLES = {
  person: 'cyan',
  state: 'dim',
  IAM: 'yellow',
  finding: 'green',
  mail: 'magenta',
  topic: 'dim',
} as const satisfies Record<Line['where'], string>;

/** What happened in a scenario, for people: aligned columns that fit the width, one part for each user. */
export function timelineText(report: Report, options: TimelineOptions): string {
  const chapters = chaptersOf(report, options.hidden).map((chapter) => chapterText(chapter, options));
  const end = hanging('', `ended ${timeOf(report.endedAt)} (virtual time, UTC)`, options.width);
  return [...chapters, end.join('\n')].join('\n\n');
}

function chapterText({ title, lines }: Chapter, options: TimelineOptions): string {
  let last = '';
  const rows = lines.flatMap((line) => {
    const time = timeOf(line.at);
    const shown = time === last ? '' : time;
    last = time;
    return rowsOf(line, shown, options);
  });
  const titles = hanging('', title, options.width).map((row) => painted('bold', row, options));
  return [...titles, ...rows].join('\n');
}

function rowsOf({ where, what }: Line, time: string, options: TimelineOptions): string[] {
  const isWide = options.width >= WIDE;
  const left = `${isWide ? `  ${time.padEnd(16)}` : '  '}  ${where.padEnd(7)}  `;
  const rows = hanging(left, what, options.width).map(
    (row) => row.slice(0, left.length) + painted(STYLES[where], row.slice(left.length), options),
  );
  return isWide || time === '' ? rows : [`  ${time}`, ...rows];
}

/** `2026-11-02 09:00` */
const timeOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

type Style = (typeof STYLES)[Line['where']] | 'bold';

// Whether there is a terminal that shows colours is the caller's to say.
const painted = (style: Style, text: string, { color }: TimelineOptions): string =>
  color ? styleText(style, text, { validateStream: false }) : text;
