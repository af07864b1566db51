// The real server on a free port, with its own copy of the town; ended by its own process id.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { copyOfTown } from './town.mjs';
import { now, root, yakuba } from './places.mjs';

/** Opens at a moment; a folder that another server has left goes on as it is. */
export async function openServer({ at = now, folder = copyOfTown() } = {}) {
  const command = ['serve', '--data', folder, '--port', '0', '--training', '--strict', '--client-rate', '0', '--account-rate', '0'];
  const began = Date.now();
  const server = spawn(yakuba, command, { cwd: root, env: { ...process.env, YAKUBA_NOW: at }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise((found, failed) => {
    const hear = (bytes) => {
      said += bytes;
      const port = said.match(/:(\d+)\/s\b/)?.[1];
      if (port) found(`http://127.0.0.1:${port}`);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('exit', (code) => failed(new Error(`yakuba serve ended with ${code}: ${said}`)));
  });
  const close = async () => {
    server.removeAllListeners('exit');
    const ended = new Promise((done) => { server.once('exit', (code) => done(code ?? 'by force')); });
    server.kill('SIGTERM');
    const force = setTimeout(() => server.kill('SIGKILL'), 20_000);
    const code = await ended;
    clearTimeout(force);
    if (code !== 0) throw new Error(`the server did not end well: ${code}\n${said}`);
  };
  const stop = async () => {
    await close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { address, folder, began, at, close, stop, log: () => said };
}
