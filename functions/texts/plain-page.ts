/** Pages without a case: an HTTP status, or why a link opens nothing any more. */
export type PlainPage = 400 | 404 | 405 | 413 | 415 | 503 | 'over' | 'passed-on';
