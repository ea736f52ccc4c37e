/** What the console knows when an analyst clicks a custom action. */
export interface CustomActionClick {
  /** `arn:aws:securityhub:<region>:<account>:action/custom/<Id>`. */
  actionArn: string;
  /** The display name, not the id. */
  actionName: string;
  actionDescription?: string | undefined;
  /** The ASFF document: Security Hub sends one event per selected finding. */
  finding: unknown;
  /** Epoch milliseconds. */
  time: number;
  /** The account in which the analyst views the findings. */
  account: string;
  region: string;
  /** The id of the event. */
  id: string;
}

/** The EventBridge event of a custom action on findings (user guide, securityhub-cwe-event-formats). */
export function customActionEvent(click: CustomActionClick) {
  return {
    version: '0',
    id: click.id,
    'detail-type': 'Security Hub Findings - Custom Action',
    source: 'aws.securityhub',
    account: click.account,
    time: new Date(click.time).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: click.region,
    resources: [click.actionArn],
    detail: {
      actionName: click.actionName,
      actionDescription: click.actionDescription ?? click.actionName,
      findings: [structuredClone(click.finding)],
    },
  };
}
