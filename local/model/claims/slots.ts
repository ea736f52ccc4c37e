// The id of a key as people see it: its first and its last four characters.
const MASKED = '[A-Z]{4}…[A-Za-z0-9]{4}';
const CREDENTIAL = `(?:the password|[Pp]assword|パスワード|(?:access key |アクセスキー )?${MASKED})`;
const DAY = '\\d{4}-\\d\\d-\\d\\d';
const TIME = `(?:${DAY} \\d\\d:\\d\\d [A-Za-z0-9:+-]+|an unknown time)`;
const RESULT =
  '(?:kept|used|not used|disabled|left disabled|deleted|restored|left alone|failed)(?: \\([^\\n]*?\\))?';
const OUTCOME = `${CREDENTIAL} ${RESULT}`;
const EVIDENCE = `${CREDENTIAL} \\((?:unknown|Inactive|Expired|never used, \\d+ days old|last used ${DAY}(?:, [^;()\\n]+)?)\\)`;
const CHANGE = `${CREDENTIAL} (?:is|was) (?:disabled|deleted|restored)`;
const STATE = `${CREDENTIAL}: \\w+`;
const USER = '[\\w+=,.@-]{1,64}…?';
const ACCOUNT = '\\d{12}(?: \\([^\\n]{1,70}?\\))?';
const BLOCKER = `(?:${CREDENTIAL} \\((?:in-use|new|unknown)\\)|[A-Z][\\w ]+|[\\w.-]+ credential \\w+|[\\w -]+ \\(could not be read\\))`;

function listOf(one: string, separator = '; '): string {
  return `${one}(?:${separator}${one})*`;
}

/** What can stand in the place of a slot of a template, as the source of a regular expression. */
export const SLOTS = {
  cred: CREDENTIAL,
  names: listOf(CREDENTIAL, '(?:, |、)'),
  states: `(?:${listOf(STATE)}|no password and no access key|the user no longer exists|not read)`,
  outcomes: `(?:${listOf(OUTCOME)}|nothing to report)`,
  evidences: listOf(EVIDENCE),
  changes: listOf(CHANGE, ', '),
  blockers: listOf(BLOCKER, ', '),
  id: MASKED,
  day: DAY,
  time: TIME,
  iso: '[\\dTZ:.+-]+',
  n: '\\d+(?:\\.\\d+)?',
  word: '[\\w.-]+',
  address: '\\S+?',
  user: USER,
  account: ACCOUNT,
  of: `IAM user ${USER} in AWS account ${ACCOUNT}`,
  ofJa: `AWS アカウント ${ACCOUNT} の IAM ユーザー ${USER}`,
  /** When and for what a credential was last used, in a mail. */
  evidence: `(?:never used as far as IAM has recorded|last used ${DAY}(?: \\([^\\n]{1,180}?\\))?)(?:, created ${DAY})?(?:, \\d+ days? since its (?:last use|creation))?`,
  evidenceJa: `(?:IAM の記録では一度も使われていません|最終使用 ${DAY}(?:（[^\\n]{1,180}?）)?)(?:、作成 ${DAY})?(?:、(?:最後の使用|作成)から \\d+ 日)?`,
  /** A credential that was not changed, with the reason, in a list of a mail. */
  leftAlone: `${CREDENTIAL}: left alone \\([^\\n]*\\)`,
  /** The name of a team: no whole sentence fits in. */
  team: '(?:(?![.?!] |。)[^\\n]){1,200}?',
  /** Words of people or of AWS, as few of them as fit. */
  free: '[^\\n]*?',
  /** Words of people to the end of the line. */
  rest: '[^\\n]*',
} as const;

export type Slot = keyof typeof SLOTS;
