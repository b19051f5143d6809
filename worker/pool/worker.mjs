// The Worker's entry: lends a Go program to each event.
import { always } from './headers.mjs'
import { pool } from './isolate.mjs'
import { Busy } from './line.mjs'

/** @param {Request} request */
async function fetch(request, env, ctx) {
  try {
    return await pool.run(env, ctx, (go) => go.handle(request))
  } catch (e) {
    console.error(e.message)
    return e instanceof Busy ? problem(503, 'too_many_requests', { 'retry-after': '10' }) : problem(500, 'internal', {})
  }
}

/** The only answers not made in Go: there is no Go program to make them. */
function problem(status, code, headers) {
  const body = { type: `urn:sluse:problem:${code}`, title: code.replaceAll('_', ' '), status, code }
  return Response.json(body, { status, headers: { ...always, ...headers, 'content-type': 'application/problem+json' } })
}

/**
 * Each message is one wake-up. One that fails comes again, and at last to the
 * dead-letter queue, where it is only told of: the outbox still has its row.
 */
async function queue(batch, env, ctx) {
  if (batch.queue.endsWith('-dead')) return console.error(`${batch.messages.length} wake-ups failed for good`)
  for (const message of batch.messages) {
    try {
      await pool.run(env, ctx, (go) => go.wake(new Uint8Array(message.body)))
      message.ack()
    } catch (e) {
      console.error(e.message)
      message.retry({ delaySeconds: 30 })
    }
  }
}

async function scheduled(_, env, ctx) {
  await pool.run(env, ctx, (go) => go.tick())
}

export default { fetch, queue, scheduled }
