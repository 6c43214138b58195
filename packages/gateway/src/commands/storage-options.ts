import type { Command } from 'commander';

/** Where the gateway of a command keeps what it knows. */
export interface GatewayStorage {
  data?: string;
  database?: string;
}

/** Adds the two ways of saying which gateway is meant. */
export function addStorageOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder of the gateway')
    .option('--database <url>', 'database of the gateway, if it is PostgreSQL: postgres://user@host:port/name');
}
