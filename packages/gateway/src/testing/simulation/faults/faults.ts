import { CLIENT_FAULTS } from './client-faults.ts';
import type { Fault } from './fault.ts';
import { GATEWAY_FAULTS } from './gateway-faults.ts';
import { LEDGER_FAULTS } from './ledger-faults.ts';
import { PROTOCOL_FAULTS } from './protocol-faults.ts';
import { STORE_FAULTS } from './store-faults.ts';

/** Every fault that can be planted. The simulation is good for as much as it finds of them. */
export const FAULTS: readonly Fault[] = [...CLIENT_FAULTS, ...GATEWAY_FAULTS, ...STORE_FAULTS, ...LEDGER_FAULTS, ...PROTOCOL_FAULTS];
