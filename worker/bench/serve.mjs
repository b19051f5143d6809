// Runs one Worker with storage, by miniflare as wrangler does but without
// wrangler's proxy, which would even all of them out. Takes its work as JSON,
// says "ready" when the tables are there and the tokens in them, and ends with
// its standard input.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Miniflare, convertV4MiniflareOptions } from 'miniflare'

const { root, modules, port, vars, tokens, migrations } = JSON.parse(process.argv[2])
const limitless = (namespace_id) => ({ namespace_id, simple: { limit: 1e9, period: 10 } })

const host = new Miniflare(convertV4MiniflareOptions({
  name: 'sluse', host: '127.0.0.1', port, compatibilityDate: '2026-10-20', modulesRoot: root,
  modules: modules.map((name) => ({ type: name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule', path: join(root, name) })),
  d1Databases: { DB: 'sluse' }, r2Buckets: { BLOBS: 'sealed' }, queueProducers: { QUEUE: 'wake' },
  ratelimits: { REQUESTS: limitless('1'), FAILURES: limitless('2') },
  bindings: vars,
}))
await host.ready
const db = await host.getD1Database('DB')
for (const name of readdirSync(migrations).filter((n) => n.endsWith('.sql')).sort()) {
  const text = readFileSync(join(migrations, name), 'utf8').replace(/--[^\n]*/g, '')
  for (const statement of text.split(';').filter((s) => s.trim())) await db.prepare(statement).run()
}
const insert = db.prepare('INSERT INTO token (id, prefix, hash, role, municipality, name, created) VALUES (?, ?, ?, ?, ?, ?, 0)')
for (const { token, role, municipality } of tokens) {
  const hash = createHash('sha256').update(token).digest('hex')
  await insert.bind(hash.slice(32), hash.slice(0, 16), hash, role, municipality, token).run()
}
console.log('ready')
process.stdin.resume().on('end', () => process.exit(0))
