/** An entry of a table. Throws for a name that is not in there, with those that are. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  if (value === undefined) throw new Error(`there is no ${name}; there are ${Object.keys(table).join(', ')}`);
  return value;
}
