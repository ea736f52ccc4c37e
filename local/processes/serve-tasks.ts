import type { Answer } from './pool.ts';

/** Does the tasks that the starting process sends, one at a time; ends with it. */
export function serveTasks<Task, Result>(perform: (task: Task) => Promise<Result>): void {
  const answer = (text: Answer): void => {
    process.send?.(text);
  };
  process.on('message', ({ task }: { task: Task }) => {
    perform(task).then(
      (result) => answer({ result }),
      (error: unknown) =>
        answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  // Ctrl-C is for the process that started this one.
  process.on('SIGINT', () => {});
}
