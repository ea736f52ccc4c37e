import type { PageFacts } from '../page-texts.ts';

/** When what was agreed to is done. */
export const soon = ({ earliest }: Pick<PageFacts, 'earliest'>) =>
  earliest === undefined ? '数分以内か、次に空いている日' : `${earliest} 以降`;
