import type { PageFacts } from '../page-texts.ts';

/** When what was agreed to is done. */
export const soon = ({ earliest }: Pick<PageFacts, 'earliest'>) =>
  earliest === undefined ? 'within minutes, or on the next free day' : `on ${earliest} at the earliest`;
