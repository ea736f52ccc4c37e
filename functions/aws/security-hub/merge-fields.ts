/** Pairs that UserDefinedFields of one finding can hold (Security Hub API reference, AwsSecurityFinding). */
const FIELDS_PER_FINDING = 50;

/**
 * The whole map of user-defined fields to write: what others put there, and ours, which win over theirs by name and
 * by room. Whether Security Hub merges or replaces the map is not documented, so it is always sent whole. A blank
 * value, which Security Hub does not take, removes the field.
 */
export function mergeFields(
  theirs: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = Object.entries(ours).filter(isUsable);
  const others = Object.entries(theirs).filter((field) => !Object.hasOwn(ours, field[0]) && isUsable(field));
  return Object.fromEntries([...own, ...others.sort(byName)].slice(0, FIELDS_PER_FINDING).sort(byName));
}

function isUsable([name, value]: [string, string]): boolean {
  return name.trim() !== '' && value.trim() !== '';
}

function byName([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1;
}
