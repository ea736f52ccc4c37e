import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import * as z from 'zod';
import { latestServices } from '../../domain/evidence/collect.ts';
import type { Services, ServiceUse } from '../../domain/evidence/evidence.ts';
import { answeredSchema, readTime } from '../answered-at.ts';
import { readAnswer } from '../call.ts';
import { dateSchema } from './date.ts';
import { allPages } from './pages.ts';
import { unknownBecause } from './unknown-evidence.ts';

/** A report that was ordered, or why it could not be. */
export type ServiceReport = { jobId: string } | Extract<Services, { is: 'unknown' }>;

/** Evidence is not worth a function's time: no call of it takes more than this per try (milliseconds). */
export const BRIEFLY = { requestTimeout: 5000 };

/** Milliseconds between two looks at a report, 20 s in all: it is there within seconds as a rule. */
const WAITS = [1000, 2000, 3000, 4000, 5000, 5000];

/** As many entries as IAM puts on a page (API reference): there are some four hundred services. */
const PAGE = 1000;

/** Orders the report of the services that a user has tried to use. Throws nothing. */
export async function orderServiceReport(client: IAMClient, userArn: string): Promise<ServiceReport> {
  try {
    const command = new GenerateServiceLastAccessedDetailsCommand({ Arn: userArn });
    const { JobId } = readAnswer(orderedSchema, await client.send(command, BRIEFLY), 'Order the report');
    return { jobId: JobId };
  } catch (error) {
    return unknownBecause(error);
  }
}

/**
 * The report, by the client of the session that has ordered it: it is no other's (API reference). `pending` where it is
 * not there after all waits. Throws nothing.
 */
export async function readServiceReport(
  client: IAMClient,
  report: ServiceReport,
  { at, delay }: { at: string; delay: (milliseconds: number) => Promise<void> },
): Promise<Services> {
  if (!('jobId' in report)) return report;
  try {
    for (const wait of [0, ...WAITS]) {
      if (wait > 0) await delay(wait);
      const services = await lookAt(client, report.jobId, at);
      if (services !== undefined) return services;
    }
    return { is: 'pending' };
  } catch (error) {
    return unknownBecause(error);
  }
}

/** Undefined while IAM counts. */
async function lookAt(client: IAMClient, JobId: string, at: string): Promise<Services | undefined> {
  const doing = 'Read the services that the user has used (GetServiceLastAccessedDetails)';
  const get = (from: { Marker?: string }) =>
    client.send(new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems: PAGE, ...from }), BRIEFLY);
  const first = await get({});
  const { JobStatus, $metadata } = readAnswer(statusSchema, first, doing);
  if (JobStatus === 'IN_PROGRESS') return undefined;
  if (JobStatus !== 'COMPLETED') return { is: 'unknown', isDenied: false };
  const pages = [first];
  const entries = await allPages(
    doing,
    async (from) => pages.pop() ?? (await get(from)),
    (answer) => readAnswer(reportSchema, answer, doing).ServicesLastAccessed,
  );
  return latestServices(entries.flatMap(usedOnes), readTime($metadata, at));
}

function usedOnes({ ServiceName, LastAuthenticated, LastAuthenticatedRegion }: Entry): ServiceUse[] {
  // A service that was never tried has no date; one whose date cannot be read says nothing that could be shown.
  if (LastAuthenticated.is !== 'known') return [];
  const region = LastAuthenticatedRegion?.slice(0, LONGEST_NAME);
  const use = { name: ServiceName.slice(0, LONGEST_NAME), at: LastAuthenticated.iso };
  return [{ ...use, ...(region !== undefined && { region }) }];
}

/** No service has a longer name; the item has room for twenty. */
const LONGEST_NAME = 128;

const orderedSchema = z.object({ JobId: z.string().min(1) });
const statusSchema = z.object({ JobStatus: z.string(), $metadata: answeredSchema });
const entrySchema = z.object({
  ServiceName: z.string().min(1),
  LastAuthenticated: dateSchema,
  LastAuthenticatedRegion: z.string().optional(),
});
type Entry = z.infer<typeof entrySchema>;
const reportSchema = z.object({ ServicesLastAccessed: z.array(entrySchema).default([]) });
