import type { InvocationResult } from '../invoke/environment.ts';
import type { RunStep } from '../scenario/run-steps.ts';
import { note, noteIdle, type Play } from './act.ts';

type StepOf<Name extends RunStep['do']> = Extract<RunStep, { do: Name }>;

/** A function is invoked past the product's own ways. */
export function actOnFunction(play: Play, step: StepOf<'invoke' | 'duplicate'>): Promise<void> {
  return step.do === 'invoke' ? invoke(play, step) : duplicate(play, step);
}

/** The deployed name of the function in this folder. */
export function functionName({ assembly }: Play['simulation'], folder: string): string {
  return assembly.functions.find((lambda) => lambda.folder === folder)?.functionName ?? folder;
}

async function invoke(play: Play, step: StepOf<'invoke'>): Promise<void> {
  const latest = payloadsOf(play, step.function).at(-1);
  const payload = { ...(step.fresh ? {} : (latest as object | undefined)), ...step.payload };
  const result = await play.simulation.invoke(functionName(play.simulation, step.function), payload);
  note(play, step.do, `someone invokes ${step.function}`, textOf(result));
}

async function duplicate(play: Play, step: StepOf<'duplicate'>): Promise<void> {
  const payloads = payloadsOf(play, step.function);
  const what = `an invocation of ${step.function} comes again`;
  if (step.ago >= payloads.length) {
    const got = `it has been invoked ${payloads.length} times`;
    return noteIdle(play, step.do, what, got);
  }
  const name = functionName(play.simulation, step.function);
  const result = await play.simulation.invoke(name, payloads.at(-1 - step.ago));
  note(play, step.do, what, textOf(result));
}

/** Of every invocation so far, oldest first. */
function payloadsOf({ simulation }: Play, folder: string): unknown[] {
  const name = functionName(simulation, folder);
  return simulation.invocations
    .filter((invocation) => invocation.functionName === name)
    .map(({ payload }) => payload);
}

function textOf(result: InvocationResult): string {
  const text =
    'error' in result
      ? `${result.error.errorType ?? 'no error type'}: ${result.error.errorMessage}`
      : result.payload;
  return text.slice(0, 300);
}
