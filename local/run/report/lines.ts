import { endOfCase } from './case-end.ts';
import type { Report } from './report.ts';
import { type ReportedUser, usersOf } from './users.ts';

/** One thing that happened, as the timeline shows it. */
export interface Line {
  /** ISO 8601. */
  at: string;
  where: 'person' | 'state' | 'IAM' | 'finding' | 'mail' | 'topic';
  what: string;
}

/** What happened to one IAM user, or (without a user) to everything around. */
export interface Chapter {
  title: string;
  lines: Line[];
}

/** Where things that happen at the same time come in the text: cause before effect. */
const ORDER: Line['where'][] = ['person', 'state', 'IAM', 'finding', 'mail', 'topic'];

/** The chapters of a report, one for each user with findings. States in `hidden` are left out. */
export function chaptersOf(report: Report, hidden: ReadonlySet<string>): Chapter[] {
  const chapters = usersOf(report).map((each) => ({
    title: titleOf(report, each),
    lines: linesOf(report, each, hidden),
  }));
  const around = report.stepResults.filter(
    (stepResult) => stepResult.user === undefined && stepResult.users === undefined,
  );
  const rest = { title: 'around', lines: around.map(stepResultLine) };
  return [...chapters, ...(rest.lines.length > 0 ? [rest] : [])];
}

function titleOf(report: Report, { account, user, label }: ReportedUser): string {
  const cases = report.executions.filter(isOf({ account, user }));
  const texts = cases.map((each) => `case ${each.name}: ${endOfCase(report, each)}`);
  return [label, ...(texts.length > 0 ? texts : ['no case'])].join(' · ');
}

type Named = Pick<ReportedUser, 'account' | 'user'>;

const isOf =
  ({ account, user }: Named) =>
  (one: { account?: string; user?: string }): boolean =>
    one.account === account && one.user === user;

function linesOf(report: Report, { account, user }: Named, hidden: ReadonlySet<string>): Line[] {
  const executions = report.executions.filter(isOf({ account, user }));
  const caseIds = executions.map(({ name }) => name);
  const findings = report.findings.filter(
    (finding) => finding.account === account && finding.names.at(-1) === user,
  );
  const lines: Line[] = [
    ...report.stepResults
      .filter((stepResult) => stepResult.user === user || stepResult.users?.includes(user))
      .map(stepResultLine),
    ...executions.flatMap((execution) => stateLines(execution, hidden)),
    ...report.iam.filter(isOf({ account, user })).map(iamLine),
    ...findings.flatMap(findingLines),
    ...messageLines(report.messages.filter((message) => isAbout(message, user, caseIds))),
  ];
  return lines.sort(
    (one, other) =>
      secondOf(one.at).localeCompare(secondOf(other.at)) ||
      ORDER.indexOf(one.where) - ORDER.indexOf(other.where),
  );
}

function stepResultLine({ at, what, status, got }: Report['stepResults'][number]): Line {
  const result = [status, got].filter((part) => part !== undefined).join(' ');
  return { at, where: 'person', what: result === '' ? what : `${what} → ${result}` };
}

/** What happens within a second is told together. */
const secondOf = (iso: string): string => iso.slice(0, 19);

/** States entered within a second become one line. */
function stateLines({ states }: Report['executions'][number], hidden: ReadonlySet<string>): Line[] {
  const groups = new Map<string, { at: string; names: string[] }>();
  for (const { name, enteredAt: at } of states) {
    if (hidden.has(name)) continue;
    const group = groups.get(secondOf(at)) ?? { at, names: [] };
    group.names.push(name);
    groups.set(secondOf(at), group);
  }
  return [...groups.values()].map(({ at, names }) => ({ at, where: 'state', what: names.join(' → ') }));
}

function iamLine({ at, action, detail, by }: Report['iam'][number]): Line {
  // A tag is its key and its value; what else changes, its value tells.
  const details = Object.entries(detail).map(([name, value]) =>
    action === 'TagUser' ? `${name}=${value}` : detailText(name, value),
  );
  const who = by.includes('assumed-role') ? '' : ` (by ${by})`;
  return { at, where: 'IAM', what: `${[action, ...details].join(' ')}${who}` };
}

/** A value that says by itself what it is; what is only so or not so needs its name: `reset required: yes`. */
function detailText(name: string, value: string | number | boolean): string {
  if (typeof value !== 'boolean') return shortKey(String(value));
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words}: ${value ? 'yes' : 'no'}`;
}

/** The states of a finding that differ from the one before. */
function findingLines({ history }: Report['findings'][number]): Line[] {
  return history.flatMap((change, index) => {
    const before = history[index - 1];
    const parts = [
      change.status,
      ...(before !== undefined && change.compliance !== before.compliance ? [change.compliance] : []),
      ...(change.recordState !== before?.recordState && before !== undefined ? [change.recordState] : []),
      ...(change.note !== undefined && change.note !== before?.note
        ? [newIn(change.note, before?.note)]
        : []),
    ];
    if (before === undefined && change.status === 'NEW') return [];
    return [{ at: change.at, where: 'finding' as const, what: parts.filter(Boolean).join(' ') }];
  });
}

/** A note, but of one in which a single word is new, as when a mail has gone out, that word. */
function newIn(note: string, before = ''): string {
  const old = before.split(' ');
  const words = note.split(' ');
  const [word, ...others] = words.filter((each, index) => each !== old[index]);
  const isOneWord = word !== undefined && others.length === 0 && words.length === old.length;
  return isOneWord ? `the same note, now with "${word}"` : withoutCase(note);
}

/** The title of the chapter names the case already. */
const withoutCase = (note: string): string => note.replace(/ Case [\w-]+\.$/, '');

/** By the case, else by the name; a name that several accounts have does not say which is meant. */
function isAbout(message: Report['messages'][number], user: string, caseIds: string[]): boolean {
  const text = `${message.subject}\n${message.text}\n${message.links.join('\n')}`;
  if (caseIds.some((id) => text.includes(id))) return true;
  return new RegExp(`(?<![\\w.@-])${user.replace(/[^\w]/g, '\\$&')}(?![\\w@-])`).test(text);
}

/** A mail that went to several people becomes one line: its first one, since all mails of a case have one subject. */
function messageLines(messages: Report['messages']): Line[] {
  const lines = new Map<string, Line & { to: string[] }>();
  for (const { at, to, subject, text } of messages) {
    const where = to.startsWith('arn:') ? 'topic' : 'mail';
    const what = where === 'mail' ? (text.split('\n')[0] ?? subject) : subject;
    const line = lines.get(`${at} ${where} ${what}`) ?? { at, where, what, to: [] };
    line.to.push(to);
    lines.set(`${at} ${where} ${what}`, line);
  }
  return [...lines.values()].map(({ at, where, what, to }) => ({
    at,
    where,
    what: where === 'mail' ? `to ${to.join(', ')}: ${what}` : what,
  }));
}

/** Key ids as people may see them in public. */
export function shortKey(text: string): string {
  return text.replace(/\b(A[KS]IA)[A-Z0-9]{8,}([A-Z0-9]{4})\b/g, '$1…$2');
}
