import { SHOWN_DAY, SHOWN_TIME } from '../shown-time.ts';
import { SPOKEN } from './languages.ts';

const WORDS = Object.values(SPOKEN).map(({ words }) => words);
// The id of a key as people see it: its first and its last four characters.
const MASKED = '[A-Z]{4}…[A-Za-z0-9]{4}';
const PASSWORD = oneOf(WORDS.map(({ password }) => password));
const ACCESS_KEY = oneOf(WORDS.map(({ accessKey }) => accessKey));
const CREDENTIAL = `(?:${PASSWORD}|(?:${ACCESS_KEY} )?${MASKED})`;
const TIME = `(?:${SHOWN_TIME}|an unknown time)`;
const RESULT =
  '(?:kept|used|not used|disabled|left disabled|deleted|restored|left alone|failed)(?: \\([^\\n]*?\\))?';
const OUTCOME = `${CREDENTIAL} ${RESULT}`;
const EVIDENCE = `${CREDENTIAL} \\((?:unknown|Inactive|Expired|never used, \\d+ days old|last used ${SHOWN_DAY}(?:, [^;()\\n]+)?)\\)`;
const STATE = `${CREDENTIAL}: (?:on(?: \\(given back\\))?|disabled by this case|disabled by an earlier case|being (?:disabled|given back) by this case|off, not by this case|deleted by this case|gone|unknown)`;
const USER = '[\\w+=,.@-]{1,64}…?';
const ACCOUNT = '\\d{12}(?: \\([^\\n]{1,70}?\\))?';
const BLOCKER = `(?:${CREDENTIAL} \\((?:in-use|new|unknown|stays)\\)|[A-Z][\\w ]+|signing certificate \\w+|[\\w.-]+ credential \\w+|[\\w -]+ \\(could not be read\\)|(?:group|MFA device) [\\w+=,.@-]+ \\(below the protected path [^\\s)]+\\))`;

function oneOf(sources: string[]): string {
  return `(?:${sources.join('|')})`;
}

function listOf(one: string, separator = '; '): string {
  return `${one}(?:${separator}${one})*`;
}

/** What can stand in the place of a slot of a template, as the source of a regular expression. */
export const SLOTS = {
  cred: CREDENTIAL,
  names: `(?:${listOf(CREDENTIAL, '(?:, |、)')}|nothing|なし)`,
  /** What was not used; of what could not be looked at, why. */
  unused: `(?:${listOf(`${CREDENTIAL}(?: \\(not known: [^\\n]*?\\))?`, ', ')}|nothing)`,
  states: `(?:${listOf(STATE)}|no password and no access key)`,
  outcomes: `(?:${listOf(OUTCOME)}|nothing to report)`,
  evidences: listOf(EVIDENCE),
  blockers: listOf(BLOCKER, ', '),
  id: MASKED,
  day: SHOWN_DAY,
  time: TIME,
  n: '\\d+(?:\\.\\d+)?',
  word: '[\\w.-]+',
  address: '\\S+?',
  user: USER,
  account: ACCOUNT,
  of: oneOf(WORDS.map(({ of }) => of(USER, ACCOUNT))),
  /** When and for what a credential was last used, in a mail. */
  evidence: oneOf(WORDS.map(({ evidence }) => evidence(SHOWN_DAY))),
  /** What must be done so that each of several credentials counts as used. */
  uses: oneOf(WORDS.map(({ use }) => listOf(use(MASKED), '(?:; |、)'))),
  /** The name of a team: no whole sentence fits in. */
  team: '(?:(?![.?!] |。)[^\\n]){1,200}?',
  /** Words of people or of AWS, as few of them as fit. */
  free: '[^\\n]*?',
  /** Words of people to the end of the line. */
  rest: '[^\\n]*',
} as const;

export type Slot = keyof typeof SLOTS;
