import type { Principal } from './service.ts';

/** The ARN under which a role session calls, `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
export function callerArn(principal: Principal): string {
  const [, partition = 'aws'] = principal.roleArn.split(':');
  const role = principal.roleArn.split('/').at(-1) ?? '';
  return `arn:${partition}:sts::${principal.account}:assumed-role/${role}/${principal.sessionName ?? role}`;
}
