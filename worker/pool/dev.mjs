// The development entry: the Worker as it is, with what local running needs
// around it. `make dev` and the tests start it; nothing of it is deployed.
import worker from './worker.mjs'
import { mailbox } from './mailbox.mjs'
import { backdoor } from './backdoor.mjs'

export default {
  async fetch(request, env, ctx) {
    const answer =
      (await backdoor(request, env)) ?? (await unready(request, env)) ?? (await worker.fetch(request, local(env), ctx))
    await drain(request.body)
    return answer
  },
  queue: (batch, env, ctx) => worker.queue(batch, local(env), ctx),
  scheduled: (event, env, ctx) => worker.scheduled(event, local(env), ctx),
}

/**
 * Until the runner has put its tokens and keys in, nobody is told that the
 * service is up: who waits for /healthz would be refused right after.
 */
let seeded = false
async function unready(request, env) {
  if (seeded || new URL(request.url).pathname !== '/healthz') return null
  seeded = (await env.DB.prepare('SELECT 1 FROM token LIMIT 1').first()) !== null
  return seeded ? null : new Response('not seeded yet', { status: 503 })
}

/** Marks development, and lays mail aside instead of sending it. */
const local = (env) => ({ ...env, SLUSE_DEV: '1', MAIL: mailbox(env.DB) })

/**
 * Reads what a refused request had still to say: wrangler's proxy, unlike the
 * platform, makes a 500 of an answer that comes before a body's end.
 */
async function drain(body) {
  if (!body || body.locked) return
  await body.pipeTo(new WritableStream()).catch(() => {})
}
