import type { PageTexts } from '../page-texts.ts';
import { courseEn } from './answers-course.ts';
import { needEn } from './answers-need.ts';
import { offEn } from './answers-off.ts';

/** What each answer on the form is called, means and leads to, in English. */
export const answersEn: PageTexts['answers'] = { ...needEn, ...offEn, ...courseEn };
