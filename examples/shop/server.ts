/** Starts the demo shop: `node server.ts`, with the variables of its README from the environment. */
import { join } from 'node:path';
import { loadAssets } from './server/assets.ts';
import { readShopSettings } from './server/settings.ts';
import { createShopServer } from './server/shop-server.ts';
import { explainStart, listen } from './server/start.ts';

try {
  const settings = readShopSettings(process.env);
  const assets = await loadAssets(join(import.meta.dirname, 'dist'));
  const server = createShopServer({ assets, ...settings });
  console.log(`shop: http://localhost:${await listen(server, settings.port)}/`);

  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  console.error(`shop: ${explainStart(error)}`);
  process.exitCode = 1;
}
