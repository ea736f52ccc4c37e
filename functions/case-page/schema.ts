import * as z from 'zod';
import { answerKindSchema, rhythmSchema } from '../domain/question/answer.ts';
import { REASON_LENGTH } from '../texts/page-texts.ts';

const texts = z.record(z.string(), z.string()).default({});

/** What is read of an HTTP API event, payload format 2.0 (API Gateway developer guide). */
export const httpEventSchema = z.object({
  version: z.literal('2.0'),
  /** Names are in lower case. */
  headers: texts,
  pathParameters: texts,
  queryStringParameters: texts,
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    /** Epoch milliseconds, as far as dates go: the one source of "now". */
    timeEpoch: z.number().int().positive().max(8.64e15),
    http: z.object({ method: z.string() }),
  }),
});
export type HttpEvent = z.infer<typeof httpEventSchema>;

/** The fields of the form. Decisions for credentials come as `credential.<id>` and are checked against the plan. */
export const formSchema = z.object({
  answer: z.union([answerKindSchema, z.literal(['rarely', 'none'])]),
  userName: z.string().trim().max(128).default(''),
  userNameForAll: z.string().trim().max(128).default(''),
  reason: z.string().trim().max(REASON_LENGTH).default(''),
  until: z.union([z.literal(''), z.iso.date()]).default(''),
  deadline: z.union([z.literal(''), z.iso.date()]).default(''),
  every: rhythmSchema.optional(),
  person: z.string().trim().toLowerCase().max(254).default(''),
  plan: z.string().max(64).optional(),
  /** The number of the question that the form was made for. */
  question: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .optional(),
});
export type Form = z.infer<typeof formSchema>;
