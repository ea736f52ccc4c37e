import type { ReadText } from './claim.ts';
import { claimsOf } from './claims-of.ts';
import { ENGLISH, JAPANESE } from './language.ts';
import { nameOf } from './lists.ts';
import { MAIL_ROWS_EN } from './mail-phrases-en.ts';
import { MAIL_ROWS_JA } from './mail-phrases-ja.ts';
import { scanLine, together } from './scan.ts';
import { SLOTS } from './slots.ts';

const KANA = /[\u3040-\u30ff]/;
/** The lists of the credentials that a mail is about. */
const SUBJECTS =
  /^(What IAM reports \(use in the last hours may be missing\):|The credentials, as IAM reported them when this was first asked:|IAM の記録（直近数時間の使用は含まれないことがあります）：|対象の認証情報（最初におたずねした時点の IAM の記録）：)$/;
const BEGINS_WITH_NAME = new RegExp(`^- (${SLOTS.cred})`, 'u');

/** What a mail says; its language is that of its first line. */
export function readMail({ text }: { text: string }): ReadText {
  const lines = text.split('\n');
  const isJapanese = KANA.test(lines[0] ?? '');
  const [rows, language] = isJapanese
    ? ([MAIL_ROWS_JA, JAPANESE] as const)
    : ([MAIL_ROWS_EN, ENGLISH] as const);
  const scan = together(lines.map((line) => scanLine(line.replace(/^- /, ''), rows, language)));
  // What was done to a user that is gone is over.
  const isGone = scan.found.some(({ about, says }) => about === 'user' && says === 'gone');
  return claimsOf({ ...scan, isPast: scan.isPast || isGone }, listedIn(lines));
}

/** The credentials in the lists under those headings. */
function listedIn(lines: readonly string[]): string[] {
  const names: string[] = [];
  let isInside = false;
  for (const line of lines) {
    if (!line.startsWith('- ')) isInside = SUBJECTS.test(line);
    const shown = isInside ? BEGINS_WITH_NAME.exec(line)?.[1] : undefined;
    if (shown !== undefined) names.push(nameOf(shown));
  }
  return names;
}
