/** Something that must be true and was not. */
export interface Violation {
  /** Number of the invariant (docs/model.md). */
  rule: number;
  /** Epoch milliseconds. */
  at: number;
  /** The user, or the case, that it is about. */
  about: string;
  /** The state that the case was in; empty outside of one. */
  state: string;
  /** What broke it: an API call (`iam:DeleteAccessKey`), or the kind of text (`note drift`, `mail`, `page`). */
  by: string;
  /** What was claimed or done, in words that do not depend on times. */
  claim: string;
}

/** A violation as people read it. */
export function showViolation({ rule, at, about, state, by, claim }: Violation): string {
  const where = state === '' ? '' : ` in ${state}`;
  return `invariant ${rule}, ${new Date(at).toISOString()}, ${about}${where}, ${by}: ${claim}`;
}
