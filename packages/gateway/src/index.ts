export { DEFAULT_PORT, startGateway } from './main.ts';
export type { Gateway, GatewayOptions } from './main.ts';
export { databaseFileIn } from './data-folder.ts';
export { createLog } from './telemetry/log.ts';
export type { Log, LogLevel } from './telemetry/log.ts';
export type { PageFolders } from './pages/page-folders.ts';
