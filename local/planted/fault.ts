/** A fault that somebody could make, as a change of one file of the product. */
export interface PlantedFault {
  /** What is wrong then, for people. */
  says: string;
  /** Its path from the project's root: a source of the functions, or the workflow's file. */
  file: string;
  /** A text that stands there exactly once. */
  text: string;
  /** What stands there instead. */
  becomes: string;
}

/** The file with the fault in it. Throws an Error that names the fault where its text is not there exactly once. */
export function planted({ says, file, text, becomes }: PlantedFault, contents: string): string {
  const times = contents.split(text).length - 1;
  if (times !== 1)
    throw new Error(
      `The text of the fault "${says}" stands ${times} times in ${file}, and not once: ${text}`,
    );
  // A function, since a text would have its own words for what was found.
  return contents.replace(text, () => becomes);
}
