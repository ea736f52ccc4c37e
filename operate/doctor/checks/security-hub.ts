import { about, type Check, ok, wrong } from './line.ts';

const SUBJECT = 'Security Hub';

/** Security Hub CSPM is on: without it no custom action can be created. */
export const checkSecurityHub: Check = ({ seen: { isHubOn, region } }) =>
  about(SUBJECT, isHubOn, (isOn) =>
    isOn
      ? ok(SUBJECT, `on in ${region}`)
      : wrong(
          SUBJECT,
          `Security Hub CSPM is off in ${region}; the deployment would fail at the custom actions.`,
          'Turn it on: aws securityhub enable-security-hub',
        ),
  );
