import { DAY, HOUR, MINUTE } from '../draw/times.ts';
import type { Beat } from '../steps/beat.ts';
import {
  type Aim,
  beat,
  clicks,
  DELETION,
  KEPT,
  LOOKS,
  OFF,
  READING,
  SAID,
  says,
  slow,
  UNCONFIRMED,
  USER,
} from './aim.ts';
import { quarantines } from './changes.ts';

const PAUSED: readonly Beat[] = [
  clicks(0),
  beat(SAID - MINUTE, { do: 'pause' }),
  says(SAID, 'retire'),
  beat(3 * DAY, { do: 'resume' }),
];
const DELETION_ASKED = SAID + DELETION;

/** For hours nothing can be recorded, as after a broken deployment of the rights; a table that does not answer is waited for. */
const unwritten = (at: number): Beat[] =>
  slow(at, {
    call: 'dynamodb:PutItem',
    by: 'update-finding',
    lasts: 2 * HOUR,
    error: 'AccessDeniedException',
  });
/** For hours no user can be read. */
const unread = (at: number, by: string): Beat[] => slow(at, { call: READING, by, lasts: 2 * HOUR });

const forgedFailure = (at: number): Beat => beat(at, { do: 'sendTaskFailure', user: USER, error: 'Forged' });
const forged = (at: number, outcome: string): Beat =>
  beat(at, { do: 'sendTaskSuccess', user: USER, output: { outcome } });

/** Ways to each failure that the workflow catches: a step that cannot be recorded, a read that fails, a forged answer. */
export const FAILING_WAYS: Readonly<Record<string, Aim>> = {
  'unrecorded: asked': { beats: [...unwritten(MINUTE), clicks(MINUTE)] },
  'unrecorded: disabled': { beats: [...unwritten(SAID), ...OFF] },
  'unrecorded: kept': { beats: [...unwritten(SAID), ...KEPT] },
  'unrecorded: paused': { beats: [...PAUSED, ...unwritten(SAID)] },
  'unrecorded: deletion asked': { beats: [...OFF, ...unwritten(SAID + 3 * DAY)] },
  'unrecorded: restored': { beats: [...OFF, says(DAY, 'restore'), ...unwritten(DAY)] },
  'unrecorded: quarantined': { beats: [...OFF, quarantines(HOUR), ...unwritten(SAID + 6 * HOUR)] },
  'unrecorded: ended': { beats: [clicks(0), ...unwritten(9 * DAY)] },
  'forged failure: asked': { beats: [clicks(0), forgedFailure(DAY)] },
  'forged failure: deletion asked': { beats: [...OFF, forgedFailure(DELETION_ASKED)] },
  'forged failure: must be used': { beats: [...KEPT, forgedFailure(DAY)] },
  'forged failure: paused': { beats: [...PAUSED, forgedFailure(HOUR)] },
  'forged: asked': { beats: [clicks(0), forged(DAY, 'nonsense')] },
  'forged: watched': { beats: [...OFF, forged(DAY, 'nonsense')] },
  'forged: deletion asked': { beats: [...OFF, forged(DELETION_ASKED, 'nonsense')] },
  'forged: must be used': { beats: [...KEPT, forged(DAY, 'nonsense')] },
  'forged: paused': { beats: [...PAUSED, forged(HOUR, 'nonsense')] },
  'forged: retired without an answer': { beats: [clicks(0), forged(DAY, 'retire')] },
  'forged: confirmed without an answer': { beats: [...OFF, forged(DELETION_ASKED, 'confirm')] },
  'forged: given back without an answer': { beats: [...OFF, forged(DAY, 'restore')] },
  'unread: at first, and for good': {
    beats: [
      ...slow(MINUTE, { call: READING, by: 'assess-user', lasts: 2 * HOUR, error: 'AccessDenied' }),
      clicks(MINUTE),
    ],
  },
  'unread: before deleting': {
    beats: [...OFF, says(DELETION_ASKED, 'confirm'), ...unread(DELETION_ASKED, 'delete-credentials')],
  },
  'unread: while it is watched': { beats: [...OFF, ...unread(SAID + 6 * HOUR, 'assess-user')] },
  'unread: after deletion was asked': { beats: [...OFF, ...unread(SAID + UNCONFIRMED, 'assess-user')] },
  'unread: while it must be used': {
    beats: [...OFF, says(DAY, 'restore'), ...unread(DAY + LOOKS[0], 'assess-user')],
  },
  'unread: at the reminder': { beats: [clicks(0), ...unread(3 * DAY, 'assess-user')] },
  'no mail goes out': {
    beats: [
      beat(0, { do: 'fail', call: 'ses:SendEmail', error: 'Throttling' }),
      clicks(MINUTE),
      beat(6 * HOUR, { do: 'heal', call: 'ses:SendEmail' }),
    ],
  },
};
