import { screenOf } from '../../local/screen.ts';
import { runImages } from './run-images.ts';

/** `npm run docs:images`. */
process.exitCode = await runImages(process.argv.slice(2), screenOf(process));
