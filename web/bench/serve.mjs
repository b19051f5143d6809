// A server of the built page and of the bench's own page beside it. It
// compresses nothing and shapes nothing: uploads are not measured in a driven browser.
import { createServer } from 'node:http';
import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

/** Serves folders by prefix on a free port; answers with the server and its address. */
export async function serve(folders) {
  const server = createServer((req, res) => {
    const path = normalize(decodeURIComponent(new URL(req.url, 'http://x').pathname));
    const [prefix, dir] = Object.entries(folders).find(([p]) => path.startsWith(p)) ?? [];
    const name = dir && join(dir, path === '/' ? 'index.html' : path.slice(prefix.length));
    if (!name || !statSync(name, { throwIfNoEntry: false })?.isFile()) return res.writeHead(404).end();
    res.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' });
    createReadStream(name).pipe(res);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
