import type { Draw, Weighted } from '../draw/draw.ts';
import { DAY, MINUTE } from '../draw/times.ts';
import type { Beat } from '../steps/beat.ts';
import type { Doing } from '../world/cast.ts';
import { type Aiming, beat, clicks, OFF, SAID, says, slow, soon, TABLE, UNCONFIRMED, USER } from './aim.ts';

const closing = (draw: Draw, at: number): Beat[] =>
  slow(at, { call: TABLE, by: 'update-finding', lasts: draw.int(30, 90) });

/** Something is said while the last note is written. */
export const AT_ENDS: readonly Weighted<Aiming>[] = [
  [
    2,
    (draw) => {
      const at = 9 * DAY + draw.one([0, 6 * MINUTE]);
      const said = says(soon(draw, at), draw.one(['retire', 'keep']));
      return { beats: [clicks(0), ...closing(draw, at), said] };
    },
  ],
  [
    3,
    (draw) => {
      const at = SAID + UNCONFIRMED + draw.one([0, 6 * MINUTE]);
      const said = says(soon(draw, at), draw.one(['confirm', 'restore']));
      return { beats: [...OFF, ...closing(draw, at), said] };
    },
  ],
  [
    2,
    (draw) => {
      const at = SAID + 4 * DAY;
      const said = says(soon(draw, at), draw.one(['check', 'retire']));
      return { beats: [clicks(0), says(SAID, 'keep'), ...closing(draw, at), said] };
    },
  ],
  [
    2,
    (draw) => {
      const failed: Doing = { do: 'sendTaskFailure', user: USER, error: 'Forged' };
      return { beats: [...OFF, beat(DAY, failed), ...closing(draw, DAY), says(soon(draw, DAY), 'restore')] };
    },
  ],
];
