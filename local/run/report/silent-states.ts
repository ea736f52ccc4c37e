/** The states of a definition that decide or end and do nothing, which a timeline leaves out. */
export function silentStates(definition: string): Set<string> {
  const { States } = JSON.parse(definition) as { States: Record<string, { Type: string }> };
  const silent = Object.entries(States).filter(([, { Type }]) => Type === 'Choice' || Type === 'Pass');
  return new Set(silent.map(([name]) => name));
}
