// The other side of the host: the pseudonym manager and SSB, by the command.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { dev, test, url } from './page.ts';

const sluse = join(import.meta.dirname, '../../bin/sluse');

// readIn has both collect, open and answer what the host holds. What is for
// neither, as research data are, they give back and end with 1; what became of
// a delivery the host tells.
export function readIn(): void {
  const at = (name: string): string => test.info().outputPath(name);
  const run = (role: 'ssb' | 'tpf', ...args: string[]): void => {
    const env = { ...process.env, SLUSE_TOKEN: dev().tokens[role]! };
    const { status, stderr } = spawnSync(sluse, args, { env, encoding: 'utf8' });
    if (status !== 0 && status !== 1) throw new Error(`${args[0]}: ${status}: ${stderr}`);
  };
  run('tpf', 'tpf', 'keygen', '-o', at('register.key'));
  run('tpf', 'tpf', '-url', url(), '-identity', dev().identities.tpf!, '-key', at('register.key'), '-audit', at('audit.log'), '-once');
  run('ssb', 'pickup', '-url', url(), '-identity', dev().identities.ssb!, '-dir', at('in'), '-register', at('register.db'), '-once');
}
