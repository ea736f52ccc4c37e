import { onceForText } from '../once.ts';
import { SHOWN_TIME } from '../shown-time.ts';
import type { Says } from './claim.ts';
import { claimsOfList, nameOf, namesIn } from './lists.ts';
import type { About, Said } from './phrase.ts';
import type { Row } from './row.ts';
import type { Sentences } from './spoken-language.ts';

const TIME = new RegExp(SHOWN_TIME, 'gu');

/** A claim whose credential may still have to be told from the whole text. */
export interface Found {
  about: string;
  says: Says;
  sentence: string;
  /** Whether it comes from a list, and so may tell what a sentence about `some` means. */
  isListed: boolean;
}

/** What was found in a text, in its order. */
export interface Scan {
  found: Found[];
  unread: string[];
  /** The time at which what the text lists was so, as it says itself. */
  asOf?: string;
}

/** What lines are read by. */
interface Reading {
  rows: readonly Row[];
  sentences: Sentences;
  /** May say of the rest of a line, where no row fits, that nothing is to be read there. */
  stopsAt?(rest: string): boolean;
}

/** Reads lines of text sentence by sentence; one about a credential that no row knows is unread. */
export function scannerOf(reading: Reading): (line: string) => Scan {
  return onceForText((line) => scanLine(line, reading));
}

function scanLine(line: string, { rows, sentences, stopsAt = () => false }: Reading): Scan {
  const scan: Scan = { found: [], unread: [] };
  for (let at = 0; at < line.length; ) {
    const match = matchAt(line, at, rows);
    if (match === undefined && stopsAt(line.slice(at))) break;
    const sentence = match?.sentence ?? sentenceAt(line, at, sentences);
    if (match !== undefined) take(scan, match);
    else if (sentences.about.test(withoutNames(sentence))) scan.unread.push(sentence.trim());
    at += Math.max(sentence.length, 1);
    while (line[at] === ' ') at++;
  }
  return scan;
}

/** Several scans as one. */
export function together(scans: readonly Scan[]): Scan {
  const asOf = scans.find((scan) => scan.asOf !== undefined)?.asOf;
  return {
    found: scans.flatMap(({ found }) => found),
    unread: scans.flatMap(({ unread }) => unread),
    ...(asOf !== undefined && { asOf }),
  };
}

/** Names that somebody chose (`off-duty@example.com`, a case, a role) say nothing of a credential. */
function withoutNames(sentence: string): string {
  return sentence.replaceAll(/\S+@\S+|\b\w+(?:-\w+)+\b/g, '');
}

interface Match {
  row: Row;
  sentence: string;
  groups: Record<string, string | undefined>;
}

// The longest match wins, so that a row for one sentence cannot hide one for that sentence and the next.
function matchAt(line: string, at: number, rows: readonly Row[]): Match | undefined {
  let best: Match | undefined;
  for (const row of rows.filter(({ head }) => line.startsWith(head, at))) {
    row.pattern.lastIndex = at;
    const match = row.pattern.exec(line);
    if (match !== null && match[0].length > (best?.sentence.length ?? 0))
      best = { row, sentence: match[0], groups: match.groups ?? {} };
  }
  return best;
}

function sentenceAt(line: string, at: number, { end }: Sentences): string {
  const rest = line.slice(at);
  const match = end.exec(rest);
  return match === null ? rest : rest.slice(0, match.index + match[0].length);
}

function take(scan: Scan, { row, sentence, groups }: Match): void {
  for (const said of row.said) {
    if (said === 'dated') scan.asOf ??= [...sentence.matchAll(TIME)].at(-1)?.[0] ?? '';
    else scan.found.push(...foundIn(said, sentence, groups));
  }
}

function foundIn(said: Exclude<Said, 'dated'>, sentence: string, groups: Match['groups']): Found[] {
  if (typeof said === 'string')
    return claimsOfList(said, groups[said] ?? '').map(([about, says]) => ({
      about,
      says,
      sentence,
      isListed: true,
    }));
  const [about, says] = said;
  return subjects(about, groups).map((subject) => ({
    about: subject,
    says,
    sentence,
    isListed: about === 'cred',
  }));
}

function subjects(about: About, groups: Match['groups']): string[] {
  if (about === 'names') return namesIn(groups['names'] ?? '');
  return about === 'cred' ? [nameOf(groups['cred'] ?? '')] : [about];
}
