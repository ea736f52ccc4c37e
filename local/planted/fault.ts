import type { Journey } from '../sweep/journeys.ts';

/** A change of one file of the product. */
export interface Change {
  /** Its path from the project's root: a source of the functions, or the workflow's file. */
  file: string;
  /** A text that stands there exactly once. */
  text: string;
  /** What stands there instead. */
  becomes: string;
}

/** A fault that somebody could make. */
export interface PlantedFault extends Change {
  /** What is wrong then, for people. */
  says: string;
  /**
   * Where it is looked for before everywhere else: a journey, a journey and a fault of the sweep (`retire x crash`, `retire
   * x crash at iam:GetUser`), `seeds with` a pattern, or a story of its own. Without that a run of all would take hours.
   */
  first: string | Journey;
  /** Other changes that belong to it, where several places guard against the same. */
  also?: Change | readonly Change[];
}

/** The changes that make the fault. */
export function changesOf({ file, text, becomes, also }: PlantedFault): Change[] {
  return [{ file, text, becomes }, ...(also === undefined ? [] : [also].flat())];
}

/** The file with the change in it. Throws an Error that names it where its text is not there exactly once. */
export function planted({ file, text, becomes }: Change, contents: string): string {
  const times = contents.split(text).length - 1;
  if (times !== 1)
    throw new Error(`The text of a planted fault stands ${times} times in ${file}, and not once: ${text}`);
  // A function, since a text would have its own words for what was found.
  return contents.replace(text, () => becomes);
}
