/** CloudWatch namespace of everything that the functions measure. */
export const METRICS_NAMESPACE = 'UnusedCredentials';

/** The metrics of each run of `deliver`. Each costs by the month, so there are only those that an alarm looks at. */
export const DELIVER_METRICS = [
  'Deliveries',
  'OldestMailMinutes',
  'OldestAnswerMinutes',
  'OldestUntoldMinutes',
] as const;
export type DeliverMetric = (typeof DELIVER_METRICS)[number];

export interface Measurement {
  /** When it happened (ISO); CloudWatch takes metrics of the last two weeks. */
  at: string;
  /** Values by metric name. */
  values: Record<string, number>;
  /** Each combination of values is a metric of its own, which costs: few dimensions with few values. */
  dimensions?: Record<string, string>;
  /** What else the line says; CloudWatch Logs keeps it, metrics do not. */
  about?: Record<string, unknown>;
}

/**
 * Writes one JSON line in the embedded metric format, from which CloudWatch Logs makes metrics by itself (CloudWatch user
 * guide, "Specification: embedded metric format"). No call, no right, and nothing to fail. The line goes to standard output
 * as it is: what goes through `console`, Lambda's JSON log format wraps, and its metrics and fields are lost (CloudWatch
 * user guide, "Creating logs in embedded metric format using the client libraries", the note on Lambda's JSON format).
 */
export function measure({ at, values, dimensions = {}, about = {} }: Measurement): void {
  const metricDirective = {
    Namespace: METRICS_NAMESPACE,
    Dimensions: [Object.keys(dimensions)],
    Metrics: Object.keys(values).map((Name) => ({ Name })),
  };
  const _aws = { Timestamp: Date.parse(at), CloudWatchMetrics: [metricDirective] };
  process.stdout.write(`${JSON.stringify({ ...about, _aws, ...dimensions, ...values })}\n`);
}
