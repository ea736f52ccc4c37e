import type { PageTexts } from '../page-texts.ts';
import { courseJa } from './answers-course.ts';
import { needJa } from './answers-need.ts';
import { offJa } from './answers-off.ts';

/** What each answer on the form is called, means and leads to, in Japanese. */
export const answersJa: PageTexts['answers'] = { ...needJa, ...offJa, ...courseJa };
