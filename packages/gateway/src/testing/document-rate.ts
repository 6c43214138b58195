import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';

/**
 * `npm run document-rate [seconds]`: how many campaign documents a second this gateway answers, beside a bare Fastify route that returns the same
 * bytes. Both run in processes of their own and take turns; the load comes from here, over loopback.
 */
const CAMPAIGN = fileURLToPath(new URL('../../../../examples/campaigns/winter-2022.json', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../bin/consult-kit.js', import.meta.url));
const PATH = '/v1/campaigns/winter-2022';
const CONNECTIONS = 24;
const ROUNDS = 5;

const [first = '2', address = ''] = process.argv.slice(2);
if (first === 'bare') await serveBare(address);
else await compare(Number(first));

/** The other process: a route with nothing around it. */
async function serveBare(gateway: string): Promise<void> {
  const body = Buffer.from(await (await fetch(new URL(PATH, gateway))).arrayBuffer());
  const app = fastify();
  app.get('/v1/campaigns/:id', async (_request, reply) => reply.type('application/json; charset=utf-8').send(body));
  console.log(`ready at ${await app.listen({ port: 0, host: '127.0.0.1' })}/`);
}

async function compare(seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'consult-rate-'));
  const children: ChildProcess[] = [];
  const start = (...args: string[]): Promise<URL> => {
    const child = spawn(process.execPath, ['--conditions=@consult-kit/source', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return addressOf(child);
  };
  try {
    const gateway = await start(COMMAND, 'serve', '--campaign', CAMPAIGN, '--data', folder, '--port', '0', '--host', '127.0.0.1');
    const bare = await start(fileURLToPath(import.meta.url), 'bare', gateway.href);
    // Neither is measured before its code is compiled.
    for (const server of [gateway, bare]) await rateOf(server, seconds);
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [own, plain] = [await rateOf(gateway, seconds), await rateOf(bare, seconds)];
      ratios.push(own / plain);
      console.log(`gateway ${own.toFixed(0)} a second, bare route ${plain.toFixed(0)}: ${(own / plain).toFixed(2)}`);
    }
    console.log(`median ${(ratios.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(2)}`);
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function addressOf(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /ready at (\S+)/.exec(said)?.[1];
      if (found) resolve(new URL(found));
    });
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}: ${said}`)));
  });
}

async function rateOf({ hostname, port, host }: URL, seconds: number): Promise<number> {
  const request = `GET ${PATH} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const endMs = performance.now() + seconds * 1_000;
  const one = (): Promise<number> =>
    new Promise((resolve, reject) => {
      let [answers, missing, head] = [0, -1, ''];
      const socket = connect(Number(port), hostname, () => socket.write(request));
      socket.once('error', reject);
      socket.setEncoding('latin1').on('data', (text: string) => {
        if (missing < 0) {
          head += text;
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          if (!head.startsWith('HTTP/1.1 200 ')) return void socket.destroy(new Error(head.slice(0, 60)));
          missing = Number(/content-length: (\d+)/i.exec(head)?.[1]) - (head.length - end - 4);
        } else missing -= text.length;
        if (missing > 0) return;
        [answers, missing, head] = [answers + 1, -1, ''];
        if (performance.now() < endMs) socket.write(request);
        else {
          socket.destroy();
          resolve(answers);
        }
      });
    });
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, one));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
