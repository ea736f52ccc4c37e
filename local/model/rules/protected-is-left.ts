import type { Chronicle, IamEvent, ModelSettings, SeenUser } from '../chronicle.ts';
import {
  actOf,
  brokenBy,
  lookBefore,
  type Placed,
  productChanges,
  userBefore,
  userIdIn,
  wordsOf,
} from '../history.ts';
import type { Violation } from '../violation.ts';

/** The day of an exemption begins somewhere on earth up to so much earlier than in UTC. */
const FIRST_TIME_ZONE = 14 * 3_600_000;

/**
 * 9. A protected or exempt user is never touched: nothing of it is disabled or deleted. Protected, as the last look in that
 * moment showed it: nobody looks and acts at once.
 */
export function protectedIsLeft(chronicle: Chronicle): Violation[] {
  return productChanges(chronicle)
    .filter((change) => ['disable', 'delete'].includes(actOf(change)))
    .flatMap((change) => {
      const { index, at, userId } = change;
      const looked = lookBefore(chronicle, { index, at, call: 'iam:GetUser' });
      const user = userBefore(chronicle, looked, userId);
      const isProtected = user !== undefined && isProtectedBy(user, chronicle.settings);
      if (!isProtected && !isExempt(chronicle, change)) return [];
      return [brokenBy(9, chronicle, change, `the user is ${isProtected ? 'protected' : 'exempt'}`)];
    });
}

function isProtectedBy({ tags, path, userName }: SeenUser, { protected: rules }: ModelSettings): boolean {
  return (
    rules.tags.some(({ key, value }) => tags[key] !== undefined && (value ?? tags[key]) === tags[key]) ||
    rules.paths.some((one) => path.startsWith(one)) ||
    rules.names.some((pattern) => matches(userName.toLowerCase(), pattern.toLowerCase()))
  );
}

/** A star stands for any text; it may stand at the start, in the middle and at the end. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!name.startsWith(first)) return false;
  if (rest.length === 0) return name === first;
  const last = rest.pop() ?? '';
  let from = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}

function isExempt(chronicle: Chronicle, { at, index, userId }: Placed<IamEvent>): boolean {
  return wordsOf(chronicle)
    .filter((word) => word.kind === 'exempt' && word.isRecorded && word.index < index)
    .some(
      ({ caseId, form }) =>
        userIdIn(caseId) === userId && Date.parse(form['until'] ?? '') - FIRST_TIME_ZONE > at,
    );
}
