/** The partition of a Region: `aws` or `aws-us-gov`. `aws-cn` has no SES, and synthesis refuses it. */
export function partitionOf(region: string): string {
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
