import type { Settings } from '../functions/domain/settings/settings.ts';

/**
 * Regions of the partition `aws` that every account has from the start; those added since March 2019 have to be
 * enabled account by account (Account Management guide, "Enable or disable AWS Regions in your account").
 */
const ALWAYS_ENABLED =
  /^(us-(east|west)-[12]|ap-south-1|ap-northeast-[123]|ap-southeast-[12]|ca-central-1|eu-central-1|eu-west-[123]|eu-north-1|sa-east-1)$/;

/** Other partitions have no opt-in Regions. */
const OTHER_PARTITION = /^(cn|us-gov|us-iso[a-z]*|eu-isoe|eusc)-/;

/**
 * What is wrong with the Region of the deployment, as far as it is known when the app is synthesised: an opt-in
 * Region without a word on where the other accounts are reached.
 */
export function homeRegionProblems(
  { memberRegion, accounts, hubAccountId }: Pick<Settings, 'memberRegion' | 'accounts' | 'hubAccountId'>,
  region: string | undefined,
): string[] {
  const isHubAlone = accounts?.length === 1 && accounts[0] === hubAccountId;
  if (region === undefined || memberRegion !== undefined || isHubAlone) return [];
  if (ALWAYS_ENABLED.test(region) || OTHER_PARTITION.test(region)) return [];
  return [
    `memberRegion: ${region} is an opt-in Region, and STS and StackSets reach only accounts that have enabled it; ` +
      `name a Region that every account has, such as "us-east-1", or "${region}" if they all have it`,
  ];
}
