import { durationOf } from '../../run/scenario/duration-of.ts';
import type { Scene } from '../scene.ts';

/**
 * The scenario that was opened, with everything that was done since, up to now: `npm run case` plays it in the same way,
 * but for the keys of links and the ids of messages. What it expected of its end is left out: it has another end now; and so
 * is where its schema lies, which is beside another file.
 */
export function scenarioDone({ desk, document }: Scene): object {
  const { then = [], until: _until, expect: _expect, $schema: _schema, ...world } = document;
  const until = durationOf(Math.ceil((desk.session.now() - desk.start) / 1000));
  return { ...world, then: [...then, ...desk.steps], until };
}
