import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readShopSettings } from './settings.ts';

describe('readShopSettings', () => {
  it('knows the demo’s ports and campaign', () => {
    assert.deepEqual(readShopSettings({}), { port: 4400, gatewayOrigin: 'http://localhost:4401', campaign: 'demo' });
  });

  it('follows the environment; port 0 lets the system choose', () => {
    assert.deepEqual(readShopSettings({ CONSULT_SHOP_PORT: '0', CONSULT_GATEWAY_PORT: '5001', CONSULT_SHOP_CAMPAIGN: 'winter-2022' }), {
      port: 0,
      gatewayOrigin: 'http://localhost:5001',
      campaign: 'winter-2022',
    });
  });

  it('says which value is wrong', () => {
    assert.throws(
      () => readShopSettings({ CONSULT_SHOP_PORT: 'shop' }),
      /CONSULT_SHOP_PORT must be a whole number from 0 to 65535; it is "shop"/,
    );
    assert.throws(() => readShopSettings({ CONSULT_GATEWAY_PORT: '70000' }), /CONSULT_GATEWAY_PORT .*"70000"/);
    assert.throws(() => readShopSettings({ CONSULT_GATEWAY_PORT: '0' }), /CONSULT_GATEWAY_PORT must name the port/);
    assert.throws(() => readShopSettings({ CONSULT_SHOP_CAMPAIGN: '"><b>' }), /CONSULT_SHOP_CAMPAIGN must be the id of a campaign/);
  });
});
