import { type Html, html } from '../../../functions/texts/html.ts';
import type { User } from '../../twin/world/types.ts';
import { TAG_CHARACTERS, TAG_PATTERN } from '../../twin/world/user-spec.ts';
import type { Scene } from '../scene.ts';
import { credentialsTable } from './credentials.ts';
import { iamLog } from './iam-log.ts';
import { choice, stepForm, textInput } from './step-form.ts';

/** A user, and everything that people and programs can do with it. */
export function userForms(scene: Scene, who: { account: string; user: string }, back: string): Html {
  const found = scene.desk.session.play.simulation.world.user(who.account, who.user);
  return html`${credentialsTable(scene, who)}
${found === undefined ? createForm(who, back) : forms(found, who, back)}
${stackForm(scene, who.account, back)}
<details id="log"><summary>What has changed in IAM</summary>${iamLog(scene, who)}</details>`;
}

type Who = { account: string; user: string };

const createForm = (who: Who, back: string): Html =>
  html`<p>There is no user of this name now.</p>${stepForm(back, { do: 'createUser', ...who }, { button: 'Create the user' })}`;

function forms(user: User, who: Who, back: string): Html {
  return html`<h3>Console password</h3>
${
  user.password === undefined
    ? stepForm(back, { do: 'createLoginProfile', ...who }, { button: 'Set a password' })
    : html`${stepForm(back, { do: 'signIn', ...who }, { button: 'Sign in' })}${stepForm(back, { do: 'deleteLoginProfile', ...who }, { button: 'Remove the password', isDanger: true })}`
}
<h3>Access keys</h3>
${user.accessKeys.map((key) => keyForms(key.id, key.status, who, back))}
${user.accessKeys.length < 2 && stepForm(back, { do: 'createKey', ...who }, { button: 'Create a key' })}
<h3>Tags</h3>
<ul>${Object.entries(user.tags).map(
    ([tag, value]) =>
      html`<li><b>${tag}</b> ${value} ${stepForm(back, { do: 'untagUser', tag, ...who }, { button: `Remove the tag ${tag}` })}</li>
`,
  )}</ul>
${stepForm(back, { do: 'tagUser', ...who }, { button: 'Set the tag', more: html`${textInput('tag', 'Tag', { value: 'Owner', maxLength: 128, pattern: IN_TAGS })}${textInput('value', 'Value', { pattern: IN_TAGS })}` })}
<h3>The user</h3>
${quarantineForm(user, who, back)}
${stepForm(back, { do: 'deleteUser', ...who }, { button: 'Delete the user', isDanger: true })}`;
}

const IN_TAGS = [TAG_PATTERN, `IAM takes ${TAG_CHARACTERS} in tags.`] as const;

/** AWS attaches it where it has found an access key in public. */
const QUARANTINE = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';

function quarantineForm({ attachedPolicies }: User, who: Who, back: string): Html {
  const policyArn = attachedPolicies.find((arn) => arn.includes('AWSCompromisedKeyQuarantine'));
  return policyArn === undefined
    ? stepForm(back, { do: 'attachPolicy', policyArn: QUARANTINE, ...who }, { button: 'AWS quarantines it' })
    : stepForm(back, { do: 'detachPolicy', policyArn, ...who }, { button: 'Take the quarantine off' });
}

/** The roles by which the product reaches the users of an account. */
function stackForm({ desk }: Scene, account: string, back: string): Html {
  const { world, assembly } = desk.session.play.simulation;
  const roles = world.accounts.get(account)?.roles;
  if (roles === undefined) return html``;
  const isDeployed = assembly.memberRoles.every(({ name }) => roles.get(name)?.exists);
  const form = isDeployed
    ? stepForm(
        back,
        { do: 'deleteMemberStack', account },
        { button: 'Delete the member stack', isDanger: true },
      )
    : stepForm(back, { do: 'deployMemberStack', account }, { button: 'Deploy the member stack' });
  return html`<h3>The account</h3>
<p class="hint">The member stack is ${isDeployed ? 'deployed' : 'not deployed'}: its roles let the product ${isDeployed ? '' : 'neither '}read ${isDeployed ? 'and' : 'nor'} change the IAM users of the account.</p>
${form}`;
}

const SERVICES = ['s3', 'ses', 'ec2', 'sts', 'dynamodb', 'lambda'].map((name) => [name, name] as const);

function keyForms(key: string, status: string, who: Who, back: string): Html {
  const isActive = status === 'Active';
  const change = { do: 'setKeyStatus', key, status: isActive ? 'Inactive' : 'Active', ...who };
  return html`<div class="key"><code>${key}</code> <span class="tag">${status}</span>
${stepForm(back, { do: 'useKey', key, region: 'us-east-1', ...who }, { button: 'Use it', more: choice('service', 'Service', SERVICES) })}
${stepForm(back, change, { button: isActive ? 'Turn it off' : 'Turn it on' })}
${stepForm(back, { do: 'deleteKey', key, ...who }, { button: 'Delete it', isDanger: true })}</div>
`;
}
