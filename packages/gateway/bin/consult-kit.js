#!/usr/bin/env node
// The `consult-kit` command. In the repository it runs from source: Node strips the types, and a resolve hook turns on the private
// export condition, in this very process so that a signal sent to the command reaches the gateway itself. Installed from npm there is
// no `src`, and the built files run.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

const SOURCE_CONDITION = '@consult-kit/source';
const fromSource = existsSync(new URL('../src/cli.ts', import.meta.url));

if (fromSource) {
  registerHooks({
    resolve: (specifier, context, next) => next(specifier, { ...context, conditions: [SOURCE_CONDITION, ...context.conditions] }),
  });
}

const { run } = await (fromSource ? import('../src/cli.ts') : import('../dist/cli.js'));
process.exitCode = await run(process.argv.slice(2));
