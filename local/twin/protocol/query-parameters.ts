type Tree = Map<string, Tree | string>;

/**
 * The nested parameters of an aws-query form: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`,
 * `Attributes.entry.1.key=a&Attributes.entry.1.value=b` (or `Name`/`Value`) becomes `{ Attributes: { a: 'b' } }`.
 * Every scalar stays a string. A key used both as a scalar and as a structure keeps the structure.
 */
export function queryParameters(form: URLSearchParams): Record<string, unknown> {
  const root: Tree = new Map();
  for (const [path, value] of form) insert(root, path.split('.'), value);
  return Object.fromEntries([...root].map(([key, node]) => [key, fromTree(node)]));
}

function insert(tree: Tree, [head = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    if (!tree.has(head)) tree.set(head, value);
    return;
  }
  const existing = tree.get(head);
  const child: Tree = existing instanceof Map ? existing : new Map();
  tree.set(head, child);
  insert(child, rest, value);
}

function fromTree(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const members = node.get('member');
  if (node.size === 1 && members instanceof Map) return inOrder(members).map(fromTree);
  const entries = node.get('entry');
  if (node.size === 1 && entries instanceof Map) return Object.fromEntries(inOrder(entries).map(toEntry));
  return Object.fromEntries([...node].map(([key, child]) => [key, fromTree(child)]));
}

function inOrder(numbered: Tree): (Tree | string)[] {
  return [...numbered].sort(([a], [b]) => Number(a) - Number(b)).map(([, node]) => node);
}

function toEntry(node: Tree | string): [string, unknown] {
  const entry = node instanceof Map ? node : new Map<string, Tree | string>();
  const key = entry.get('key') ?? entry.get('Name');
  const value = entry.get('value') ?? entry.get('Value');
  return [typeof key === 'string' ? key : '', value === undefined ? undefined : fromTree(value)];
}
