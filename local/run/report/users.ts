import type { Report } from './report.ts';

/** An IAM user of a report. */
export interface ReportedUser {
  account: string;
  user: string;
  /** The name for people; with the account where another one has a user of this name. */
  label: string;
}

/** The users with findings or cases, in the order in which Security Hub reported them. */
export function usersOf({ findings, executions }: Report): ReportedUser[] {
  const all = [
    ...findings.flatMap(({ account, names }) => {
      const user = names.at(-1);
      return user === undefined ? [] : [{ account, user }];
    }),
    ...executions.flatMap(({ account, user }) => (user === undefined ? [] : [{ account, user }])),
  ];
  const users = [...new Map(all.map((each) => [`${each.account}/${each.user}`, each])).values()];
  return users.map(({ account = '', user }) => {
    const isAlone = users.filter((other) => other.user === user).length === 1;
    return { account, user, label: isAlone ? user : `${user} in ${account}` };
  });
}
