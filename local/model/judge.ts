import type { Chronicle } from './chronicle.ts';
import { actsInTime } from './rules/acts-in-time.ts';
import { answeredFirst } from './rules/answered-first.ts';
import { answersAreGiven } from './rules/answers-are-given.ts';
import { askedIsMailed } from './rules/asked-is-mailed.ts';
import { bouncesAreSaid } from './rules/bounces-are-said.ts';
import { closedAsTold } from './rules/closed-as-told.ts';
import { endAsTold } from './rules/end-as-told.ts';
import { everyCaseEnds } from './rules/every-case-ends.ts';
import { kitBeforeDeletion } from './rules/kit-before-deletion.ts';
import { lookingIsFree } from './rules/looking-is-free.ts';
import { noSecret } from './rules/no-secret.ts';
import { onlyByContacts } from './rules/only-by-contacts.ts';
import { onlyThisUser } from './rules/only-this-user.ts';
import { protectedIsLeft } from './rules/protected-is-left.ts';
import { readsTookPlace } from './rules/reads-took-place.ts';
import { resolvedIsClean } from './rules/resolved-is-clean.ts';
import { tellingDecidesNothing } from './rules/telling-decides-nothing.ts';
import { textsAreTrue } from './rules/texts-are-true.ts';
import { toldOnce } from './rules/told-once.ts';
import { triedAgain } from './rules/tried-again.ts';
import { usedIsKept } from './rules/used-is-kept.ts';
import { usesAreTold } from './rules/uses-are-told.ts';
import { wishesAreSettled } from './rules/wishes-are-settled.ts';
import type { Violation } from './violation.ts';

/**
 * What must be true of everything that happened, whatever failed, was repeated or came at once: the invariants of the
 * design. It never takes the responder's word: it reads the world, what people were shown, and what they said. The
 * sixth (every change can be repeated) needs two runs and is judged by the sweep.
 */
export function judge(chronicle: Chronicle): Violation[] {
  return RULES.flatMap((rule) => rule(chronicle)).sort((one, other) => one.at - other.at);
}

const RULES: readonly ((chronicle: Chronicle) => Violation[])[] = [
  answeredFirst, //         1  nothing is disabled or deleted without a human answer to this plan
  usedIsKept, //            2  what is in use is neither disabled nor deleted; what is used again comes back
  onlyByContacts, //        1, 2  a quarantined user: only its security contacts decide
  onlyThisUser, //          3  only the user of the case, in its account, with its UserId
  endAsTold, //             4  the end is as the finding says, and nothing is half done in silence
  everyCaseEnds, //         5  every case ends, on every finding
  kitBeforeDeletion, //     7  deleted implies the restore kit first
  noSecret, //              8  no secret anywhere but in its own place
  protectedIsLeft, //       9  protected and exempt users are left alone
  lookingIsFree, //        10  GET, HEAD and answers that do not count change nothing
  wishesAreSettled, //     11  a wish to restore is settled, and whoever asked is told
  textsAreTrue, //         12  every text is true at its moment
  readsTookPlace, //       12  a read that is named took place in that minute
  usesAreTold, //          12  nothing is said to be never used that was
  tellingDecidesNothing, // 13  what only tells decides nothing
  toldOnce, //             14  nobody is mailed the same question twice
  actsInTime, //           15  nothing is disabled or deleted outside of its window, or on too many users of a day
  answersAreGiven, //      10  no answer counts that nobody gave, or gave to an earlier question
  resolvedIsClean, //       4  RESOLVED only where nothing unused is on
  closedAsTold, //      5, 11  what has ended is closed, and has what it says can be given back
  triedAgain, //            5  what fails in IAM is tried again
  askedIsMailed, //        16  who is said to be asked was mailed
  bouncesAreSaid, //       16  nobody is said to be asked to whom no mail comes
];
