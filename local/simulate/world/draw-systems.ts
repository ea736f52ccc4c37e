import type { Draw } from '../draw/draw.ts';
import type { Story } from './cast.ts';

type Systems = Pick<Story, 'iam' | 'securityHub' | 'ses'>;

/** How AWS behaves: mostly at once, at times late, in small pages or with little of its rates left. */
export function drawSystems(draw: Draw, mailboxes: readonly string[]): Systems {
  return {
    ...(draw.percent(30) && { iam: drawIam(draw) }),
    ...(draw.percent(30) && { securityHub: drawSecurityHub(draw) }),
    ...(draw.percent(15) && { ses: drawSes(draw, mailboxes) }),
  };
}

function drawIam(draw: Draw): Story['iam'] {
  return draw.weighted<Story['iam']>([
    [6, { lastUseLag: draw.one(['PT1H', 'PT4H', 'PT10H']) }],
    [3, { readLag: draw.int(1, 3) }],
    [1, { loginProfileSettle: 'PT30S' }],
    [1, { reportReads: 2 }],
    [1, { pageSize: 1 }],
    [1, { lastUseLag: 'PT4H', readLag: 1 }],
  ]);
}

function drawSecurityHub(draw: Draw): Story['securityHub'] {
  return draw.weighted<Story['securityHub']>([
    [2, { evaluateEvery: draw.one(['PT6H', 'PT12H', 'P7D']) }],
    [2, { newFindingIdOnChange: true }],
    [2, { applyDelay: draw.one(['PT10S', 'PT2M']) }],
    [2, { reportLag: 'PT12H' }],
    [1, { archiveAfter: 'PT1H' }],
    [1, { takenByOthers: 0.8 }],
  ]);
}

function drawSes(draw: Draw, mailboxes: readonly string[]): Story['ses'] {
  const mailbox = draw.one(['bounces', 'suppressed', 'rejected', 'full', 'late', 'complains'] as const);
  return draw.weighted<Story['ses']>([
    [6, { mailboxes: { [draw.one(mailboxes)]: mailbox }, tellsAfter: draw.one(['PT0S', 'PT1M', 'PT6H']) }],
    [1, { verified: 'domain' }],
    [1, { dailyQuota: 3 }],
    [1, { perSecond: 1 }],
  ]);
}
