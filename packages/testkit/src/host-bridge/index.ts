export { bridgeCases } from './bridge-cases.ts';
export type { BridgeCase, BridgeSubject } from './bridge-cases.ts';
