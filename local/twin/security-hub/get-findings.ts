import * as z from 'zod';
import { type Operation, operation, TwinDoesNotKnow } from '../service.ts';
import { filtersSchema, invalid, matcherOf } from './filters.ts';
import type { Finding } from './finding.ts';
import type { FindingStore } from './store.ts';

const sortable = ['CreatedAt', 'UpdatedAt', 'FirstObservedAt', 'LastObservedAt', 'Id', 'Title'];

const parameters = z.strictObject({
  Filters: filtersSchema.optional(),
  SortCriteria: z
    .array(z.strictObject({ Field: z.string(), SortOrder: z.enum(['asc', 'desc']).optional() }))
    .optional(),
  NextToken: z.string().optional(),
  MaxResults: z.number().int().min(1).max(100).optional(),
});

type Parameters = z.infer<typeof parameters>;

/**
 * The page size without MaxResults. AWS documents none; a small one shows callers that do not follow NextToken.
 */
const defaultPageSize = 10;

/**
 * GetFindings over the store. In the home Region it returns the findings of all Regions (cross-Region aggregation),
 * elsewhere those of the Region that was called.
 */
export function getFindings(store: FindingStore, homeRegion: string): Operation {
  return operation({
    parameters,
    run(request, context) {
      const size = request.MaxResults ?? defaultPageSize;
      const matches = matcherOf(request.Filters ?? {});
      const found = store
        .list(context.now)
        .map(({ document }) => document)
        .filter((finding) => context.region === homeRegion || finding.Region === context.region)
        .filter(matches)
        .sort(comparisonOf(request));
      const start = startOf(request);
      const end = start + size;
      return {
        Findings: structuredClone(found.slice(start, end)),
        ...(end < found.length && { NextToken: tokenOf(request, end) }),
      };
    },
  });
}

function comparisonOf({ SortCriteria = [] }: Parameters): (a: Finding, b: Finding) => number {
  const comparisons = SortCriteria.map(({ Field, SortOrder }) => {
    if (!sortable.includes(Field)) throw new TwinDoesNotKnow(`sorting by ${Field}`);
    const sign = SortOrder === 'desc' ? -1 : 1;
    return (a: Finding, b: Finding) => sign * compare(String(a[Field] ?? ''), String(b[Field] ?? ''));
  });
  return (a, b) => comparisons.map((comparison) => comparison(a, b)).find((order) => order !== 0) ?? 0;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function queryOf({ Filters = {}, SortCriteria = [] }: Parameters): string {
  return JSON.stringify([Filters, SortCriteria]);
}

function tokenOf(request: Parameters, start: number): string {
  return Buffer.from(JSON.stringify({ start, query: queryOf(request) })).toString('base64url');
}

const tokenSchema = z.strictObject({ start: z.number().int(), query: z.string() });

function startOf(request: Parameters): number {
  if (request.NextToken === undefined) return 0;
  const token = readToken(request.NextToken);
  if (token?.query !== queryOf(request)) throw invalid('NextToken is not valid for this request.');
  return token.start;
}

function readToken(text: string): z.infer<typeof tokenSchema> | undefined {
  try {
    return tokenSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return undefined;
  }
}
