import { findingIds, type Play, type StepResult, whoOf } from './acts/act.ts';
import { newestExecution } from './acts/execution.ts';
import type { Expectation } from './scenario/expectations.ts';

/** Something that a scenario expects is not so. */
export class FailedExpectation extends Error {
  override name = 'FailedExpectation';
}

/** A fact: the field that names it, what was expected, and what was found. */
interface Fact {
  field: string;
  expected: unknown;
  found: unknown;
  /** Whether the text found need only contain the one expected. */
  isPart?: boolean;
}

/** Throws FailedExpectation with everything that is not so. `where` names the step; `results` are its own. */
export function checkExpectation(
  play: Play,
  expectation: Expectation,
  { where, results }: { where: string; results: readonly StepResult[] },
): void {
  const failed = factsOf(play, expectation, results).filter((fact) => !holds(fact));
  if (failed.length === 0) return;
  const lines = failed.map(
    ({ field, expected, found, isPart }) =>
      `${where}: expect.${field}: expected ${isPart ? 'text with ' : ''}${textOf(expected)}, found ${textOf(found)}`,
  );
  throw new FailedExpectation(lines.join('\n'));
}

function factsOf(play: Play, expectation: Expectation, results: readonly StepResult[]): Fact[] {
  const { finding = {}, user = {}, mails = {}, execution = {} } = expectation;
  return [
    ...Object.entries(finding).flatMap(([name, expected]) => factsOfFinding(play, name, expected)),
    ...Object.entries(user).flatMap(([name, expected]) => factsOfUser(play, name, expected)),
    ...Object.entries(mails).map(([address, expected]) => {
      return { field: `mails.${address}`, expected, found: mailsTo(play, address) };
    }),
    ...Object.entries(execution).map(([name, expected]) => {
      const found = newestExecution(play, whoOf(play, { user: name }))?.status ?? 'none';
      return { field: `execution.${name}`, expected, found };
    }),
    ...factsOfResults(expectation, results),
  ];
}

function factsOfFinding(
  play: Play,
  name: string,
  { status, step, note }: NonNullable<Expectation['finding']>[string],
): Fact[] {
  const ids = findingIds(play, name);
  if (ids.length === 0) throw new Error(`Security Hub has reported no finding ${name}`);
  return ids.flatMap((id) => {
    const document = play.simulation.securityHub.finding(id);
    const fields = document?.UserDefinedFields ?? {};
    const field = (part: string): string => `finding.${name}.${part}`;
    return [
      { field: field('status'), expected: status, found: document?.Workflow?.Status },
      { field: field('step'), expected: step, found: fields['UnusedCredentialsStep'] },
      { field: field('note'), expected: note, found: document?.Note?.Text, isPart: true },
    ];
  });
}

function factsOfUser(play: Play, name: string, expected: NonNullable<Expectation['user']>[string]): Fact[] {
  const { account } = whoOf(play, { user: name });
  const user = play.simulation.world.user(account, name);
  const field = `user.${name}`;
  if (expected === 'gone') return [{ field, expected, found: user === undefined ? 'gone' : 'there' }];
  if (user === undefined) return [{ field, expected: 'there', found: 'gone' }];
  const keys = Object.entries(expected.keys ?? {}).map(([id, status]) => {
    const found = user.accessKeys.find((key) => key.id === id)?.status ?? absence(play, id);
    return { field: `${field}.keys.${id}`, expected: status, found };
  });
  const hasPassword = user.password !== undefined;
  return [{ field: `${field}.password`, expected: expected.password, found: hasPassword }, ...keys];
}

/** A mistyped id is no key that is gone. */
const absence = ({ keyIds }: Play, id: string): string => (keyIds.has(id) ? 'gone' : 'never there');

function mailsTo({ simulation }: Play, address: string): number {
  return simulation.ses.outbox.filter(({ to, cc }) =>
    [...to, ...cc].some((recipient) => recipient === address || recipient.includes(`<${address}>`)),
  ).length;
}

/** Of several results, the one that is as expected, else the last. */
function factsOfResults({ got, status }: Expectation, results: readonly StepResult[]): Fact[] {
  const gots = results.map((result) => ({ field: 'got', expected: got, found: result.got, isPart: true }));
  const statuses = results.map((result) => ({ field: 'status', expected: status, found: result.status }));
  return [
    best({ field: 'got', expected: got, found: undefined }, gots),
    best({ field: 'status', expected: status, found: undefined }, statuses),
  ];
}

function best(none: Fact, facts: Fact[]): Fact {
  return facts.find(holds) ?? facts.at(-1) ?? none;
}

function holds({ expected, found, isPart = false }: Fact): boolean {
  if (expected === undefined) return true;
  return isPart ? String(found ?? '').includes(String(expected)) : expected === found;
}

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
