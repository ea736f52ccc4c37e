import type { Decision } from '../session.ts';
import type { PolicyRequest } from './evaluate.ts';

/** Which kind of policy stands in the way, and how. */
export interface Denial {
  because: 'identity-based' | 'session' | 'resource-based' | 'trust';
  is: 'explicit-deny' | 'implicit-deny';
}

/**
 * AWS's answer to a call that is not allowed (IAM user guide, "Troubleshoot access denied error messages"). STS says
 * nothing of the reason, and SNS has codes of its own (API reference, Publish).
 */
export function denied(caller: string, { action, resource }: PolicyRequest, denial: Denial): Decision {
  const what = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`;
  const silent = action.startsWith('sts:');
  return {
    allowed: false,
    message: silent ? what : `${what} ${reason(denial, action)}`,
    ...(action.startsWith('sns:') && { code: 'AuthorizationError' }),
    ...(action.startsWith('kms:') && { code: 'KMSAccessDenied' }),
  };
}

function reason({ because, is }: Denial, action: string): string {
  return is === 'explicit-deny'
    ? `with an explicit deny in ${because === 'identity-based' ? 'an' : 'a'} ${because} policy`
    : `because no ${because} policy allows the ${action} action`;
}
