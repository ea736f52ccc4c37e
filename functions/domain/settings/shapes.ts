import * as z from 'zod';

/** The id of an AWS account. */
export const accountSchema = z
  .string()
  .regex(/^\d{12}$/, 'an AWS account id has 12 digits; write it in quotes');

/** An e-mail address. */
export const addressSchema = z.email('not an e-mail address');
