import * as z from 'zod';
import { ServiceError, TwinDoesNotKnow } from '../service.ts';
import type { Finding } from './finding.ts';

/** Where the string filters of AwsSecurityFindingFilters look; the ones that are not listed are refused. */
const stringFields: Record<string, (finding: Finding) => (string | undefined)[]> = {
  Id: (finding) => [finding.Id],
  ProductArn: (finding) => [finding.ProductArn],
  ProductName: (finding) => [finding.ProductName],
  AwsAccountId: (finding) => [finding.AwsAccountId],
  Region: (finding) => [finding.Region],
  GeneratorId: (finding) => [finding.GeneratorId],
  Title: (finding) => [finding.Title],
  ResourceId: (finding) => finding.Resources?.map(({ Id }) => Id) ?? [],
  ResourceType: (finding) => finding.Resources?.map(({ Type }) => Type) ?? [],
  ComplianceSecurityControlId: (finding) => [finding.Compliance?.SecurityControlId],
  ComplianceStatus: (finding) => [finding.Compliance?.Status],
  RecordState: (finding) => [finding.RecordState],
  WorkflowStatus: (finding) => [finding.Workflow?.Status],
};

const mapFields: Record<string, (finding: Finding) => Record<string, string>> = {
  UserDefinedFields: (finding) => finding.UserDefinedFields ?? {},
  ProductFields: (finding) => finding.ProductFields ?? {},
};

const comparison = z.string().optional();
const stringFilter = z.strictObject({ Value: z.string(), Comparison: comparison });
const mapFilter = z.strictObject({ Key: z.string(), Value: z.string(), Comparison: comparison });

const everyKey = (fields: object, filter: z.ZodType) =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, z.array(filter).optional()]));

/** The filters that the twin knows; any other key does not parse. */
export const filtersSchema = z.strictObject({
  ...everyKey(stringFields, stringFilter),
  ...everyKey(mapFields, mapFilter),
});

type StringFilter = z.infer<typeof stringFilter>;
type MapFilter = z.infer<typeof mapFilter>;

/**
 * Whether a finding matches all filters. Values of one attribute: EQUALS and PREFIX are joined by OR, NOT_EQUALS by
 * AND (API reference, StringFilter). Throws InvalidInputException for combinations and counts that AWS
 * rejects, TwinDoesNotKnow for comparisons that the twin does not play.
 */
export function matcherOf(filters: Record<string, unknown>): (finding: Finding) => boolean {
  const used = Object.entries(filters).filter(([, values]) => values !== undefined);
  if (used.length > 10) throw invalid('You can filter by up to 10 finding attributes.');
  const tests = used.map(([key, values]) => testOf(key, values as StringFilter[] | MapFilter[]));
  return (finding) => tests.every((test) => test(finding));
}

function testOf(key: string, values: StringFilter[] | MapFilter[]): (finding: Finding) => boolean {
  if (values.length > 20) throw invalid(`You can provide up to 20 filter values for ${key}.`);
  const mapField = mapFields[key];
  if (mapField !== undefined) {
    const pairs = values as MapFilter[];
    refuseUnknown(key, pairs, ['EQUALS']);
    return (finding) => pairs.some(({ Key, Value }) => mapField(finding)[Key] === Value);
  }
  const field = stringFields[key] ?? (() => []);
  return stringTest(key, values as StringFilter[], field);
}

function stringTest(
  key: string,
  filters: StringFilter[],
  field: (finding: Finding) => (string | undefined)[],
): (finding: Finding) => boolean {
  refuseUnknown(key, filters, ['EQUALS', 'PREFIX', 'NOT_EQUALS']);
  const wanted = filters.filter(({ Comparison }) => Comparison !== 'NOT_EQUALS');
  const unwanted = filters.filter(({ Comparison }) => Comparison === 'NOT_EQUALS');
  if (unwanted.length > 0 && wanted.some(({ Comparison }) => Comparison === 'EQUALS')) {
    throw invalid(`EQUALS and NOT_EQUALS cannot be combined on ${key}.`);
  }
  return (finding) => {
    const values = field(finding).filter((value) => value !== undefined);
    return (
      (wanted.length === 0 || wanted.some((filter) => values.some((value) => isLike(value, filter)))) &&
      unwanted.every((filter) => !values.includes(filter.Value))
    );
  };
}

function refuseUnknown(key: string, filters: { Comparison?: string | undefined }[], known: string[]): void {
  const unknown = filters.find(({ Comparison = '' }) => !known.includes(Comparison));
  if (unknown) throw new TwinDoesNotKnow(`the comparison ${unknown.Comparison} of the filter ${key}`);
}

function isLike(value: string, filter: StringFilter): boolean {
  return filter.Comparison === 'PREFIX' ? value.startsWith(filter.Value) : value === filter.Value;
}

/** The error for input that Security Hub does not accept. */
export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidInputException', message, 400);
}
