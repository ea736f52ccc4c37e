import * as z from 'zod';
import { longestClicking } from '../crowd/crowd.ts';

const usage = `usage: npm run crowd -- [--users N] [--owners N] [--accounts N] [--clicks N] [--answer nothing|retire|friday]
  --users     how many IAM users have a finding; 500 if left out
  --owners    how many people own them; 50 if left out
  --accounts  in how many accounts they are; 20 if left out
  --clicks    how many clicks select them all; 25 if left out
  --answer    what each owner answers: nothing, retire, or friday: not needed, on a Friday afternoon; nothing if left out`;

const count = z.coerce.number().int().min(1).max(2000);
/** Whoever is clicked later than a mail waits for others (setting `gatherWithin`) is in another mail; owners answer one. */
const ONE_MAIL_SECONDS = 240;

const sizeSchema = z.strictObject({
  users: count.default(500),
  owners: count.default(50),
  accounts: count.default(20),
  clicks: count.default(25),
  answer: z.enum(['nothing', 'retire', 'friday']).default('nothing'),
});
const schema = sizeSchema.refine(
  (size) => size.answer === 'nothing' || longestClicking(size) <= ONE_MAIL_SECONDS,
  {
    path: ['clicks'],
    message: 'so many clicks on users of one owner take longer than one mail waits: give 1, or more owners',
  },
);
const string = { type: 'string' } as const;
const options = { users: string, owners: string, accounts: string, clicks: string, answer: string };

/** The words of `npm run crowd`. */
export const CROWD = { usage, options, schema };
