import type { EqualRuleName } from '../equal-calls.ts';
import type { Journey, Step } from '../journeys/journey.ts';
import { afterCalls, atCalls, type Fault, type Faults, firstUser, later, USUAL } from './fault.ts';

const TEN_DAYS = 10 * 86_400;

/** What people ask for, and do not do in IAM. */
const WORD: readonly EqualRuleName[] = [...USUAL, 'word before a read of IAM'];

/** Something that a person or an outsider does between each call and the next. */
function between(
  does: string,
  act: (journey: Journey) => Omit<Step, 'at'> & { do: string },
  leavesOut: readonly EqualRuleName[] = WORD,
): Fault {
  return atCalls(
    does,
    'any true end',
    ({ before }, journey) => [{ steps: [afterCalls(before + 1, act(journey))], before: before + 1 }],
    leavesOut,
  );
}

/** The same in IAM. */
const inIam = (does: string, what: string, more: object = {}): Fault =>
  between(does, (journey) => ({ do: what, ...firstUser(journey), ...more }), [
    ...USUAL,
    'act in IAM beside calls that see none',
  ]);

const clicks = (does: string, action: string): Fault =>
  between(does, (journey) => ({ do: 'click', action, findings: [firstUser(journey).user] }));

/** A release of the hub stack with other settings, from which on they count. */
const release = (does: string, settings: object): Fault =>
  between(`a release changes the settings: ${does}`, () => ({ do: 'release', settings }));

/** Whose link is used in a journey: that of whoever answers first. */
function answersOf(journey: Journey): object {
  const first = journey.then.find((step) => step.do === 'answer') ?? {};
  const chosen = Object.entries(first).filter(([name]) => ['user', 'as', 'to'].includes(name));
  return { ...firstUser(journey), ...Object.fromEntries(chosen) };
}

/** What people and outsiders do between any two calls. */
export const BY_PEOPLE: Faults = {
  wish: between('whoever answers wants everything back', (journey) => ({
    do: 'answer',
    answer: 'restore',
    ...answersOf(journey),
  })),
  'click-again': clicks('an analyst clicks "Retire credentials" again', 'retire'),
  'click-preview': clicks('an analyst clicks "Preview retirement"', 'preview'),
  'click-stop': clicks('an analyst clicks "Stop or restore"', 'stop'),
  pause: atCalls(
    'an operator pauses all cases, and lets them go on after ten days',
    'any true end',
    (call) => [
      {
        steps: [
          afterCalls(call.before + 1, { do: 'pause' }),
          { at: later(call, TEN_DAYS), do: 'resume', mayDoNothing: true },
        ],
        before: call.before + 1,
      },
    ],
    WORD,
  ),
  'release-keeps': release('nothing is deleted any more', { afterObservation: 'keep-disabled' }),
  'release-unasked': release('nobody is asked before a deletion', { deletionNeedsConfirmation: false }),
  'release-contacts': release('others are the security contacts', {
    securityContacts: ['night-shift@example.com'],
  }),
  'key-used': inIam('a program uses the key', 'useKey'),
  'signed-in': inIam('the user signs in', 'signIn'),
  protected: inIam('somebody protects the user by a tag', 'tagUser', { tags: { 'break-glass': 'yes' } }),
  'owner-changed': inIam('somebody tags the user with another owner', 'tagUser', {
    tags: { Owner: 'dave@example.com' },
  }),
  quarantine: inIam('AWS quarantines the user', 'attachPolicy', {
    policyArn: 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3',
  }),
  'user-deleted': inIam('somebody deletes the user', 'deleteUser'),
  'user-renamed': inIam('somebody renames the user', 'renameUser', { to: 'renamed' }),
  'key-deleted': inIam('somebody deletes the key', 'deleteKey'),
  'key-created': inIam('somebody creates another key', 'createKey'),
  'password-deleted': inIam('somebody deletes the password', 'deleteLoginProfile'),
  'password-set': inIam('somebody gives the user a password', 'createLoginProfile'),
};
