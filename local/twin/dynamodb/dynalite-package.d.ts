declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }

  /** DynamoDB in memory; a server that need not listen. */
  function dynalite(options?: DynaliteOptions): Server;
  export = dynalite;
}

/** How dynalite checks the parameters of every operation. */
declare module 'dynalite/validations/index.js' {
  /** The parameters that the operation has, in their types. Throws an error with `statusCode` and `body`. */
  export function checkTypes(parameters: object, types: object): object;
  /** Adds what it parsed. Throws an error with `statusCode` and `body`. */
  export function checkValidations(parameters: object, types: object, custom: unknown, store: object): void;
}
