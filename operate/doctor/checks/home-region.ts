import { homeRegionProblems } from '../../../infra/home-region.ts';
import type { Aggregation } from '../read/seen.ts';
import { about, type Check, type Line, type Looked, ok, wrong } from './line.ts';

const SUBJECT = 'home Region';
/** A home Region that no other one is linked to (API reference, GetFindingAggregator). */
const NO_OTHERS = 'NO_REGIONS';

/** Findings of all Regions come together here: clicks are heard in the Region of the deployment only. */
export const checkHomeRegion: Check = (looked) => [
  ...homeRegionProblems(looked.settings, looked.seen.region).map((problem) =>
    wrong(SUBJECT, `cdk.json: ${problem}.`, 'Set memberRegion in cdk.json.'),
  ),
  ...about(SUBJECT, looked.seen.aggregation, (aggregation) => judge(aggregation, looked)),
];

function judge(aggregation: Aggregation | undefined, { settings, seen: { region } }: Looked): Line {
  if (aggregation !== undefined && aggregation.region !== region)
    return wrong(
      SUBJECT,
      `Security Hub's home Region is ${aggregation.region}, and this is ${region}: analysts click there, and nothing here hears it.`,
      `Deploy to ${aggregation.region}, and run the doctor with AWS_REGION=${aggregation.region}.`,
    );
  if (aggregation !== undefined && aggregation.mode !== NO_OTHERS)
    return ok(SUBJECT, `${region} aggregates the findings of other Regions (${aggregation.mode})`);
  // One account may well look at one Region alone.
  if (settings.organizationId === undefined)
    return ok(SUBJECT, `no aggregation: only findings of ${region} can be clicked`);
  return aggregation === undefined
    ? wrong(
        SUBJECT,
        `No Region aggregates the findings of the others: only those of ${region} can be clicked.`,
        `Make ${region} the home Region: aws securityhub create-finding-aggregator --region-linking-mode ALL_REGIONS`,
      )
    : wrong(
        SUBJECT,
        `${region} is the home Region and aggregates no other one (${NO_OTHERS}): only its own findings can be clicked.`,
        `Link the others: aws securityhub update-finding-aggregator --region-linking-mode ALL_REGIONS --finding-aggregator-arn ${aggregation.arn}`,
      );
}
