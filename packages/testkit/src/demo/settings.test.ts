import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../workspace/workspace.ts';
import { readDemoSettings } from './settings.ts';

describe('readDemoSettings', () => {
  it('has fixed ports and a folder in the repository when nothing is set', () => {
    assert.deepEqual(readDemoSettings({}), { shopPort: 4400, gatewayPort: 4401, dataFolder: join(ROOT, '.data/demo') });
  });

  it('takes ports and folder from the environment', () => {
    const environment = { CONSULT_SHOP_PORT: '5000', CONSULT_GATEWAY_PORT: '5001', CONSULT_DATA_DIR: '/var/lib/demo' };
    assert.deepEqual(readDemoSettings(environment), { shopPort: 5000, gatewayPort: 5001, dataFolder: '/var/lib/demo' });
  });

  it('refuses what is no port, and says which variable it was', () => {
    for (const text of ['0', '65536', '-1', '80.5', 'http', ' 80']) {
      assert.throws(() => readDemoSettings({ CONSULT_GATEWAY_PORT: text }), { name: 'RangeError', message: /CONSULT_GATEWAY_PORT/ });
    }
  });

  it('refuses one port for both, for then the frame would not be cross-origin', () => {
    assert.throws(() => readDemoSettings({ CONSULT_SHOP_PORT: '4401' }), /cannot share port 4401/);
  });
});
