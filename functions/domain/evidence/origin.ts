import type { Evidence } from './evidence.ts';

/** A tag that CloudFormation sets by itself (CloudFormation user guide, resource tags). */
const STACK = 'aws:cloudformation:stack-name';

/** Keys by which tools and their users say what manages a resource, without signs and in small letters. */
const TOOL_KEYS = ['managedby', 'provisioner', 'provisionedby', 'deployedby', 'iac', 'iactool', 'createdby'];
const TOOL = /terraform|terragrunt|opentofu|\btofu\b|pulumi|cloudformation|\bcdk\b|ansible|crossplane/i;
/** Keys that are a tool's own name; a value can only take it back. */
const OWN_KEYS = ['terraform', 'terragrunt', 'opentofu', 'pulumi', 'cloudformation', 'cdk'];
const NO = /^(?:false|no|0)$/i;
const MAKER_KEYS = ['createdby', 'creator', 'madeby', 'author', 'requestedby'];

/** Who has made a user and what manages it, as far as its tags say so. */
export function originOf(tags: Readonly<Record<string, string>>): Pick<Evidence, 'managedBy' | 'madeBy'> {
  const all = Object.entries(tags).map(([key, value]) => ({ key, value, plain: plainKey(key) }));
  const managed = all.find(isManaged);
  const made = all.find((tag) => MAKER_KEYS.includes(tag.plain) && tag !== managed && tag.value !== '');
  return {
    ...(managed && { managedBy: shown(managed) }),
    ...(made && { madeBy: shown(made) }),
  };
}

function isManaged({ key, value, plain }: { key: string; value: string; plain: string }): boolean {
  if (key === STACK) return true;
  if (OWN_KEYS.includes(plain)) return !NO.test(value);
  return TOOL_KEYS.includes(plain) && TOOL.test(value);
}

function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}

function shown({ key, value }: { key: string; value: string }): { key: string; value: string } {
  return { key, value };
}
