/** The address of the page of a case. */
export const caseHref = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** The address of the page of an IAM user. */
export const userHref = (account: string, user: string): string =>
  `/world?${new URLSearchParams({ account, user })}`;

/** The address of a mailbox. */
export const mailboxHref = (to: string): string => `/mail?${new URLSearchParams({ to })}`;
