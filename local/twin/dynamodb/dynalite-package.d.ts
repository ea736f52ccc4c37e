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
