/** The address of the page of a case. */
export const caseHref = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** The address of the page of an IAM user. */
export const userHref = (account: string, user: string): string =>
  `/world?${new URLSearchParams({ account, user })}`;

/** Which one of a list an address names, by its index; undefined where it names none. */
export function openIn<One>(all: readonly One[], url: URL, name: string): One | undefined {
  const index = url.searchParams.get(name) ?? '';
  return /^\d+$/.test(index) ? all[Number(index)] : undefined;
}

/** The address of a mailbox. */
export const mailboxHref = (to: string): string => `/mail?${new URLSearchParams({ to })}`;
