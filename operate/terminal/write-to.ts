/**
 * Writes to a stream. A reader that has seen enough closes its pipe, as `head` does: what comes after that is for nobody,
 * and is no failure of the command.
 */
export function writeTo(stream: NodeJS.WritableStream): (text: string) => void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return (text) => void stream.write(text);
}
