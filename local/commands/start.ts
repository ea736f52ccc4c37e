import * as z from 'zod';

const usage = `usage: npm start [-- options]
Opens a console in the browser, to click, answer and let time pass yourself. Ctrl-C ends it.
  --scenario FILE   another world (docs/local.md)
  --port NUMBER     the port that is tried first; 8600 if left out
  --open            opens the page in the browser
  --headless        plays the shipped scenario, or that of --scenario, in the terminal instead`;

/** The words of `npm start`. */
export const START = {
  usage,
  options: {
    headless: { type: 'boolean' },
    scenario: { type: 'string' },
    port: { type: 'string' },
    open: { type: 'boolean' },
  },
  schema: z.object({
    headless: z.boolean().default(false),
    scenario: z.string().optional(),
    port: z.coerce.number('give a number').int().min(0).max(65_535).default(8600),
    open: z.boolean().default(false),
  }),
} as const;
