import { styleText } from 'node:util';
import { oneLine } from '../../functions/texts/visible.ts';
import type { Line, State } from './checks/line.ts';

const COLORS = { ok: 'green', wrong: 'red', 'cannot tell': 'yellow' } as const satisfies Record<
  State,
  string
>;
const STATE_WIDTH = 'cannot tell'.length;
/** Characters of the texts that a table is still worth having for. */
const LEAST = 36;

/**
 * The lines as a table that fits a terminal of this width, and how many are how. What mends a line stands below it; a
 * word that is wider than the terminal, such as an ARN, is not broken.
 */
export function showLines(lines: readonly Line[], width: number, isColored = false): string {
  const subjects = Math.max(...lines.map(({ subject }) => subject.length));
  const indent = STATE_WIDTH + 2 + subjects + 2;
  const isTable = width - indent >= LEAST;
  const rows = lines.flatMap((line) =>
    isTable
      ? tableRow(line, { subjects, indent, width, isColored })
      : [
          `${colored(line.state, isColored)}  ${line.subject}`,
          ...texts(line, width - 2).map((text) => `  ${text}`),
        ],
  );
  return [...rows, '', showCount(lines)].join('\n');
}

interface Columns {
  subjects: number;
  indent: number;
  width: number;
  isColored: boolean;
}

function tableRow(line: Line, { subjects, indent, width, isColored }: Columns): string[] {
  const head = `${colored(line.state, isColored)}  ${line.subject.padEnd(subjects)}  `;
  return texts(line, width - indent).map((text, row) => (row === 0 ? head : ' '.repeat(indent)) + text);
}

function texts({ says, mend }: Line, width: number): string[] {
  const below =
    mend === undefined
      ? []
      : wrapped(mend, width - 2).map((text, row) => (row === 0 ? `→ ${text}` : `  ${text}`));
  return [...wrapped(says, width), ...below];
}

function colored(state: State, isColored: boolean): string {
  const text = state.padEnd(STATE_WIDTH);
  return isColored ? styleText(COLORS[state], text, { validateStream: false }) : text;
}

/** Some of it are words of AWS, which may have lines of their own. */
function wrapped(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of oneLine(text, Number.POSITIVE_INFINITY).split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (longer.length > width && row !== '') {
      rows.push(row);
      row = word;
    } else row = longer;
  }
  return [...rows, row];
}

function showCount(lines: readonly Line[]): string {
  const count = (state: State) => lines.filter((line) => line.state === state).length;
  return `${count('ok')} ok, ${count('wrong')} wrong, ${count('cannot tell')} cannot tell`;
}
