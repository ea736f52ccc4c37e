import { alice, type Journey, journeyOf, KEY } from './journey.ts';
import { answers, BY_CONTACT, click, does, once } from './steps.ts';

const retired = answers(2, 'retire');
const confirmed = answers(20, 'confirm');

const OFFICE = {
  actWindows: [{ days: ['Mon', 'Tue', 'Wed', 'Thu'], from: '09:00', to: '16:00' }],
  // The first Monday after the answer on Friday.
  blackoutDates: ['2026-11-09'],
};
const QUARANTINE = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';
const CAROL = 'carol@example.com';

/** Everything that a user can have besides credentials. */
const WITH_BELONGINGS = {
  path: '/staff/',
  groups: ['developers'],
  attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  inlinePolicies: [{ name: 'extra', document: { Version: '2012-10-17', Statement: [] } }],
};

/** The journeys of one user, by their names. */
export const SINGLE: Readonly<Record<string, Journey>> = {
  retire: journeyOf('disabled and deleted', {}, [click, ...retired, ...confirmed]),
  restore: journeyOf('disabled, given back and used', {}, [
    click,
    ...retired,
    ...answers(4, 'restore'),
    ...does(5, 'signIn'),
    ...does(5, 'useKey'),
  ]),
  keep: journeyOf('kept and used', {}, [
    click,
    ...answers(2, 'keep'),
    ...does(5, 'signIn'),
    ...does(5, 'useKey'),
  ]),
  mixed: journeyOf('the key kept and used, the password deleted', {}, [
    click,
    ...answers(2, 'retire', { credentials: { [KEY]: 'keep', password: 'retire' } }),
    ...does(5, 'useKey'),
    ...confirmed,
  ]),
  'whole-user': journeyOf(
    'the user deleted with all it had',
    { settings: { deleteScope: 'user' }, users: [alice(WITH_BELONGINGS)] },
    [click, ...retired, ...confirmed],
  ),
  exempt: journeyOf('exempt until a day, and open again from then on', {}, [
    click,
    ...answers(15, 'exempt', { ...BY_CONTACT, reason: 'Needed for the audit', until: '2026-12-01' }),
    once('P32D', 'open', { user: 'alice' }),
  ]),
  paused: journeyOf('disabled and deleted, each after an operator’s pause', {}, [
    click,
    once('P1D', 'pause'),
    ...retired,
    once('P5DT3H', 'resume'),
    once('P5DT4H', 'resume'),
    once('P21D', 'pause'),
    ...answers(22, 'confirm'),
    once('P24DT3H', 'resume'),
    once('P24DT4H', 'resume'),
  ]),
  named: journeyOf('disabled and deleted on the word of somebody whom the owner named', {}, [
    click,
    // Not after a day to the minute: what was read to ask the owner is read again then.
    ...answers(2, 'name-other', { fields: { person: CAROL } }),
    ...answers(4, 'retire', { to: CAROL }),
    ...answers(20, 'confirm', { to: CAROL }),
  ]),
  'handed-over': journeyOf('handed over to the security contact, disabled and deleted', {}, [
    click,
    ...answers(2, 'hand-over'),
    ...answers(4, 'retire', BY_CONTACT),
    ...answers(20, 'confirm', BY_CONTACT),
  ]),
  bounced: journeyOf(
    'no mail comes to the owner; disabled and deleted on the word of the security contact',
    { ses: { mailboxes: { 'alice@example.com': 'bounces' } } },
    [click, ...answers(5, 'retire', BY_CONTACT), ...answers(20, 'confirm', BY_CONTACT)],
  ),
  windows: journeyOf('disabled and deleted, each when the next window opens', { settings: OFFICE }, [
    click,
    // Fridays.
    ...answers(4, 'retire'),
    ...answers(25, 'confirm'),
  ]),
  quarantined: journeyOf(
    'quarantined by AWS; disabled and deleted on the word of the security contact',
    { users: [alice({ attachedPolicies: [QUARANTINE] })] },
    [click, ...answers(1, 'retire', BY_CONTACT), ...answers(17, 'confirm', BY_CONTACT)],
  ),
  unanswered: journeyOf('nobody answers, nothing is changed', {}, [click]),
  'taken-back': journeyOf('taken back before the window opens, kept and used', { settings: OFFICE }, [
    click,
    ...answers(4, 'retire'),
    ...answers(5, 'keep'),
    ...does(8, 'signIn'),
    ...does(8, 'useKey'),
  ]),
  'way-back': journeyOf('left disabled, and given back when the case had ended', {}, [
    click,
    ...retired,
    ...answers(40, 'restore'),
    // A day before the first look for a use: at its very moment a minute more would be two days more.
    ...does(41, 'signIn'),
    ...does(41, 'useKey'),
  ]),
};
