import * as z from 'zod';
import { type Operation, operation } from '../service.ts';
import type { ServiceUse, User } from '../world/types.ts';
import type { World } from '../world.ts';
import { arnSchema, userByArn } from './by-arn.ts';
import { noSuchEntity } from './errors.ts';
import { page } from './page.ts';
import { pageParameters } from './parameters.ts';

const wantedReport = z.strictObject({
  Arn: arnSchema,
  Granularity: z.literal('SERVICE_LEVEL').optional(),
});
const ofJob = z.strictObject({ JobId: z.string().length(36), ...pageParameters });

/** A report that a session has ordered, and how often it was asked for. */
interface Job {
  sessionId: string | undefined;
  arn: string;
  createdAt: number;
  reads: number;
}

/** As the Service Authorization Reference names them, by their prefix. */
const NAMES: Readonly<Record<string, string>> = {
  athena: 'Amazon Athena',
  backup: 'AWS Backup',
  cloudformation: 'AWS CloudFormation',
  codecommit: 'AWS CodeCommit',
  dynamodb: 'Amazon DynamoDB',
  ec2: 'Amazon EC2',
  ecr: 'Amazon Elastic Container Registry',
  iam: 'AWS Identity and Access Management',
  iot: 'AWS IoT',
  rds: 'Amazon RDS',
  redshift: 'Amazon Redshift',
  s3: 'Amazon S3',
  ses: 'Amazon SES',
  sqs: 'Amazon SQS',
  sts: 'AWS Security Token Service',
};

/** Services that a user may use and never has: AWS lists them without a date. */
const NEVER_USED = ['a4b', 'zocalo'];

/**
 * GenerateServiceLastAccessedDetails and GetServiceLastAccessedDetails. A job belongs to the role session that has made
 * it (API reference, GenerateServiceLastAccessedDetailsResponse, JobId): to any other it is not there.
 */
export function serviceReportOperations(world: World): Record<string, Operation> {
  const jobs = new Map<string, Job>();
  return {
    GenerateServiceLastAccessedDetails: operation({
      parameters: wantedReport,
      run({ Arn }, context) {
        userByArn(world, context, Arn);
        const JobId = `00000000-0000-4000-8000-${String(jobs.size).padStart(12, '0')}`;
        const { sessionId } = context.principal;
        jobs.set(JobId, { sessionId, arn: Arn, createdAt: context.now, reads: 0 });
        return { JobId };
      },
    }),

    GetServiceLastAccessedDetails: operation({
      parameters: ofJob,
      run({ JobId, ...wanted }, context) {
        const job = jobs.get(JobId);
        if (job === undefined || job.sessionId !== context.principal.sessionId)
          throw noSuchEntity(`The job ${JobId}`);
        const head = { JobType: 'SERVICE_LEVEL', JobCreationDate: new Date(job.createdAt) };
        job.reads += 1;
        if (job.reads <= world.reportReads) return { JobStatus: 'IN_PROGRESS', ...head };
        const user = userByArn(world, context, job.arn);
        const services = servicesOf(user, job, context.now - world.lastUseLagMs);
        return {
          JobStatus: 'COMPLETED',
          ...head,
          JobCompletionDate: new Date(context.now),
          ...page('ServicesLastAccessed', services, wanted, world.pageSize),
        };
      },
    }),
  };
}

/** By namespace, as AWS sorts them (API reference). */
function servicesOf(user: User, { arn }: Job, shownUntil: number): object[] {
  const keyUses = user.accessKeys.flatMap(({ uses }) => uses);
  const uses = [
    ...user.serviceUses,
    ...keyUses.map(({ at, service, region }): ServiceUse => ({ at, namespace: service, region })),
  ].filter(({ at }) => at <= shownUntil);
  const latest = new Map<string, ServiceUse>();
  for (const use of uses) {
    const before = latest.get(use.namespace);
    if (before === undefined || before.at <= use.at) latest.set(use.namespace, use);
  }
  const used = [...latest.values()].map(({ at, namespace, region }) => ({
    ServiceName: nameOf(namespace),
    LastAuthenticated: new Date(at),
    ServiceNamespace: namespace,
    LastAuthenticatedEntity: arn,
    LastAuthenticatedRegion: region,
    TotalAuthenticatedEntities: 1,
  }));
  const unused = NEVER_USED.filter((one) => !latest.has(one)).map((namespace) => ({
    ServiceName: nameOf(namespace),
    ServiceNamespace: namespace,
    TotalAuthenticatedEntities: 0,
  }));
  return [...used, ...unused].sort((a, b) => (a.ServiceNamespace < b.ServiceNamespace ? -1 : 1));
}

function nameOf(namespace: string): string {
  return NAMES[namespace] ?? `Service ${namespace}`;
}
