/** Lets what is asked for run one after the other, in the order in which it was asked for. */
export function createTurns(): <Result>(doing: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (doing) => {
    const mine = last.then(doing);
    last = mine.catch(() => undefined);
    return mine;
  };
}
