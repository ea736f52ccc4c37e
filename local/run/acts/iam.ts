import type { Act, Outcome } from '../../twin/world/edit.ts';
import type { World } from '../../twin/world.ts';
import type { IamStep } from '../scenario/iam-steps.ts';
import { type Play, whoOf } from './act.ts';

type Doing = { what: string; outcome: Outcome };

/** Something happens in IAM without the product; AWS may deny it, as it would. */
export function actInIam(play: Play, step: IamStep): void {
  const { world, clock, secrets } = play.simulation;
  const at = clock.now();
  const who = whoOf(play, step);
  const by = 'by' in step ? step.by : undefined;
  const canBeRead = (password: string) => secrets.isReadable(password, at);
  const { what, outcome } = doIt(world, { ...who, at, by, canBeRead }, step);
  play.stepResults.push({
    at,
    do: step.do,
    user: who.user,
    what,
    ...(!outcome.ok && { got: outcome.denied, isIdle: true as const }),
  });
}

function doIt(world: World, act: Parameters<World['signIn']>[0], step: IamStep): Doing {
  const { user } = act;
  const keyId =
    ('key' in step ? step.key : undefined) ?? world.user(act.account, user)?.accessKeys[0]?.id ?? '';
  const short = `${keyId.slice(0, 4)}…${keyId.slice(-4)}`;
  switch (step.do) {
    case 'signIn':
      return { what: `${user} signs in`, outcome: world.signIn(act) };
    case 'useKey': {
      const { service, region } = step;
      return { what: `a program uses ${short}`, outcome: world.useKey({ ...act, keyId, service, region }) };
    }
    case 'createKey':
      return { what: `a new key for ${user}`, outcome: world.createKey({ ...act, keyId: step.key }) };
    case 'setKeyStatus': {
      const { status } = step;
      return { what: `${short} is set ${status}`, outcome: world.setKeyStatus({ ...act, keyId, status }) };
    }
    case 'deleteKey':
      return { what: `${short} is deleted by hand`, outcome: world.deleteKey({ ...act, keyId }) };
    case 'createLoginProfile': {
      const { resetRequired } = step;
      return { what: `a password for ${user}`, outcome: world.createLoginProfile({ ...act, resetRequired }) };
    }
    case 'deleteLoginProfile':
      return { what: `the password of ${user} is deleted by hand`, outcome: world.deleteLoginProfile(act) };
    default:
      return doToUser(world, act, step);
  }
}

type UserStep = Extract<
  IamStep,
  {
    do:
      | 'addSshKey'
      | 'addServiceCredential'
      | 'createUser'
      | 'deleteUser'
      | 'recreateUser'
      | 'renameUser'
      | 'tagUser'
      | 'untagUser'
      | 'addToGroup'
      | 'attachPolicy'
      | 'detachPolicy'
      | 'putInlinePolicy';
  }
>;

function doToUser(world: World, act: Act, step: UserStep): Doing {
  const { user } = act;
  switch (step.do) {
    case 'addSshKey':
      return { what: `an SSH key for ${user}`, outcome: world.addSshKey(act) };
    case 'addServiceCredential': {
      const { service } = step;
      return {
        what: `a service credential for ${user}`,
        outcome: world.addServiceCredential({ ...act, service }),
      };
    }
    case 'createUser':
      return { what: `user ${user} is created`, outcome: world.createUser({ ...act, spec: step.spec }) };
    case 'deleteUser':
      return { what: `user ${user} is deleted by hand`, outcome: world.deleteUser(act) };
    case 'recreateUser':
      return {
        what: `user ${user} is deleted and created anew`,
        outcome: world.recreateUser({ ...act, spec: step.spec }),
      };
    case 'renameUser': {
      const { to, path } = step;
      return { what: `user ${user} is renamed to ${to}`, outcome: world.renameUser({ ...act, to, path }) };
    }
    case 'tagUser':
      return { what: `${user} is tagged`, outcome: world.tag({ ...act, tags: step.tags }) };
    case 'untagUser':
      return { what: `tags of ${user} are removed`, outcome: world.untag({ ...act, keys: step.keys }) };
    case 'addToGroup':
      return {
        what: `${user} joins ${step.group}`,
        outcome: world.addToGroup({ ...act, group: step.group }),
      };
    case 'attachPolicy': {
      const { policyArn } = step;
      return { what: `a policy is attached to ${user}`, outcome: world.attachPolicy({ ...act, policyArn }) };
    }
    case 'detachPolicy': {
      const { policyArn } = step;
      return {
        what: `a policy is detached from ${user}`,
        outcome: world.detachPolicy({ ...act, policyArn }),
      };
    }
    case 'putInlinePolicy': {
      const { name, document } = step;
      return {
        what: `${user} gets policy ${name}`,
        outcome: world.putInlinePolicy({ ...act, name, document }),
      };
    }
  }
}
