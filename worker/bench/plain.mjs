// The rival: what a Worker in plain JavaScript would be. It does for three of
// the service's requests what Go does, by the same statements on the same
// database, with the same checks of who asks, limits, headers and log line:
//
//   GET  /v1/deliveries/{id}   the status of a delivery
//   POST /v1/deliveries?…      taking a small one: store, batch, signed receipt, queue
//   PUT  /through              bytes to R2 and nothing else, the ceiling of an upload
//
// and answers everything else 404. It knows no more of the service.
import { always } from '../pool/headers.mjs'
import { deliver } from './plain_deliver.mjs'

class Refusal extends Error {
  constructor(status, code) {
    super(code)
    this.status = status
  }
}

export default {
  async fetch(request, env, ctx) {
    const began = Date.now()
    const answer = await serve(request, env, ctx).catch(refused)
    for (const [name, value] of Object.entries(always)) answer.headers.set(name, value)
    console.log(JSON.stringify({ level: 'INFO', msg: 'request', method: request.method, status: answer.status, ms: Date.now() - began }))
    return answer
  },
}

function refused(e) {
  const [status, code] = e instanceof Refusal ? [e.status, e.message] : [500, 'internal']
  if (status === 500) console.error(e.stack)
  const body = { type: `urn:sluse:problem:${code}`, title: code, status, code }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json', 'content-language': 'nb' } })
}

async function serve(request, env, ctx) {
  const url = new URL(request.url)
  if (request.method === 'PUT' && url.pathname === '/through') return through(request, env)
  const [, v1, deliveries, id] = url.pathname.split('/')
  if (v1 !== 'v1' || deliveries !== 'deliveries') throw new Refusal(404, 'not_found')
  const who = await admit(request, env)
  if (request.method === 'POST' && !id) return deliver(request, url, env, ctx, who)
  if (!/^[0-9a-f]{32}$/.test(id ?? '')) throw new Refusal(404, 'not_found')
  return show(env, who, id)
}

async function through(request, env) {
  const sha256 = Uint8Array.fromBase64(request.headers.get('content-digest').slice('sha-256=:'.length, -1))
  await env.BLOBS.put('through/' + crypto.randomUUID(), request.body, { sha256 })
  return Response.json({ state: 'stored' }, { status: 201 })
}

async function admit(request, env) {
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))).toHex()
  const rows = await env.DB.prepare(
    `SELECT id, hash, role, municipality, used,
        (SELECT json_group_array(json_array(year, opens, deadline, corrections)) FROM (
          SELECT year, opens, deadline, corrections FROM gate WHERE id IN (
            SELECT MAX(id) FROM gate WHERE municipality IN ('', token.municipality) GROUP BY year, municipality)
          ORDER BY municipality LIMIT 1000))
      FROM token WHERE prefix = ?1 AND revoked IS NULL LIMIT 8`,
  ).bind(hash.slice(0, 16)).raw()
  const row = rows.find((r) => same(r[1], hash))
  if (!row) {
    await env.FAILURES.limit({ key: request.headers.get('cf-connecting-ip') ?? '' })
    throw new Refusal(401, 'unauthorized')
  }
  const [id, , role, municipality, used, moves] = row
  if (Date.now() - used >= 3_600_000) await env.DB.batch([env.DB.prepare('UPDATE token SET used = ?1 WHERE id = ?2').bind(Date.now(), id)])
  if (!(await env.REQUESTS.limit({ key: id })).success) throw new Refusal(429, 'too_many_requests')
  if (role !== 'municipality') throw new Refusal(403, 'forbidden')
  return { id, municipality, moves: JSON.parse(moves) }
}

const bytes = (text) => new TextEncoder().encode(text)
const same = (a, b) => a.length === b.length && crypto.subtle.timingSafeEqual(bytes(a), bytes(b))

const columns = 'id municipality year kind project key contact lang bundle sha256 size state late created received finished result reason counts supersedes superseded_by receipt read_receipt'.split(' ')

async function show(env, who, id) {
  const [row] = await env.DB.prepare(`SELECT ${columns.map((c) => 'd.' + c).join(', ')},
      EXISTS (SELECT 1 FROM object WHERE owner = d.id AND part = 'feedback'),
      (SELECT json_group_array(json_array(time, actor, was, became, note)) FROM (
        SELECT time, actor, was, became, note FROM event WHERE delivery = d.id ORDER BY id LIMIT 1000))
    FROM delivery d WHERE d.id = ?1 AND d.municipality = ?2 LIMIT 1`).bind(id, who.municipality).raw()
  if (!row) throw new Refusal(404, 'not_found')
  const d = Object.fromEntries(columns.map((c, i) => [c, row[i]]))
  const [feedback, events] = row.slice(columns.length)
  return Response.json({
    id, state: d.state, kind: d.kind, year: d.year, municipality: d.municipality, sha256: d.sha256, size: d.size,
    time: stamp(d.received ?? d.created), late: d.late === 1, supersedes: d.supersedes, supersededBy: d.superseded_by,
    feedback: feedback === 1,
    events: JSON.parse(events).map(([time, actor, from, to, note]) => ({ time: stamp(time), who: actor.split(' ')[0], from, to, ...(note && { note }) })),
  })
}

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Oslo', timeZoneName: 'longOffset' })

/** An instant as receipts write it: whole seconds, Oslo's offset. */
export function stamp(ms) {
  const zone = offset.formatToParts(ms).find((p) => p.type === 'timeZoneName').value.slice(3)
  return parts.format(ms).replace(' ', 'T') + zone
}
