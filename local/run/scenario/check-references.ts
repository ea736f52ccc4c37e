import type { Expectation } from './expectations.ts';
import { userNamedIn } from './finding-schema.ts';
import { type Problem, suggestion } from './problems.ts';
import type { Scenario, Step } from './schema.ts';

/** Names in a scenario that name nothing: users, findings, functions; and users that are not named but ambiguous. */
export function checkReferences(scenario: Scenario, functionFolders: readonly string[]): Problem[] {
  const names = namesOf(scenario);
  return [
    ...duplicates(scenario),
    ...(scenario.findings ?? []).flatMap((finding, index) =>
      'user' in finding ? unknownName(finding.user, names.users, `findings[${index}].user`, 'user') : [],
    ),
    ...scenario.then.flatMap((step, index) => [
      ...checkStep(step, `then[${index}]`, names, functionFolders),
      ...checkExpectation(step.expect ?? {}, `then[${index}].expect`, names),
    ]),
    ...checkExpectation(scenario.expect ?? {}, 'expect', names),
  ];
}

interface Names {
  accounts: string[];
  users: string[];
  findings: string[];
}

function namesOf(scenario: Scenario): Names {
  const created = scenario.then.flatMap((step) => {
    if (step.do === 'renameUser') return [step.to];
    return step.do === 'createUser' && step.user !== undefined ? [step.user] : [];
  });
  const users = scenario.accounts.flatMap((account) => account.users.map(({ userName }) => userName));
  const added = scenario.then.flatMap((step) => (step.do === 'addFinding' ? [step.finding] : []));
  const findings = [...(scenario.findings ?? []), ...added].flatMap((finding) =>
    'asff' in finding
      ? [finding.asff.Id, finding.name ?? '', userNamedIn(finding.asff)]
      : [finding.user, finding.name ?? ''],
  );
  const all = scenario.findings === undefined ? [...users, ...findings] : findings;
  const accounts = scenario.accounts.map(({ id }) => id);
  return {
    accounts,
    users: [...new Set([...users, ...created])],
    findings: [...new Set(all)].filter(Boolean),
  };
}

function checkStep(step: Step, path: string, names: Names, functionFolders: readonly string[]): Problem[] {
  if (step.do === 'click') {
    return (step.findings ?? []).flatMap((name, index) =>
      unknownFinding(name, names.findings, `${path}.findings[${index}]`),
    );
  }
  if (step.do === 'setFinding' || step.do === 'failFinding') {
    return unknownFinding(step.finding, names.findings, `${path}.finding`);
  }
  if (step.do === 'deployMemberStack' || step.do === 'deleteMemberStack')
    return unknownName(step.account, names.accounts, `${path}.account`, 'account');
  if (step.do === 'answerSeveral')
    return step.users.flatMap((user, index) =>
      unknownName(user, names.users, `${path}.users[${index}]`, 'user'),
    );
  const isOfUser = 'user' in step || 'account' in step || needsUser(step);
  return [
    ...checkFunction(step, path, functionFolders),
    ...(isOfUser && step.do !== 'fail' ? checkUser(step, path, names) : []),
  ];
}

function checkFunction(step: Step, path: string, functionFolders: readonly string[]): Problem[] {
  if (step.do === 'deliver' && step.to !== undefined) {
    return unknownName(step.to, functionFolders, `${path}.to`, 'function');
  }
  if (!('function' in step) || step.function === undefined) return [];
  return unknownName(step.function, functionFolders, `${path}.function`, 'function');
}

const WITHOUT_USER = [
  'click',
  'deliver',
  'invoke',
  'duplicate',
  'fail',
  'kill',
  'heal',
  'failFinding',
  'misdeliver',
  'addFinding',
  'setFinding',
  'pause',
  'resume',
  'release',
  'replaceTable',
  'changeMailbox',
  'stopAll',
];

/** Whether a step is about a user, named or (where there is one only) not. */
function needsUser(step: Step): boolean {
  if (WITHOUT_USER.includes(step.do)) return false;
  if ('execution' in step && step.execution !== undefined) return false;
  return !(step.do === 'http' && step.path !== undefined);
}

function checkExpectation({ finding, user, execution }: Expectation, path: string, names: Names): Problem[] {
  const check = (field: string, named: object | undefined, known: string[], kind: string): Problem[] =>
    Object.keys(named ?? {}).flatMap((name) => unknownName(name, known, `${path}.${field}.${name}`, kind));
  return [
    ...check('finding', finding, names.findings, 'finding'),
    ...check('user', user, names.users, 'user'),
    ...check('execution', execution, names.users, 'user'),
  ];
}

function checkUser(step: Step, path: string, names: Names): Problem[] {
  const user = 'user' in step ? step.user : undefined;
  if (user !== undefined) return unknownName(user, names.users, `${path}.user`, 'user');
  if (!needsUser(step) || names.users.length === 1) return [];
  return [{ path: `${path}.user`, message: `is missing; one of: ${names.users.join(', ')}` }];
}

/** Which id a made finding gets shows only when it is made; what has none by then does nothing, and fails as such a step. */
function unknownFinding(name: string, known: readonly string[], path: string): Problem[] {
  return /^arn:[^:]+:securityhub:.*\/finding\//.test(name) ? [] : unknownName(name, known, path, 'finding');
}

function unknownName(name: string, known: readonly string[], path: string, kind: string): Problem[] {
  if (known.includes(name)) return [];
  return [{ path, message: `there is no ${kind} "${name}"${suggestion(name, known)}` }];
}

function duplicates(scenario: Scenario): Problem[] {
  return scenario.accounts.flatMap((account, index) => {
    const names = account.users.map(({ userName }) => userName.toLowerCase());
    return names.flatMap((name, position) =>
      names.indexOf(name) === position
        ? []
        : [{ path: `accounts[${index}].users[${position}].userName`, message: `"${name}" is there twice` }],
    );
  });
}
