import type { Draw, Weighted } from '../draw/draw.ts';
import type { Player, StoryFinding } from './cast.ts';

type Made = Extract<StoryFinding, { user: string }>;

const KINDS: readonly Weighted<Partial<Made>>[] = [
  [6, { control: 'IAM.22' }],
  [4, { region: 'eu-west-1' }],
  [3, { consolidated: false, standard: 'fsbp' }],
  [1, { idInArn: true, withDetails: false }],
  [1, { withSecurityControlId: false }],
  [1, { workflowStatus: 'NOTIFIED' }],
  [1, { workflowStatus: 'SUPPRESSED' }],
  [1, { recordState: 'ARCHIVED' }],
  [1, { compliance: 'PASSED' }],
];

/** One finding of IAM.8 for each user, and at times others: of IAM.22, of another Region, in an older form, closed. */
export function drawFindings(draw: Draw, players: readonly Player[]): StoryFinding[] {
  const named = players.map(({ userName, account }, place) => {
    const isNamesake = players.findIndex((one) => one.userName === userName) < place;
    return { name: `${userName}-${isNamesake ? 'other-' : ''}1`, user: userName, account };
  });
  const usual = named.map((finding) =>
    draw.percent(12) ? { ...finding, ...draw.weighted(KINDS) } : finding,
  );
  const more = named
    .filter(() => draw.percent(25))
    .map((finding) => ({
      ...finding,
      name: finding.name.replace('-1', '-2'),
      ...draw.weighted(KINDS.slice(0, 3)),
    }));
  return [...usual, ...more.filter((one) => !usual.some((other) => isSame(one, other)))];
}

/** Security Hub has one finding of a user, account, control, Region and standard. */
function isSame(one: Made, other: Made): boolean {
  return (['user', 'account', 'control', 'region', 'standard'] as const).every(
    (name) => one[name] === other[name],
  );
}
