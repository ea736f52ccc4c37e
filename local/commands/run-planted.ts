import { type Output, readWords } from '../command-line.ts';
import type { PlantedFault } from '../planted/fault.ts';
import { UNSEEN } from '../planted/faults/unseen.ts';
import { PLANTED } from '../planted/faults.ts';
import { type Caught, hunt, otherEnd } from '../planted/hunt.ts';
import { type Stage, stageOf } from '../planted/plays.ts';
import { productWith } from '../planted/product.ts';
import { createLocalRun } from '../run/local-run.ts';
import type { ExitCode } from '../run/outcome.ts';
import { PLANTED_WORDS } from './planted.ts';

/** Hunts planted faults, a line each. Exit codes: 0 each was caught, 1 one was not, 2 bad words. */
export async function runPlanted(words: string[], screen: Output): Promise<ExitCode> {
  const read = readWords(words, PLANTED_WORDS, screen);
  if ('exitCode' in read) return read.exitCode;
  const { fault: text, most, unseen } = read.words;
  const chosen = (unseen ? UNSEEN : PLANTED).filter(({ says, file }) => `${says} ${file}`.includes(text));
  if (chosen.length === 0) {
    screen.error(`no fault whose sentence or file contains "${text}"\n${PLANTED_WORDS.usage}`);
    return 2;
  }
  const healthy = stageOf(await createLocalRun({ inProcess: true }));
  screen.log('| fault | caught by | the model says | plays |\n| --- | --- | --- | --- |');
  let missed = 0;
  for (const fault of chosen) {
    const caught = await caughtOn(fault, healthy, most);
    if (caught === undefined) missed += 1;
    screen.log(rowOf(fault, caught));
  }
  screen.log(`\n${chosen.length - missed} of ${chosen.length} faults were caught`);
  return missed === 0 ? 0 : 1;
}

async function caughtOn(fault: PlantedFault, healthy: Stage, most: number): Promise<Caught | undefined> {
  const run = await createLocalRun({ product: await productWith(fault) });
  try {
    const { first } = fault;
    const ill = stageOf(run);
    const caught = await hunt(ill, healthy, { first, most });
    const other = caught === undefined ? await otherEnd(ill, healthy, first) : undefined;
    return caught ?? (other && { ...other, runs: most });
  } finally {
    await run.close();
  }
}

function rowOf({ says }: PlantedFault, caught: Caught | undefined): string {
  if (caught === undefined) return `| ${says} | NOTHING | | |`;
  return `| ${says} | ${caught.by} | ${caught.objection.replaceAll('|', '/').replace(/\s+/g, ' ')} | ${caught.runs} |`;
}
