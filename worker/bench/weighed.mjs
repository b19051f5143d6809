// The Worker as it is, and how much memory its Go programs take.
import worker from '../pool/worker.mjs'
import { pool } from '../pool/isolate.mjs'

export default {
  ...worker,
  fetch: (request, env, ctx) => (request.url.endsWith('/bench/pool') ? Response.json(pool.stats()) : worker.fetch(request, env, ctx)),
}
