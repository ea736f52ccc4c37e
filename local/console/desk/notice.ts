import type { StepResult } from '../../run/acts/act.ts';

/** What was done last and what came of it, in words; `isBad` where it could not be done. */
export interface Notice {
  text: string;
  isBad: boolean;
}

/** What was done and what came of it, a sentence for each. */
export function describeDone(results: readonly Omit<StepResult, 'at' | 'do'>[]): Notice {
  const isIdle = results.length > 0 && results.every((result) => result.isIdle);
  const isBad = isIdle || results.some(({ hasFailed }) => hasFailed);
  const sentences = results.map(({ what, got, user, users }) => {
    const whom = user === undefined || users !== undefined || what.includes(user) ? '' : ` (${user})`;
    return `${capital(what)}${whom}${got === undefined ? '' : `: ${got}`}.`;
  });
  return { text: [...(isIdle ? ['Nothing happened.'] : []), ...sentences].join(' '), isBad };
}

/** What came of a form on the page of a case; whose link it was, where a mail has it. */
export function describeVisit(to: string | undefined, status: number): Notice {
  const isBad = status >= 400;
  const answered = isBad ? ` The page answered with status ${status}, and says why.` : '';
  return { text: `${to ?? 'Somebody'} has sent a form on the page of a case.${answered}`, isBad };
}

/** A sentence begins with a capital, unless with an address or a name of an API. */
const capital = (text: string): string =>
  /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
