import type { Clock } from '../engine/clock.ts';
import { ServiceError } from './service.ts';

/** How often an API can be called in an account and Region: tokens that come back each second, and the most there are. */
interface Rate {
  perSecond: number;
  burst: number;
}

/**
 * The documented rates. Security Hub: API reference, "Welcome". Step Functions: developer guide, "Quotas" (the lower
 * of its two groups of Regions). Secrets Manager: user guide, "Secrets Manager quotas". STS: IAM user guide, "IAM and
 * AWS STS quotas". IAM and DynamoDB document none that a scenario could meet; that of SES is each account's own.
 */
export const RATES: Readonly<Record<string, Rate>> = {
  'securityhub:GetFindings': { perSecond: 3, burst: 6 },
  'securityhub:BatchUpdateFindings': { perSecond: 10, burst: 30 },
  'states:StartExecution': { perSecond: 150, burst: 800 },
  'states:SendTaskSuccess': { perSecond: 300, burst: 2000 },
  'states:DescribeExecution': { perSecond: 10, burst: 250 },
  'states:ListExecutions': { perSecond: 2, burst: 100 },
  'states:StopExecution': { perSecond: 25, burst: 500 },
  'secretsmanager:CreateSecret': { perSecond: 50, burst: 50 },
  'secretsmanager:DeleteSecret': { perSecond: 50, burst: 50 },
  'secretsmanager:PutResourcePolicy': { perSecond: 50, burst: 50 },
  'sts:AssumeRole': { perSecond: 600, burst: 600 },
};

/** What each service answers above its rate. Security Hub: prowler-cloud/prowler#5004. */
const THROTTLED: Readonly<Record<string, { code: string; status: number; message: string }>> = {
  securityhub: { code: 'TooManyRequestsException', status: 429, message: 'Too Many Requests' },
};
const USUAL = { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' };

/** Whether calls come too fast. */
export interface Rates {
  /** Throws the error of a throttled call where the API's bucket is empty; else takes a token out of it. */
  take(service: string, operation: string): void;
}

/**
 * Full token buckets on the virtual clock. `taken`: the share (0 to 1) of an API's rate that others in the account use
 * up, by `<service>:<Operation>` or `<service>:*`.
 */
export function createRates(clock: Clock, taken: Readonly<Record<string, number>> = {}): Rates {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(service, operation) {
      const name = `${service}:${operation}`;
      const rate = RATES[name];
      if (rate === undefined) return;
      const left = 1 - (taken[name] ?? taken[`${service}:*`] ?? 0);
      const now = clock.now();
      const most = Math.max(1, Math.floor(rate.burst * left));
      const bucket = buckets.get(name) ?? { tokens: most, at: now };
      const tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond * left);
      buckets.set(name, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
      if (tokens >= 1) return;
      const { code, message, status } = THROTTLED[service] ?? USUAL;
      throw new ServiceError(code, message, status);
    },
  };
}
