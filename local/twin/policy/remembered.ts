/** More than one scenario asks; a run of many thousands asks for ever new names. */
const MOST = 2000;

/** What was found out, by its key; forgets all when it is too much. `undefined` is not kept. */
export function remembered<Value>(): (key: string, find: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, find) => {
    const found = known.get(key) ?? find();
    if (known.size >= MOST) known.clear();
    known.set(key, found);
    return found;
  };
}
